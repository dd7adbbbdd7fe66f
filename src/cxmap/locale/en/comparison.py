"""The words about groups beside each other in English."""

from cxmap.locale.comparison_words import ComparisonWords

COMPARISON_EN = ComparisonWords(
    kinds={
        "market": "Markets beside each other",
        "persona": "Personas beside each other",
        "segment": "Segments beside each other",
        "variant": "Variants beside each other",
        "map": "Two maps beside each other",
    },
    variants="variants",
    title="Who is served worst?",
    intro="Only what is known of a group itself is compared. Means are taken over touchpoints that every group scores.",
    apart="apart",
    worst="worst: {names}",
    worse_by="{names}: {gain} worse than {other} on average, over {places}; {judged}",
    alike="Alike on average, over {places}",
    no_common="No touchpoint is scored by all of them",
    nothing="Nothing can be compared: no touchpoint has scores of two of them",
    places=lambda n: "1 place" if n == 1 else f"{n} places",
    judged={
        "stands": "more than chance",
        "chance": "may be chance",
        "estimate": "our estimate",
        "part": "not tested (not all measured)",
        "asked otherwise": "not tested (asked in different ways)",
        "too few": "not tested (too few answers)",
        "no margin": "not tested (no margin of error)",
    },
    marks={
        "stands": "apart, more than chance",
        "chance": "apart, may be chance",
        "estimate": "apart, our estimate or not tested",
        "shared": "line without a mark: everybody’s score",
    },
    worst_at="worst at: {counts}; of {n}",
    below_at="below goal at: {counts}",
    tested=lambda n, share: (
        f"1 comparison tested at {share}"
        if n == 1
        else f"{n} comparisons tested together at {share}; intervals are of {share} each"
    ),
    whole="the whole",
    over="over {k} of {n}",
    shared="Scores in brackets are given for everybody, and compared with nobody’s.",
    never="never",
    lacking="lacking",
    withheld="withheld",
    never_note="Never: that group does not come there.",
    lacking_note="Lacking: the map has no such touchpoint.",
    withheld_note="Withheld: too few answers, or they would tell those of others (privacy floor {floor}).",
    partly="{name}: partly measured",
    without="{name} without {names}, who have no score of their own",
    hidden="{name}: answers withheld (privacy floor {floor})",
    empty="Nothing is known of: {names}",
    outside="In none of these groups: {names}",
    only_in="Only in {name}: {names}",
    converted="Scores of {name} are brought to the scale of {other}.",
    hoped="{name} shows the future: its scores are hoped for, nobody had them.",
    closed="{share} of the gap closed",
    undrawn="A picture shows at most {most} groups; the table has all of them.",
)
