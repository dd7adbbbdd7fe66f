"""English, the pages over many maps."""

from cxmap.locale.atlas_words import AtlasWords

ATLAS_EN = AtlasWords(
    title="Atlas",
    maps="Maps",
    gaps="Gaps",
    channels="Channels",
    people="People",
    opportunities="Opportunities",
    filter="Show only what holds these words",
    skip="To the content",
    map="map",
    rests="rests on",
    worst="worst gap",
    links="leads to",
    journey_line="The experience from the first to the last touchpoint of {title}, in percent of its scale.",
    no_scores="no scores yet",
    of_maps=lambda n, k: f"{n} map{'' if n == 1 else 's'} with {k} touchpoint{'' if k == 1 else 's'}",
    below=lambda k, n: f"{k} of {n} below goal",
    unlike="Served unlike: {best} at {best_place}, {worst} at {worst_place}.",
    in_percent="Scales differ from map to map, so scores and gaps stand in percent of the scale of their map.",
    for_what="what it is there for",
    met_at=lambda k, n: f"met at {k} touchpoint{'' if k == 1 else 's'} of {n} map{'' if n == 1 else 's'}",
    personas="Personas",
    owners="Who answers for what",
    nobody="Nobody is named for these touchpoints",
    none_below="No touchpoint is below its goal.",
    none="Nothing is written down.",
    unread="Not in this atlas, because they are no sound maps",
    rank="rank",
    made_with="made with cxmap {version}",
)
