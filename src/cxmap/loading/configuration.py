"""A project's own settings: `cxmap.toml`, or `[tool.cxmap]` in `pyproject.toml`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
)

from cxmap.errors import InputError
from cxmap.loading.limits import LIMITS
from cxmap.loading.toml_text import Toml, TomlProblem, read
from cxmap.loading.unknown import did_you_mean
from cxmap.model import Target
from cxmap.model.part import Items
from cxmap.source import leaves, read_regular, shortened
from cxmap.source.beside import SETTINGS
from cxmap.source.text import decode

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\Z")
MOST_CHIPS = 24


def _colour(text: str) -> str:
    """`#rrggbb` in small letters, from that or from `#rgb`."""
    if not _COLOUR.match(text):
        raise ValueError("Write a colour as a hash sign and six hexadecimal digits, such as #0b4f94")
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _inside(value: Any, info: ValidationInfo) -> Any:
    """A path relative to the folder of the settings, which it must not leave."""
    if not isinstance(value, str):
        return value
    folder: Path = (info.context or {}).get("folder", Path())
    if "\0" in value:
        raise ValueError("This is not a path")
    try:
        path = (folder / value).resolve()
    except (OSError, RuntimeError):
        raise ValueError("It cannot be found") from None
    if not path.is_relative_to(folder.resolve()):
        raise ValueError("It lies outside the folder of the settings")
    return path


Colour = Annotated[str, AfterValidator(_colour)]
MOST_PATTERNS = 200


def known_code(text: str) -> str:
    """A code or the beginning of one, in capitals. Raises ValueError where no code begins like that."""
    from cxmap.lint.catalogue import PAGES

    code = text.strip().upper()
    if not code or not any(page.code.startswith(code) for page in PAGES):
        raise ValueError(f"`{shortened(text)}` is no code; `cxmap rule` lists them all")
    return code


def _strictness(value: Any) -> Any:
    """`true`, or the codes that fail, one by one: of a union, a reader would be told of the wrong half."""
    if isinstance(value, bool):
        return value
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise ValueError("Write true, or a list of the codes that fail")
    return tuple(map(known_code, value))


Code = Annotated[str, AfterValidator(known_code)]
Pattern = Annotated[str, Field(min_length=1, max_length=200)]


_SETTINGS = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True, defer_build=True)
"""What makes a check of settings is built when there are some: most folders have none."""


class Brand(BaseModel):
    """What pictures look like in this house; `rendering.theme.branded` says which colours can be read."""

    model_config = _SETTINGS

    line: Colour | None = None
    good: Colour | None = None
    bad: Colour | None = None
    chips: Annotated[Items[Colour], Field(max_length=MOST_CHIPS)] = ()
    font: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    logo: Annotated[Path, BeforeValidator(_inside)] | None = None


_SECRET = re.compile(r"pass|secret|token|credential|(^|_)key$", re.IGNORECASE)


def _no_secret(settings: dict[str, Any]) -> dict[str, Any]:
    for name in settings:
        if _SECRET.search(name):
            raise ValueError(
                f"`{name}` may be a secret: name the environment variable that holds it under `from_env`"
            )
    return settings


Plain = str | int | float | bool


class Connection(BaseModel):
    """A database or warehouse that maps may bind tables of. What is secret comes from the environment."""

    model_config = _SETTINGS

    type: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,30}$")]
    settings: Annotated[dict[str, Plain], AfterValidator(_no_secret)] = Field(
        default_factory=dict, max_length=50
    )
    from_env: dict[str, Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,100}$")]] = Field(
        default_factory=dict, max_length=50
    )


class Lint(BaseModel):
    """What `cxmap validate` speaks of in this project, and what fails."""

    model_config = _SETTINGS

    select: Items[Code] = ()
    ignore: Items[Code] = ()
    per_file_ignores: dict[Pattern, Items[Code]] = Field(default_factory=dict, max_length=MOST_PATTERNS)
    strict: Annotated[bool | tuple[str, ...], BeforeValidator(_strictness)] = False
    baseline: Annotated[Path, BeforeValidator(_inside)] | None = None
    _folder: Path = PrivateAttr(default=Path())

    def model_post_init(self, context: Any, /) -> None:
        """Keep the folder of the settings, from which patterns begin."""
        self._folder = (context or {}).get("folder", Path())

    @property
    def folder(self) -> Path:
        """The folder of the settings."""
        return self._folder


def _limited(name: str) -> BeforeValidator:
    return BeforeValidator(LIMITS[name].within(name))


class Configuration(BaseModel):
    """Settings for every map of a project; an option of a command wins over them. LIMITS has their bounds."""

    model_config = _SETTINGS

    confidence: Annotated[float, _limited("confidence")] = 0.95
    tolerance: Annotated[float, _limited("tolerance")] | None = None
    min_n: Annotated[int, _limited("min_n")] = 5
    power: Annotated[float, _limited("power")] = 0.8
    privacy_floor: Annotated[int, _limited("privacy_floor")] = 5
    guess_width: Annotated[float, _limited("guess_width")] | None = None
    crosshair: Literal["goal", "means", "middle"] = "goal"
    importance: Literal["stated", "derived"] = "stated"
    stale_days: Annotated[int, _limited("stale_days")] = 365
    targets: Items[Target] = ()
    brand: Brand | None = None
    connections: dict[str, Connection] = Field(default_factory=dict, max_length=50)
    lint: Lint = Field(default_factory=Lint)
    _folder: Path | None = PrivateAttr(None)

    @staticmethod
    def usual() -> Configuration:
        """What holds where nothing is set; there is nothing to check, so no check is built."""
        return Configuration.model_construct(lint=Lint.model_construct())

    def model_post_init(self, context: Any, /) -> None:
        """Remember where the settings stand."""
        self._folder = (context or {}).get("folder")

    @property
    def folder(self) -> Path | None:
        """The folder of the settings; none where they come from no file."""
        return self._folder


def _table(path: Path) -> Toml | None:
    """The settings in a file; nothing where it is a pyproject.toml without any. Raises InputError."""
    if (why := leaves(path, path.parent.resolve())) is not None:
        raise InputError(f"{path} cannot be used: {why}")
    only = () if path.name == "cxmap.toml" else ("tool", "cxmap")
    raw = read_regular(path, SETTINGS[path.name] + 1)
    if only and b"cxmap" not in raw:
        return None
    return table_in(path, raw, SETTINGS[path.name], only)


def table_in(path: Path, raw: bytes, most: int, only: tuple[str, ...] = ()) -> Toml | None:
    """The settings in what was read of a file; with `only` those of that table, or nothing without one.

    Raises InputError for what is larger than `most`, or no TOML.
    """
    if len(raw) > most:
        raise InputError(f"{path} is larger than {most // 1024:,} KB")
    text = decode(raw)
    if not isinstance(text, str):
        line, column = (text.span.line, text.span.column) if text.span else (1, 1)
        raise InputError(f"{path}:{line}:{column}: {text.message}; save the file as UTF-8")
    try:
        return read(text, only)
    except TomlProblem as problem:
        raise InputError(f"{path}:{problem.line}:{problem.column}: {problem.message}") from None


def _problem(path: Path, table: Toml, error: ValidationError) -> InputError:
    first = error.errors(include_url=False, include_input=False)[0]
    line, column = table.place(first["loc"])
    place = f"{path}:{line}:{column}"
    route = ".".join(str(step) for step in first["loc"])
    if first["type"] in ("extra_forbidden", "string_pattern_mismatch"):
        known = (*Configuration.model_fields, *Target.model_fields, *Brand.model_fields, *Lint.model_fields)
        meant = did_you_mean(str(first["loc"][-1]), known)
        return InputError(
            f"{place}: there is no setting `{shortened(route)}`"
            + (f"; did you mean `{meant}`?" if meant else "")
        )
    said = first["msg"].removeprefix("Value error, ")
    return InputError(f"{place}: {said}" if said.startswith("`") else f"{place}: `{route}`: {said.lower()}")


def find_configuration(start: Path) -> Configuration | None:
    """The nearest settings in a folder or one above it; nothing where there are none.

    Raises InputError for a file that is there and cannot be used.
    """
    for folder in (start, *start.parents):
        for name in SETTINGS:
            path = folder / name
            if os.path.lexists(path) and (table := _table(path)) is not None:
                try:
                    return Configuration.model_validate(table.data, context={"folder": folder})
                except ValidationError as error:
                    raise _problem(path, table, error) from None
    return None
