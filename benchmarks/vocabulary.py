"""What the made-up maps speak of."""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """A line of business."""

    title: str
    things: tuple[str, ...]


FIELDS = (
    Field(
        "Taking out a policy",
        ("the policy", "my premium", "the claim form", "the damage report", "the terms", "the renewal"),
    ),
    Field(
        "Moving house with a new meter",
        ("the meter", "the contract", "the final bill", "the reading", "the tariff", "the appointment"),
    ),
    Field(
        "A repair under warranty",
        ("the parcel", "the receipt", "the return label", "the repair", "the spare part", "the quote"),
    ),
    Field(
        "A first year at the library",
        ("the card", "the reservation", "the reading room", "the fine", "the catalogue", "the loan"),
    ),
    Field(
        "An outpatient visit",
        ("the referral", "the questionnaire", "the waiting room", "the result", "the letter", "the scan"),
    ),
    Field(
        "Changing bank",
        ("the account", "the direct debit", "the identity check", "the card", "the app", "the statement"),
    ),
)
COMPANIES = (
    "Seaward",
    "Northgate",
    "Alder & Sons",
    "Zuiderlicht",
    "Café Müller",
    "Lumen",
    "Fairways",
    "Brightwater",
)
MAKERS = ("twelve customers", "a new customer", "the front desk", "customer service", "one family")
OWNERS = ("Service design", "Customer care", "E-commerce", "Finance", "Front desk", "Operations", "Marketing")
PERSONAS = (
    ("starter", "Starter", "first flat, first job, little time"),
    ("family", "Young family", "two children, everything by phone"),
    ("regular", "Regular", "a customer for eleven years"),
    ("carer", "Carer", "arranges it for a parent"),
    ("doubter", "Doubter", "compares before anything is signed"),
    ("owner", "Small business owner", "does the books at night"),
)
CHANNELS = (
    ("web", "Website", "online", "Answer the usual questions"),
    ("app", "App", "online", "Arrange it at any hour"),
    ("phone", "Telephone", "offline", "Help with what is not usual"),
    ("desk", "Front desk", "offline", "Help in person"),
    ("email", "E-mail", "online", "Confirm and remind"),
    ("post", "Letter", "offline", "Confirm what has legal force"),
    ("chat", "Chat", "online", "Answer while customers wait"),
    ("partner", "Partner", "both", "Advise independently"),
    ("social", "Social media", "online", "Listen and answer"),
)
SOURCES = (
    ("interviews", "Interviews with new customers", "interview"),
    ("survey", "Yearly survey", "survey"),
    ("workshop", "Workshop of the team", "workshop"),
    ("calls", "Call notes of one month", "complaint"),
    ("web-stats", "Web statistics", "analytics"),
    ("diary", "Diary of one customer", "diary"),
    ("staff", "What the front desk hears", "employees"),
)
PHASES = (
    "Orientation",
    "Comparing",
    "Signing up",
    "First weeks",
    "Daily use",
    "When something goes wrong",
    "Renewal",
    "Farewell",
)
VERBS = (
    "Look for",
    "Compare",
    "Ask about",
    "Fill in",
    "Wait for",
    "Receive",
    "Check",
    "Pay for",
    "Complain about",
    "Change",
    "Send in",
    "Collect",
    "Confirm",
    "Cancel",
)
MOMENTS = (
    "on a Monday morning",
    "in the evening",
    "after two weeks",
    "during the lunch break",
    "at the last moment",
    "a month later",
    "on the way home",
)
PLACES = ("at the counter", "on my phone", "in the letter", "on the website", "at home", "in the queue")
DEVICES = ("phone", "laptop", "tablet", "paper")
ACTIONS = (
    "I look for {thing} {place}",
    "I call about {thing} {moment}",
    "I read everything about {thing} twice",
    "I send {thing} back {moment}",
    "I compare {thing} with what a friend has",
    "I wait for {thing} {place}",
    "I ask, {moment}, what happened to {thing}",
)
THOUGHTS = (
    "Why does nobody tell me about {thing} beforehand?",
    "Did they receive {thing} at all?",
    "So this is how {thing} works",
    "What if {thing} is wrong: who pays?",
    "I could have arranged {thing} {place}",
    "Nice, {thing} is already there",
)
PAINS = (
    "{thing} is nowhere to be found {place}",
    "Nobody can say when {thing} will come",
    "{thing} has to be explained a third time",
    "The words in {thing} are for lawyers, not for customers",
    "{thing} arrives {moment}, and too late",
    "The site forgets {thing} when the page is closed",
)
GAINS = (
    "{thing} is arranged within a minute",
    "Somebody calls back {moment}",
    "Clear words about {thing}",
    "{thing} was right the first time",
)
GOALS = (
    "knows where it stands",
    "helped, not turned away",
    "arranged in one go",
    "no surprises",
    "feels known",
    "worth the money",
)
NEEDS = (
    "One answer instead of three",
    "A human being on the line",
    "Clear prices",
    "No forms in the evening",
    "To be taken seriously",
    "Something on paper",
)
FEELINGS = (
    "curious",
    "hopeful",
    "impatient",
    "annoyed",
    "relieved",
    "proud",
    "confused",
    "angry",
    "reassured",
    "bored",
    "welcome",
    "uneasy",
)
BACKSTAGE = ("Checks {thing} by hand", "Books {thing} {moment}", "Scans {thing}", "Looks up {thing}")
IDEAS = (
    "Show {thing} {place} from the first day",
    "Send {thing} with a name and a number",
    "Leave {thing} out altogether",
    "Call about {thing} before the customer does",
    "Explain {thing} in one picture",
)
TO_COLLECT = (
    "Count the calls of one week",
    "Time ten visits on a Saturday",
    "Ask five customers who left",
    "Read the chats of March",
)
COMMENTS = (
    "Draft from the workshop; scores still to be checked with the front desk.",
    "Second version, after the interviews.",
    "The dates are those of the last survey. Ask before changing the ids: the dashboard refers to them.",
)
PLACES_OF_WORK = (
    "amsterdam",
    "brussel",
    "gent",
    "hamburg",
    "leeds",
    "lyon",
    "milano",
    "porto",
    "praha",
    "wien",
)
