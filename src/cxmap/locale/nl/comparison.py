"""The words about groups beside each other in Dutch."""

from cxmap.locale.comparison_words import ComparisonWords

COMPARISON_NL = ComparisonWords(
    kinds={
        "market": "Markten naast elkaar",
        "persona": "Persona’s naast elkaar",
        "segment": "Segmenten naast elkaar",
        "variant": "Varianten naast elkaar",
        "map": "Twee kaarten naast elkaar",
    },
    variants="varianten",
    title="Wie wordt het slechtst bediend?",
    intro="Alleen wat van een groep zelf bekend is, wordt vergeleken. Gemiddelden gaan over contactpunten waar elke groep een score heeft.",
    apart="verschil",
    worst="slechtst: {names}",
    worse_by="{names}: gemiddeld {gain} slechter dan {other}, over {places}; {judged}",
    alike="Gemiddeld gelijk, over {places}",
    no_common="Geen contactpunt is door allemaal gescoord",
    nothing="Er valt niets te vergelijken: geen contactpunt heeft scores van twee van hen",
    places=lambda n: "1 plek" if n == 1 else f"{n} plekken",
    judged={
        "stands": "meer dan toeval",
        "chance": "kan toeval zijn",
        "estimate": "onze inschatting",
        "part": "niet getoetst (niet alles gemeten)",
        "asked otherwise": "niet getoetst (verschillend gevraagd)",
        "too few": "niet getoetst (te weinig antwoorden)",
        "no margin": "niet getoetst (geen foutmarge)",
    },
    marks={
        "stands": "verschil, meer dan toeval",
        "chance": "verschil, kan toeval zijn",
        "estimate": "verschil, onze inschatting of niet getoetst",
        "shared": "lijn zonder teken: score van iedereen",
    },
    worst_at="slechtst bij: {counts}; van {n}",
    below_at="onder doel bij: {counts}",
    tested=lambda n, share: (
        f"1 vergelijking getoetst op {share}"
        if n == 1
        else f"{n} vergelijkingen samen getoetst op {share}; intervallen zijn elk van {share}"
    ),
    whole="het geheel",
    over="over {k} van {n}",
    shared="Scores tussen haakjes gelden voor iedereen en worden met die van niemand vergeleken.",
    never="nooit",
    lacking="ontbreekt",
    withheld="achtergehouden",
    never_note="Nooit: die groep komt daar niet.",
    lacking_note="Ontbreekt: de kaart heeft dat contactpunt niet.",
    withheld_note="Achtergehouden: te weinig antwoorden, of ze zouden die van anderen verraden (privacygrens {floor}).",
    partly="{name}: deels gemeten",
    without="{name} zonder {names}, die geen eigen score hebben",
    hidden="{name}: antwoorden achtergehouden (privacygrens {floor})",
    empty="Niets bekend van: {names}",
    outside="In geen van deze groepen: {names}",
    only_in="Alleen in {name}: {names}",
    converted="Scores van {name} zijn omgerekend naar de schaal van {other}.",
    hoped="{name} toont de toekomst: de scores zijn gehoopt, niemand heeft ze gegeven.",
    closed="{share} van de kloof gedicht",
    undrawn="Een beeld toont hoogstens {most} groepen; de tabel heeft ze allemaal.",
)
