"""The theme as CSS custom properties, so that one stylesheet serves light, dark and paper."""

from __future__ import annotations

from dataclasses import fields

from cxmap.rendering.theme import DARK, LIGHT, Theme


def _channel(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    red, green, blue = (_channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _readable_on(colour: str, theme: Theme) -> str:
    return max((theme.paper, theme.ink), key=lambda text: contrast(colour, text))


def _properties(theme: Theme) -> str:
    found = []
    for field in fields(theme):
        value = getattr(theme, field.name)
        name = field.name.replace("_", "-")
        if isinstance(value, str):
            found.append(f"--{name}:{value}")
        else:
            found += [f"--{name}-{at}:{colour}" for at, colour in enumerate(value)]
    found += [f"--chip-ink-{at}:{_readable_on(colour, theme)}" for at, colour in enumerate(theme.chips)]
    found += [f"--on-bad:{_readable_on(theme.bad, theme)}"]
    return ";".join(found)


def colours() -> str:
    """Light for paper and by default, dark where the reader's system asks for it."""
    light = f":root{{color-scheme:light;{_properties(LIGHT)}}}"
    dark = f":root{{color-scheme:dark;{_properties(DARK)}}}"
    chips = "".join(
        f".chip-{at}{{--chip:var(--chips-{at});--chip-ink:var(--chip-ink-{at})}}"
        for at in range(len(LIGHT.chips))
    )
    others = "".join(f".other-{at}{{--other:var(--others-{at})}}" for at in range(len(LIGHT.others)))
    return f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}{chips}{others}"
