"""The text of a first map."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxmap import api
from cxmap.scalars import scalar
from cxmap.source import document_of
from cxmap.starting import BUSINESSES, LANGUAGES, map_text, starting_words, template
from cxmap.starting.outline import Outline, Step, Stretch

PRINTABLE = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
)


@given(PRINTABLE.filter(str.strip))
def test_a_scalar_is_read_as_the_text_that_it_was(text: str) -> None:
    for around in ("key: {}", "key: [{}, x]", "key: {{a: {}, b: x}}"):
        document = document_of(around.format(scalar(text)).encode(), "x")
        assert not document.diagnostics
        assert document.data is not None
        value = document.data["key"]
        assert (
            value if isinstance(value, str) else value[0] if isinstance(value, list) else value["a"]
        ) == text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("business", BUSINESSES)
@pytest.mark.parametrize("kind", ["journey", "experience"])
def test_every_template_is_a_valid_map_without_a_finding(business, kind, language, tmp_path) -> None:  # type: ignore[no-untyped-def]
    outline = template(business, kind, language)
    path = tmp_path / "map.cxmap.yaml"
    path.write_text(map_text(outline, kind, starting_words(language), bound=True), encoding="utf-8")
    assert api.check(path).diagnostics == ()
    map_ = api.load(path)
    assert (map_.kind, map_.language, map_.title) == (kind, language, outline.title)
    assert [phase.name for phase in map_.phases] == [stretch.name for stretch in outline.stretches]
    assert all(channel.purpose and channel.mode for channel in map_.channels)
    assert len(map_.phases) >= 3
    assert not any(score.experience is not None for score in api.score(map_).places), (
        "a template knows no facts"
    )


@pytest.mark.parametrize("business", BUSINESSES)
@pytest.mark.parametrize("kind", ["journey", "experience"])
def test_languages_say_the_same(business, kind) -> None:  # type: ignore[no-untyped-def]
    shapes = {
        language: [
            [len(step.channels) for step in stretch.steps]
            for stretch in template(business, kind, language).stretches
        ]
        for language in LANGUAGES
    }
    assert all(shape == shapes["en"] for shape in shapes.values())
    modes = [[medium.mode for medium in template(business, kind, language).mediums] for language in LANGUAGES]
    assert all(sorted(mode) == sorted(modes[0]) for mode in modes)


def test_comments_teach_what_holds_once_they_are_uncommented() -> None:
    text = map_text(
        Outline("Day", (Stretch("Morning", (Step("Wake up", None, ("App",)),)),)),
        "journey",
        starting_words("en"),
    )
    live = [
        line.replace("# ", "", 1) if line.lstrip().startswith("# ") and ": " in line.split("#")[1] else line
        for line in text.splitlines()
        if not line.lstrip().startswith("# opportunities") and ". " not in line.partition("#")[2][:60]
    ]
    data = yaml.safe_load("\n".join(line for line in live if not line.startswith(("owner", "scope"))))
    assert data["phases"][0]["touchpoints"][0]["experience"] == -1
    assert data["phases"][0]["touchpoints"][0]["evidence"] == ["interviews"]
    assert data["sources"][0]["id"] == "interviews"


def test_channels_keep_the_spelling_that_came_first() -> None:
    steps = (Step("One", None, ("Web shop",)), Step("Two", None, ("web Shop", "Phone")))
    map_ = api.loads(map_text(Outline("Day", (Stretch("All", steps),)), "journey", starting_words("en")))
    assert [channel.name for channel in map_.channels] == ["Web shop", "Phone"]
    assert (
        [place.channel for place in map_.touchpoints_in_order]
        if hasattr(map_, "touchpoints_in_order")
        else True
    )


NAME = PRINTABLE.filter(lambda text: bool(text.strip()) and len(text) < 80)
NAMES = st.lists(NAME, max_size=2).map(tuple)
STEP = st.builds(
    Step,
    name=NAME,
    score=st.sampled_from([None, -2.0, 0.5]),
    channels=NAMES,
    actions=NAMES,
    thoughts=NAMES,
    pains=NAMES,
)
STRETCH = st.builds(Stretch, name=NAME, steps=st.lists(STEP, min_size=1, max_size=3).map(tuple))


@given(st.lists(STRETCH, min_size=1, max_size=3).map(tuple))
def test_nothing_of_an_outline_is_lost(stretches: tuple[Stretch, ...]) -> None:
    map_ = api.loads(map_text(Outline("Day", stretches), "journey", starting_words("en")))
    for phase, stretch in zip(map_.phases, stretches, strict=True):
        for point, step in zip(phase.touchpoints, stretch.steps, strict=True):
            assert point.name in (step.name, step.name.strip())
            assert (point.experience.score if point.experience else None) == step.score
            assert len(point.channel) == len({name.casefold() for name in step.channels})
            assert [len(point.actions), len(point.thoughts), len(point.pain_points)] == [
                len(step.actions),
                len(step.thoughts),
                len(step.pains),
            ]
