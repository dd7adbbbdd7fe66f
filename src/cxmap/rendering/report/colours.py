"""The themes of a house as CSS custom properties, so that one stylesheet serves light, dark and paper."""

from __future__ import annotations

from dataclasses import fields

from cxmap.rendering.contrast import contrast
from cxmap.rendering.report.house import House, css_string
from cxmap.rendering.theme import Theme

FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif'


def _readable_on(colour: str, theme: Theme) -> str:
    return max((theme.paper, theme.ink), key=lambda text: contrast(colour, text))


def _properties(theme: Theme) -> str:
    found = []
    for field in fields(theme):
        value = getattr(theme, field.name)
        name = field.name.replace("_", "-")
        if isinstance(value, str):
            found.append(f"--{name}:{value}")
        elif isinstance(value, tuple):
            found += [f"--{name}-{at}:{colour}" for at, colour in enumerate(value)]
    found += [f"--chip-ink-{at}:{_readable_on(colour, theme)}" for at, colour in enumerate(theme.chips)]
    tones = {"bad": theme.bad, "good": theme.good, "neutral": theme.neutral}
    found += [f"--on-{name}:{_readable_on(colour, theme)}" for name, colour in tones.items()]
    return ";".join(found)


def font(house: House) -> str:
    """The rule that puts the house's font before those of the stylesheet."""
    return f"html{{font-family:{css_string(house.font)},{FONTS}}}" if house.font else ""


def colours(house: House) -> str:
    """Light for paper and by default, dark where the reader's system asks for it."""
    light = f":root{{color-scheme:light;{_properties(house.light)}}}"
    dark = f":root{{color-scheme:dark;{_properties(house.dark)}}}"
    chips = "".join(
        f".chip-{at}{{--chip:var(--chips-{at});--chip-ink:var(--chip-ink-{at})}}"
        for at in range(len(house.light.chips))
    )
    others = "".join(f".other-{at}{{--other:var(--others-{at})}}" for at in range(len(house.light.others)))
    return f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}{chips}{others}"
