"""What may stand at a place of a map, by the schema of the format: every form that a value may have there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, cast

from msgspec import Struct

from cxmap.model.part import EXTENSION, MARK
from cxmap.model.schema import json_schema
from cxmap.source import Route

Schema = dict[str, Any]


class Shape(Struct, frozen=True):
    """Everything that a value may be: each form is a schema without alternatives in it."""

    forms: tuple[Schema, ...]
    description: str = ""
    examples: tuple[Any, ...] = ()
    default: Any = None
    required: bool = False

    @property
    def objects(self) -> tuple[Schema, ...]:
        """The forms that have keys."""
        return tuple(form for form in self.forms if form.get("type") == "object")

    @property
    def keys(self) -> dict[str, Shape]:
        """The keys that a mapping may have here, the needed ones first, with what stands behind each."""
        keys: dict[str, Shape] = {}
        for form in self.objects:
            for name in form.get("properties", {}):
                shape = self.below(name)
                if name not in keys and shape is not None:
                    keys[name] = shape
        return dict(sorted(keys.items(), key=lambda item: not item[1].required))

    @property
    def sections_of_keys(self) -> tuple[str, ...]:
        """The sections whose ids are keys here."""
        return _sections(form.get("propertyNames", {}) for form in self.objects)

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections whose ids a text refers to here."""
        return _sections(self.forms)

    @property
    def words(self) -> dict[str, str]:
        """The words of a closed set, each with what it means where that is said."""
        words: dict[str, str] = {}
        for form in self.forms:
            enum = form.get("enum", [form["const"]] if "const" in form else [])
            said = form.get("enumDescriptions") or [""] * len(enum)
            words |= {str(word): meaning for word, meaning in zip(enum, said, strict=True)}
        return words

    @property
    def texts(self) -> tuple[Schema, ...]:
        """The forms that are texts."""
        return tuple(form for form in self.forms if form.get("type") == "string")

    @property
    def numbers(self) -> tuple[Schema, ...]:
        """The forms that are numbers."""
        return tuple(form for form in self.forms if form.get("type") in ("number", "integer"))

    @property
    def truth(self) -> bool:
        """Whether it may be `true` or `false`."""
        return any(form.get("type") == "boolean" for form in self.forms)

    @property
    def items(self) -> Shape | None:
        """What the items of a list are here; nothing where there is none."""
        return self.below(0)

    @property
    def leads(self) -> bool:
        """Whether a text is the way to a page or file."""
        return any(form.get(MARK, {}).get("leads") for form in self.forms)

    @property
    def scale(self) -> str:
        """The scale that a number is on: `map`, `curve`, `own`, `length`; empty where on none."""
        return next((mark for form in self.numbers if (mark := form.get(MARK, {}).get("scored"))), "")

    @property
    def snippets(self) -> tuple[Schema, ...]:
        """What the schema offers to begin with."""
        return tuple(snippet for form in self.forms for snippet in form.get("defaultSnippets", ()))

    def below(self, step: str | int) -> Shape | None:
        """What may stand at a key or in the items of a list."""
        nodes: list[tuple[Schema, bool]] = []
        for form in self.forms:
            if isinstance(step, int):
                nodes += [(form["items"], False)] if "items" in form else []
            elif (own := _value_of(form, step)) is not None:
                nodes.append((own, step in form.get("required", ())))
        if not nodes:
            return None
        outer = nodes[0][0]
        return Shape(
            tuple(form for node, _ in nodes for form in _forms(node)),
            _description(outer),
            tuple(outer.get("examples", ())),
            outer.get("default"),
            any(required for _, required in nodes),
        )


def _value_of(form: Schema, key: str) -> Schema | None:
    """The schema of what stands behind a key of an object."""
    own = form.get("properties", {}).get(key)
    if own is not None:
        return cast(Schema, own)
    if re.match(EXTENSION, key) or form.get("type") != "object":
        return None
    for pattern, value in form.get("patternProperties", {}).items():
        if pattern != EXTENSION and re.search(pattern, key):
            return cast(Schema, value)
    more = form.get("additionalProperties")
    return more if isinstance(more, dict) else None


def _sections(forms: Iterable[Schema]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for form in forms for name in form.get(MARK, {}).get("refers", ())))


def _forms(node: Schema) -> Iterator[Schema]:
    """The forms of a schema: what its references and alternatives come down to."""
    if "$ref" in node:
        yield from _forms(_definition(node["$ref"]))
    elif "anyOf" in node or "allOf" in node:
        for inner in (*node.get("anyOf", ()), *node.get("allOf", ())):
            yield from _forms(inner)
    else:
        yield node


def _description(node: Schema) -> str:
    if "description" in node:
        return str(node["description"])
    if "$ref" in node:
        return _description(_definition(node["$ref"]))
    return next((text for inner in node.get("allOf", ()) if (text := _description(inner))), "")


@cache
def _schema() -> Schema:
    return json_schema(marks=True)


def _definition(reference: str) -> Schema:
    return cast(Schema, _schema()["definitions"][reference.rpartition("/")[2]])


@lru_cache(4_096)  # of keys that people make up there is no end
def shape_at(route: Route) -> Shape | None:
    """What may stand at a route of a map; nothing where the format has no such place.

    The numbers of list items in it do not matter, nor does a list that a short form leaves out.
    """
    if not route:
        schema = _schema()
        return Shape(tuple(_forms(schema)), str(schema.get("description", "")))
    above = shape_at(route[:-1])
    step = route[-1]
    if above is None:
        return None
    below = above.below(0 if isinstance(step, int) else step)
    if below is None and isinstance(step, str) and above.items is not None:
        return above.items.below(step)  # one thing written without its list
    return below


def plain(route: Route) -> Route:
    """A route with all list items alike, so that few different ones are looked up."""
    return tuple(0 if isinstance(step, int) else step for step in route)
