"""The themes of a look as CSS custom properties: one stylesheet serves light, dark, paper and every brand."""

from __future__ import annotations

from msgspec.structs import fields

from cxmap.rendering.contrast import contrast
from cxmap.rendering.report.look import Look, css_string
from cxmap.rendering.theme import Theme

FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif'


def _readable_on(colour: str, theme: Theme) -> str:
    return max((theme.paper, theme.ink), key=lambda text: contrast(colour, text))


def _properties(theme: Theme) -> str:
    rules = []
    for field in fields(theme):
        value = getattr(theme, field.name)
        name = field.name.replace("_", "-")
        if isinstance(value, str):
            rules.append(f"--{name}:{value}")
        elif isinstance(value, tuple):
            rules += [f"--{name}-{at}:{colour}" for at, colour in enumerate(value)]
    tones = {"bad": theme.bad, "good": theme.good, "neutral": theme.neutral}
    rules += [f"--on-{name}:{_readable_on(colour, theme)}" for name, colour in tones.items()]
    return ";".join(rules)


def font(look: Look) -> str:
    """The rule that puts the brand's font before those of the stylesheet."""
    return f"html{{font-family:{css_string(look.font)},{FONTS}}}" if look.font else ""


def colours(look: Look) -> str:
    """Light for paper and by default, dark where the reader's system asks for it."""
    light = f":root{{color-scheme:light;{_properties(look.light)}}}"
    dark = f":root{{color-scheme:dark;{_properties(look.dark)}}}"
    chips = "".join(f".chip-{at}{{--chip:var(--chips-{at})}}" for at in range(len(look.light.chips)))
    return f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}{chips}"
