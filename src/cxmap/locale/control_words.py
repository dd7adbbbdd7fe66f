"""The words of the report's controls, which its script puts into the page, as one closed record per language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlWords:
    """Buttons, messages and help. `{name}`, `{k}` and `{n}` are filled in by the script."""

    filter: str
    all_phases: str
    all_channels: str
    all_verdicts: str
    reset: str
    shown: str
    none_shown: str
    copy: str
    copied: str
    not_copied: str
    sort: str
    ascending: str
    descending: str
    unsorted: str
    marks: str
    selected: str
    to_card: str
    to_row: str
    clear: str
    present: str
    next: str
    previous: str
    leave: str
    phase_of: str
    counted: str
    lowest: str
    highest: str
    pain_point: str
    pictures: str
    pictures_intro: str
    picture_names: dict[str, str]
    keyboard: str
    keys: tuple[tuple[str, str], ...]
    """A key or keys, and what it does."""
    shortcuts: str
    close: str


CONTROLS_EN = ControlWords(
    filter="Filter by word",
    all_phases="all phases",
    all_channels="all channels",
    all_verdicts="all verdicts",
    reset="Show all",
    shown="{k} of {n} shown.",
    none_shown="Nothing matches.",
    copy="Copy as CSV",
    copied="{n} rows copied as CSV.",
    not_copied="The browser did not allow copying.",
    sort="Sort",
    ascending="Sorted by {name}, ascending.",
    descending="Sorted by {name}, descending.",
    unsorted="In order of priority.",
    marks="Touchpoints on the curve, to walk along with the arrow keys",
    selected="Selected:",
    to_card="its card",
    to_row="its row in the list of gaps",
    clear="Clear",
    present="Present phase by phase",
    next="Next",
    previous="Previous",
    leave="Leave",
    phase_of="Phase {k} of {n}",
    counted="{k} of {n} short of their goal",
    lowest="Lowest",
    highest="Highest",
    pain_point="pain point",
    pictures="In pictures",
    pictures_intro="The same journey seen from other sides. Every score in them is in the list of gaps, too.",
    picture_names={"flow": "The ways through", "timeline": "How long it takes"},
    keyboard="Keyboard",
    keys=(
        ("n", "next gap"),
        ("p", "previous gap"),
        ("f", "filter the list of gaps"),
        ("?", "this help"),
        ("\N{LEFTWARDS ARROW} \N{RIGHTWARDS ARROW}", "on the curve: touchpoint by touchpoint"),
        ("Enter", "select a touchpoint"),
        ("Esc", "close what is open"),
        ("\N{LEFTWARDS ARROW} \N{RIGHTWARDS ARROW}", "when presenting: previous and next phase"),
    ),
    shortcuts="Keys with a single letter work",
    close="Close",
)

CONTROLS_NL = ControlWords(
    filter="Filter op woord",
    all_phases="alle fasen",
    all_channels="alle kanalen",
    all_verdicts="alle oordelen",
    reset="Toon alles",
    shown="{k} van de {n} getoond.",
    none_shown="Niets past daarbij.",
    copy="Kopieer als CSV",
    copied="{n} rijen gekopieerd als CSV.",
    not_copied="De browser stond kopiëren niet toe.",
    sort="Sorteer",
    ascending="Gesorteerd op {name}, oplopend.",
    descending="Gesorteerd op {name}, aflopend.",
    unsorted="Op volgorde van prioriteit.",
    marks="Contactpunten op de curve, te doorlopen met de pijltjestoetsen",
    selected="Gekozen:",
    to_card="de kaart",
    to_row="de rij in de lijst van verschillen",
    clear="Wis",
    present="Presenteer per fase",
    next="Volgende",
    previous="Vorige",
    leave="Verlaat",
    phase_of="Fase {k} van {n}",
    counted="{k} van de {n} onder hun doel",
    lowest="Laagste",
    highest="Hoogste",
    pain_point="pijnpunt",
    pictures="In beeld",
    pictures_intro="Dezelfde reis van andere kanten bekeken. Elke score erin staat ook in de lijst van verschillen.",
    picture_names={"flow": "De wegen erdoor", "timeline": "Hoe lang het duurt"},
    keyboard="Toetsenbord",
    keys=(
        ("n", "volgend verschil"),
        ("p", "vorig verschil"),
        ("f", "filter de lijst van verschillen"),
        ("?", "deze hulp"),
        ("\N{LEFTWARDS ARROW} \N{RIGHTWARDS ARROW}", "op de curve: contactpunt voor contactpunt"),
        ("Enter", "kies een contactpunt"),
        ("Esc", "sluit wat open is"),
        ("\N{LEFTWARDS ARROW} \N{RIGHTWARDS ARROW}", "bij presenteren: vorige en volgende fase"),
    ),
    shortcuts="Toetsen met één letter werken",
    close="Sluit",
)
