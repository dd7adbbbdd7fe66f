"""A text that says nothing: `TBD`, `-`, `n/a`, `None`.

It is drawn like any other, so a picture for the board says `TBD`, and lists count it as something that was
written. What is not known yet is better left out, or stands under `evidence` as `to_collect`, where it is
listed as work to be done.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey, Written
from cxmap.lint.vocabulary import says_it_is_to_come
from cxmap.model import Remark
from cxmap.model.remarks import says_nothing as is_nothing
from cxmap.source import Diagnostic, Remove, Severity

CODE = "CX421"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    thoughts: ["Where is everybody?", TBD]
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - {name: I come in, thoughts: ["Where is everybody?"]}
"""
_DASHES = frozenset(" -–—−_./·~")
_BINDINGS = frozenset({"data", "events", "comments"})
"""What says how files are read; `-` may well be what stands in one where nobody answered."""
_AMOUNTS = frozenset({"tags", "words", "when"})
"""Where a sign alone may be an answer."""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each text that is a placeholder, in English, Dutch, German and French."""
    for written in survey.texts:
        text = written.text
        if len(text) > 24 or written.key in _AMOUNTS or written.route[0] in _BINDINGS:
            continue
        if says_it_is_to_come(text):
            message = f"`{text}` is shown like any other text, and tells a reader nothing"
            cure = (
                "Write what is meant, or leave it out; what is to be found out goes under `evidence: "
                "{to_collect: ...}`."
            )
            yield advise(CODE, message, written.route, cure)
        elif _says_nothing(text) and written.key != "note":
            message = f"`{text}` is shown as if something were there"
            yield advise(
                CODE, message, written.route, "Leave it out: nothing is said by no text.", fix=_cure(written)
            )


def _says_nothing(text: str) -> bool:
    """Whether it is a word for nothing, or dashes; other signs alone, such as a face, say something."""
    return is_nothing(text) and (any(map(str.isalnum, text)) or _DASHES.issuperset(text))


def _cure(written: Written) -> Remove | None:
    """To take it out, where it is the whole of a list's item and has neither letters nor digits."""
    is_alone = isinstance(written.part, Remark) and written.part.model_fields_set == {"text"}
    if any(map(str.isalnum, written.text)) or not is_alone:
        return None
    return Remove(written.route[:-1])
