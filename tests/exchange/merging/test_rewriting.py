"""Other values in the text of a map, with everything else to the letter."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cxmap.exchange.merging.comments import comments_of
from cxmap.exchange.merging.layout import NoPlaceError
from cxmap.exchange.merging.rewriting import rewritten
from cxmap.source import Route, document_of, parse

EXAMPLES = ("hotel-stay", "insurer-lifecycle", "shopping-day", "software-support")
VALUES: list[Any] = [
    "new text", "it's: quoted", 3, -1.5, None, True, ["a", "b, c"], {"text": "x", "severity": 2},
    ["one " * 20, "two" * 10], "multi\nline", "# no", "", "12", [{"text": "x"}, "y"], {"a": {"b": ["c"]}},
    [], {},
]  # fmt: skip


def tracked(value: Any, route: Route, origins: dict[int, Route]) -> Any:
    """A copy of values that knows where the items of its lists stood."""
    if isinstance(value, dict):
        return {key: tracked(inner, (*route, key), origins) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    made = [tracked(item, (*route, at), origins) for at, item in enumerate(value)]
    origins |= {id(item): (*route, at) for at, item in enumerate(made) if isinstance(item, dict)}
    return made


def mutated(data: dict[str, Any], random: Random) -> None:
    spots: list[Any] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict | list):
            spots.append(value)
            for inner in value.values() if isinstance(value, dict) else value:
                walk(inner)

    walk(data)
    for _ in range(random.randint(1, 6)):
        spot, value = random.choice(spots), copy.deepcopy(random.choice(VALUES))
        if isinstance(spot, dict) and spot:
            key, kind = random.choice(list(spot)), random.random()
            if kind < 0.5:
                spot[key] = value
            elif kind < 0.7 and len(spot) > 1:
                del spot[key]
            else:
                items = list(spot.items())
                items.insert(random.randint(0, len(items)), (f"x-{random.randint(0, 99)}", value))
                spot.clear()
                spot.update(items)
        elif isinstance(spot, list):
            if random.random() < 0.4 and spot:
                spot.pop(random.randrange(len(spot)))
            elif random.random() < 0.6:
                spot.insert(random.randint(0, len(spot)), value)
            else:
                random.shuffle(spot)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_any_values_are_put_into_the_text(name: str, newline: str, project: Path) -> None:
    text = (project / "examples" / f"{name}.cxmap.yaml").read_bytes().decode().replace("\n", newline)
    document = document_of(text.encode(), name)
    for seed in range(12):
        origins: dict[int, Route] = {}
        data = tracked(document.data, (), origins)
        assert rewritten(document, data, origins).text == text
        mutated(data, Random(f"{name}{seed}"))
        made = rewritten(document, data, origins)
        after = parse(made.text, name)
        assert after.data == data
        assert "\n" not in made.text.replace("\r\n", "") or newline == "\n"
        left = [comment.text for comment in comments_of(after)]
        for comment in comments_of(document):
            assert comment.text in left or comment.text in made.gone


def put(text: str, change: Any) -> str:
    document = document_of(text.encode(), "m")
    origins: dict[int, Route] = {}
    data = tracked(document.data, (), origins)
    change(data)
    return rewritten(document, data, origins).text


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("a: 'x'  # c\n", lambda data: data.update(a="it's"), "a: 'it''s'  # c\n"),
        ('a: "x"\n', lambda data: data.update(a='say "no"'), 'a: "say \\"no\\""\n'),
        ("a: |\n  one\n  two\nb: 1\n", lambda data: data.update(a="x\ny\n"), "a: |\n  x\n  y\nb: 1\n"),
        ("a: {b: 1, c: 2}  # d\n", lambda data: data["a"].pop("b"), "a: {c: 2}  # d\n"),
        ("a: [x, y]  # c\n", lambda data: data["a"].append("z"), "a: [x, y, z]  # c\n"),
        ("a:\n- x\n- y # c\n", lambda data: data["a"].insert(0, "z"), "a:\n- z\n- x\n- y # c\n"),
        (
            "a:\n  - b: 1\n    # own\n    c: 2\n\n  - b: 3\n",
            lambda data: data["a"].reverse(),
            "a:\n  - b: 3\n\n  - b: 1\n    # own\n    c: 2\n",
        ),
        ("a:  # nothing yet\nb: 1\n", lambda data: data.update(a="x"), "a: x  # nothing yet\nb: 1\n"),
        ("a: 1", lambda data: data.update(b=2), "a: 1\nb: 2"),
    ],
)  # fmt: skip
def test_a_value_stands_as_the_old_one_did(before: str, change: Any, after: str) -> None:
    assert put(before, change) == after


def test_what_has_no_place_is_refused() -> None:
    with pytest.raises(NoPlaceError):
        put("", lambda data: None)
