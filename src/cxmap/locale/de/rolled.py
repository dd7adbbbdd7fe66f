"""The words about journeys below a place in German."""

from cxmap.locale.rolled_words import RolledWords

ROLLED_DE = RolledWords(
    heading="Reise darunter",
    adds_up=lambda count: (
        "die Reise ergibt {score}" if count == 1 else f"die {count} Reisen ergeben zusammen {{score}}"
    ),
    ends="({low} bis {high})",
    own="eigener Wert {score}",
    no_own="kein eigener Wert",
    nothing="darunter ergibt sich nichts",
    apart="die beiden weichen ab",
    alike="die beiden stimmen überein",
    undecided="ob sie abweichen, ist nicht entschieden",
    weighed="Momente wiegen Wichtigkeit / 3 \N{MULTIPLICATION SIGN} Reichweite",
    measured=lambda k, n: f"{k} von {n} Momenten gemessen",
    assumed="angenommen, wo nichts steht: Wichtigkeit 3, Reichweite {everybody}",
    share="{title}: {share} davon",
    lost="{to} ist nicht nutzbar",
    unscored="{title}: kein Moment hat einen Wert",
    part_of="Teil von",
)
