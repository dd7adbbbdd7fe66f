"""A project's own settings: `cxmap.toml`, or `[tool.cxmap]` in `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
)

from cxmap.errors import InputError
from cxmap.loading.unknown import did_you_mean
from cxmap.model import Target
from cxmap.model.part import Items

FILES = ("cxmap.toml", "pyproject.toml")
LARGEST = 1024 * 1024
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


class Brand(BaseModel):
    """What pictures look like in this house; `rendering.theme.branded` says which colours can be read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)

    line: Colour | None = None
    good: Colour | None = None
    bad: Colour | None = None
    chips: Annotated[Items[Colour], Field(max_length=MOST_CHIPS)] = ()
    font: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    logo: Annotated[Path, BeforeValidator(_inside)] | None = None


class Configuration(BaseModel):
    """Settings for every map of a project; an option of a command wins over them."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)

    confidence: Annotated[float, Field(gt=0, lt=1)] = 0.95
    tolerance: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    min_n: Annotated[int, Field(ge=1)] = 5
    power: Annotated[float, Field(gt=0, lt=1)] = 0.8
    privacy_floor: Annotated[int, Field(ge=1)] = 5
    guess_width: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    crosshair: Literal["goal", "means", "middle"] = "goal"
    stale_days: Annotated[int, Field(ge=1)] = 365
    targets: Items[Target] = ()
    brand: Brand | None = None


def _table(path: Path) -> dict[str, Any] | None:
    """The settings in a file; nothing where it is a pyproject.toml without any."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise InputError(f"{path} is larger than 1 MB")
        data = tomllib.loads(raw.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from None
    except RecursionError:
        raise InputError(f"{path} cannot be read: it is nested too deeply") from None
    if path.name == "cxmap.toml":
        return data
    tool = data.get("tool", {})
    found = tool.get("cxmap") if isinstance(tool, dict) else None
    return found if isinstance(found, dict) else None


def _problem(path: Path, error: ValidationError) -> InputError:
    first = error.errors(include_url=False, include_input=False)[0]
    route = ".".join(str(step) for step in first["loc"])
    if first["type"] in ("extra_forbidden", "string_pattern_mismatch"):
        known = (*Configuration.model_fields, *Target.model_fields, *Brand.model_fields)
        meant = did_you_mean(str(first["loc"][-1]), known)
        return InputError(
            f"{path}: there is no setting `{route}`" + (f"; did you mean `{meant}`?" if meant else "")
        )
    return InputError(f"{path}: `{route}`: {first['msg'].removeprefix('Value error, ').lower()}")


def find_configuration(start: Path) -> Configuration | None:
    """The nearest settings in a folder or one above it; nothing where there are none.

    Raises InputError for a file that is there and cannot be used.
    """
    for folder in (start, *start.parents):
        for name in FILES:
            path = folder / name
            if path.is_file() and (table := _table(path)) is not None:
                try:
                    return Configuration.model_validate(table, context={"folder": folder})
                except ValidationError as error:
                    raise _problem(path, error) from None
    return None
