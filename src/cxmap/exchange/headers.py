"""What columns and lanes of other people's tables are called, in four languages."""

from __future__ import annotations

import re
import unicodedata

from cxmap.locale import LANGUAGES

NAMES: dict[str, str] = {
    "phase": (
        "phase, stage, step of the journey, journey stage, journey phase, stage of the journey, customer stage, "
        "fase, klantreisfase, fase van de klantreis, phasen, phase der reise, reisephase, etape, étape, "
        "étape du parcours, phase du parcours"
    ),
    "touchpoint": (
        "touchpoint, touchpoints, touch point, step, steps, customer step, moment, what happens, contact, "
        "touchpoint name, contactmoment, contactmomenten, contactpunt, contactpunten, stap, stappen, wat gebeurt er, referentiepunt, "
        "kontaktpunkt, kontaktpunkte, berührungspunkt, berührungspunkte, schritt, schritte, was passiert, "
        "point de contact, points de contact, étape du client, que se passe-t-il"
    ),
    "description": "description, context, situation, omschrijving, beschrijving, situatie, beschreibung, contexte",
    "channel": "channel, channels, kanaal, kanalen, kanal, kanäle, canal, canaux",
    "personas": "persona, personas, who, wie, actor, actors, wer, qui, acteur, acteurs",
    "experience": (
        "experience, customer experience, score, scores, emotion score, emotional score, experience score, sentiment, "
        "satisfaction, customer satisfaction, satisfaction score, rating, "
        "beleving, klantbeleving, ervaring, klantervaring, waardering, tevredenheid, klanttevredenheid, cijfer, "
        "erlebnis, kundenerlebnis, bewertung, zufriedenheit, kundenzufriedenheid, note du client, expérience, "
        "expérience client, satisfaction client, ressenti client"
    ),
    "feelings": (
        "emotion, emotions, feeling, feelings, mood, emotie, emoties, gevoel, gevoelens, stemming, "
        "gefühl, gefühle, stimmung, émotion, émotions, sentiments, ressenti, emotionen"
    ),
    "goal": (
        "goal, target, desired experience, target score, goal score, doel, streefwaarde, norm, beoogde ervaring, "
        "doelscore, ziel, zielwert, sollwert, objectif, cible"
    ),
    "actions": (
        "action, actions, doing, customer actions, user actions, activities, actie, acties, handelingen, "
        "doen, aktion, aktionen, handlungen, tun, actions du client, activités"
    ),
    "thoughts": "thought, thoughts, thinking, gedachte, gedachten, denken, gedanke, gedanken, pensée, pensées",
    "questions": "question, questions, vraag, vragen, frage, fragen",
    "pain_points": (
        "pain point, pain points, pains, pain, problem, problems, friction, frustration, frustrations, "
        "pijnpunt, pijnpunten, knelpunt, knelpunten, frustraties, schmerzpunkt, schmerzpunkte, probleme, "
        "hürden, irritant, irritants, points de douleur, point de douleur, problèmes, freins"
    ),
    "gains": (
        "gain, gains, bright spot, bright spots, delight, delights, enablers, positives, highlights, "
        "pluspunten, lichtpuntjes, lichtblicke, points forts, moments forts"
    ),
    "opportunities": (
        "opportunity, opportunities, idea, ideas, improvement, improvements, kans, kansen, verbetering, "
        "verbeteringen, ideeën, chance, chancen, ideen, verbesserungen, opportunité, opportunités, idées, "
        "améliorations"
    ),
    "quotes": "quote, quotes, verbatim, citaat, citaten, zitat, zitate, citation, citations, verbatims",
    "frontstage": "frontstage, front stage, frontstage actions, visible actions, visible staff actions",
    "backstage": "backstage, back stage, backstage actions, behind the scenes, achter de schermen, hinter den kulissen, coulisses",
    "support": "support, support processes, supporting processes, systems, ondersteunende processen, systemen, systeme",
    "importance": "importance, weight, belang, belangrijkheid, wichtigkeit, importance du point",
    "when": "when, day, time, timeline, date, dag, wanneer, tijd, tijdlijn, tag, wann, zeit, jour, quand, moment du jour",
    "owner": (
        "owner, responsible, team, department, eigenaar, verantwoordelijk, verantwoordelijke, afdeling, "
        "verantwortlich, verantwortliche, zuständig, abteilung, responsable, équipe, service"
    ),
    "note": "note, notes, remark, remarks, comment, opmerking, opmerkingen, toelichting, bemerkung, bemerkungen, remarque",
}  # fmt: skip
"""Names by what they mean in a map, parted by commas."""


def bare(name: str) -> str:
    """A name without capitals, accents and what is only dressing: `**Pain Points:**` is `pain points`."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"\(.*?\)", " ", letters)).replace("_", " ").split())


_MEANING = {
    **{
        bare(getattr(words, key)): key
        for words in LANGUAGES.values()
        for key in NAMES
        if isinstance(getattr(words, key, None), str)
    },
    **{bare(name): key for key, names in NAMES.items() for name in names.split(",")},
}
"""Names of columns in pictures and reports, and those of strangers."""


def meaning(name: str) -> str | None:
    """What a column or lane of this name holds; nothing where that is not known."""
    return _MEANING.get(bare(name))
