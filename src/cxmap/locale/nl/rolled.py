"""The words about journeys below a place in Dutch."""

from cxmap.locale.rolled_words import RolledWords

ROLLED_NL = RolledWords(
    heading="klantreis eronder",
    adds_up=lambda count: (
        "de klantreis komt uit op {score}"
        if count == 1
        else f"de {count} klantreizen komen samen uit op {{score}}"
    ),
    ends="({low} tot {high})",
    own="eigen score {score}",
    no_own="geen eigen score",
    nothing="niets om eronder op te tellen",
    apart="de twee verschillen",
    alike="de twee komen overeen",
    undecided="of ze verschillen is niet beslist",
    weighed="momenten wegen belang / 3 \N{MULTIPLICATION SIGN} bereik",
    measured=lambda k, n: f"{k} van {n} momenten gemeten",
    assumed="aangenomen waar niets staat: belang 3, bereik {everybody}",
    share="{title}: {share} ervan",
    lost="{to} is niet bruikbaar",
    unscored="{title}: geen moment heeft een score",
    part_of="deel van",
)
