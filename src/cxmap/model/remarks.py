"""What people do, think, feel and suffer at a point of the map, and who says so."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from cxmap.model.amounts import Amount
from cxmap.model.part import Leads, Many, Part, PersonaId, Score, SourceId, Text, Unscored, explained

LINK = r"^(https?://[^\s<>\x22]+|mailto:[^\s<>\x22]+|[^\s:/\\<>\x22][^:\\<>\x22]*)$"
Severity = Annotated[int, Unscored("from 1 to 5 in every map"), Field(ge=1, le=5)]


_NOTHING = frozenset(
    [
        "none",
        "nothing",
        "nil",
        "n/a",
        "na",
        "geen",
        "niets",
        "nvt",
        "keine",
        "keiner",
        "keins",
        "nichts",
        "entfällt",
        "k.a",
        "aucun",
        "aucune",
        "rien",
        "néant",
    ]
)
"""How people say in a table that there is nothing, in English, Dutch, German and French."""


def says_nothing(text: str) -> bool:
    """Whether a text only says that there is nothing: `None`, `n.v.t.`, `-`."""
    bare = text.casefold().strip(" .!()")
    return bare in _NOTHING or bare.replace(".", "") in _NOTHING or not any(map(str.isalnum, bare))


class Remark(Part):
    """A sentence about a point of the map, with whose it is where that matters."""

    shorthand: ClassVar[str | None] = "text"

    text: Text = Field(description="The sentence itself.", examples=["I wait ten minutes"])
    persona: Many[PersonaId] = Field(
        default=(), description="Whose it is, by persona id; everybody's when left out.", examples=["shopper"]
    )
    source: Many[SourceId] = Field(
        default=(), description="Where it is known from, by source id.", examples=["diary"]
    )
    when: Text | None = Field(
        default=None, description="Under what condition it holds.", examples=["on a Saturday"]
    )

    @property
    def is_nothing(self) -> bool:
        """Whether it only says that there is nothing. No pain is not a pain."""
        return says_nothing(self.text)


class PainPoint(Remark):
    """Something that hurts the customer, or the employee."""

    severity: Severity | None = Field(
        default=None, description="How much it hurts, from 1 (a nuisance) to 5 (people leave).", examples=[4]
    )
    effect: Text | None = Field(
        default=None, description="What it leads to.", examples=["Shoppers put the clothes back"]
    )
    remedy: Text | None = Field(
        default=None, description="What would take it away.", examples=["Open a second till"]
    )
    cause: Text | None = Field(
        default=None,
        description="What it comes from; an opportunity that `removes` it names it in the same words.",
        examples=["Nobody plans the tills by the hour"],
    )


class Quote(Remark):
    """Words that somebody really said."""

    by: Text | None = Field(
        default=None, description="Who said it, as far as may be told.", examples=["developer, 1 year"]
    )


class Activity(Part):
    """What is done before or behind the customer's eyes to make a touchpoint work."""

    shorthand: ClassVar[str | None] = "text"

    text: Text = Field(description="What is done.", examples=["Checks the stock"])
    by: Text | None = Field(
        default=None, description="Which person or team does it.", examples=["counter staff"]
    )
    system: Text | None = Field(
        default=None, description="Which system does it.", examples=["permit database"]
    )


class Feeling(Part):
    """A feeling in a word, with a score where somebody gave one, and why it is felt.

    Several in a list follow each other: a change of mood. What is felt together with the one before it says
    `at_once: true`: mixed feelings.
    """

    shorthand: ClassVar[str | None] = "word"

    word: Text | None = Field(
        default=None, description="The feeling, as the customer would say it.", examples=["annoyed"]
    )
    score: Score | None = Field(
        default=None, description="The feeling as a number on the map's scale.", examples=[-2]
    )
    because: Text | None = Field(
        default=None, description="Why it is felt.", examples=["nobody said how long it takes"]
    )
    at_once: bool = Field(
        default=False,
        description="Whether it is felt together with the feeling before it, not after it.",
        examples=[True],
    )
    persona: Many[PersonaId] = Field(
        default=(), description="Who feels it, by persona id; everybody when left out.", examples=["shopper"]
    )
    when: Text | None = Field(
        default=None,
        description="At what moment or under what condition it is felt.",
        examples=["after eight minutes"],
    )
    source: Many[SourceId] = Field(
        default=(), description="Where it is known from, by source id.", examples=["diary"]
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.word is None and self.score is None:
            raise ValueError("a feeling needs a `word`, a `score` or both")
        return self


class Impact(Part):
    """A moment that makes or breaks the journey. It is flagged by people, with a reason, and never inferred."""

    shorthand: ClassVar[str | None] = "direction"

    direction: Literal["positive", "negative", "either"] = Field(
        default="either",
        description="Which way the moment moves the customer.",
        examples=["negative"],
        json_schema_extra=explained(
            positive="It is remembered gladly.",
            negative="It is remembered with anger.",
            either="It builds or breaks trust, depending on how it goes.",
        ),
    )
    why: Text | None = Field(
        default=None,
        description="Why this moment weighs so much.",
        examples=["Refused help on a faulty product"],
    )
    persona: Many[PersonaId] = Field(
        default=(), description="For whom, by persona id; everybody when left out.", examples=["shopper"]
    )


class Evidence(Part):
    """What a point of the map rests on, or what is still to be found out."""

    shorthand: ClassVar[str | None] = "source"

    source: SourceId | None = Field(default=None, description="A source, by id.", examples=["diary"])
    note: Text | None = Field(
        default=None, description="What that source says here.", examples=["7 of 10 mention the queue"]
    )
    to_collect: Text | None = Field(
        default=None,
        description="Evidence that is still missing.",
        examples=["Time ten visits on a Saturday"],
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.source is None and self.to_collect is None:
            raise ValueError("name a `source`, or say under `to_collect` what is still missing")
        return self


class Kpi(Part):
    """A figure that is watched beside the experience, from where it is to where it should be."""

    name: Text = Field(description="What is counted.", examples=["Time to first deployment"])
    current: Amount | None = Field(
        default=None, description="Where it stands: a number, a range or a bound.", examples=["7-10 days"]
    )
    target: Amount | None = Field(default=None, description="Where it should be.", examples=["<3 days"])
    source: Many[SourceId] = Field(
        default=(), description="Where it is known from, by source id.", examples=["diary"]
    )


class Link(Part):
    """A page, file or picture that belongs here."""

    shorthand: ClassVar[str | None] = "to"

    to: Annotated[
        str,
        Field(
            max_length=2000,
            pattern=LINK,
        ),
        Leads(),
    ] = Field(
        description="An http, https or mailto address, or a path from the map file.",
        examples=["screens/till.png"],
    )
    text: Text | None = Field(
        default=None,
        description="What it shows; for a picture, its text for those who cannot see it.",
        examples=["The till on a Saturday"],
    )
