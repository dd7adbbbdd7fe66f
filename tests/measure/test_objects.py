"""Files of JSON, one object a line: every value as it is written, and one sentence for what is none."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from cxmap.errors import InputError
from cxmap.measure import Measured

BINDING = "files: a.jsonl\nscale: {min: 1, max: 5}\nscores: {queue: q}\n"
Measuring = Callable[..., Measured]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[1, 2]\n[3]\n", "2 of its lines hold a list"),
        ('[{"q": 1}, {"q": 2}]\n', "one of its lines holds a list"),
        ("5\n", "one of its lines holds a number"),
        ('{"q": 1}\n"a"\n', "one of its lines holds a text"),
        ('{"q": 1}\nnull\n', "one of its lines holds null"),
        ('{"q": 1}\ntrue\n', "one of its lines holds true or false"),
        ('{"q": 1, "q": 2}\n', "one of its lines has a key twice"),
        ("{}\n{}\n", "holds nothing: its objects are empty"),
        ("\n\n", "a.jsonl is empty"),
        ("", "a.jsonl is empty"),
        ('{"json": 1}\n', "a.jsonl has no column `q`; it has `json`"),
    ],
)
def test_what_is_no_object_is_told(text: str, told: str, measured: Measuring) -> None:
    with pytest.raises(InputError) as caught:
        measured(BINDING, {"a.jsonl": text})
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_comes_late_is_read_as_it_is_written(measured: Measuring) -> None:
    """Twenty thousand lines are what the engine would look at before it says what a column holds."""
    early = '{"q": 2}\n' * 21_000
    late = [{"q": 2.5}, {"q": "no answer"}, {"q": None}, {"new": 1}, {"q": "4.5"}]
    text = early + "".join(f"{json.dumps(line)}\n" for line in late)
    found = measured(BINDING + "no_answer: no answer\n", {"a.jsonl": text})
    (figure,) = found.content.figures
    assert figure.metric.n == 21_002
    assert figure.metric.value == pytest.approx((21_000 * 2 + 7) / 21_002, abs=1e-9)
    assert found.dropped == {"no answer": 1, "nothing": 2}


@pytest.mark.parametrize("key", ["a.b", 'say "x"', "it's", "x/y", "~0", "$.q", "0", "*", "Ünï", "a b", "[0]"])
def test_any_key_is_a_name(key: str, measured: Measuring) -> None:
    lines = [{"other": at, key: 4} for at in range(6)]
    binding = f"files: a.jsonl\nscale: {{min: 1, max: 5}}\nscores: {{queue: {json.dumps(key)}}}"
    found = measured(binding, {"a.jsonl": "\n".join(map(json.dumps, lines))})
    assert [figure.metric.answers for figure in found.content.figures] == [(0, 0, 0, 6, 0)]


def test_keys_that_differ_in_capitals_are_two(measured: Measuring) -> None:
    found = measured(BINDING, {"a.jsonl": '{"Q": 1, "q": 5}\n' * 6})
    assert [figure.metric.answers for figure in found.content.figures] == [(0, 0, 0, 0, 6)]
