"""The pages around pictures: whole without their script, which only keeps them up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct

from cxmap import __version__, api
from cxmap.api import texts
from cxmap.serving.drawings import Shown, digest_of
from cxmap.serving.editors import Editor
from cxmap.serving.shelf import Kept, Shelf
from cxmap.serving.troubles import Troubles, counted, troubles_of
from cxmap.serving.wishes import ATLAS, ZOOMS, Wish, on_desk

_SIZES = {"": "none", "slide": "slide", "a4": "A4", "a3": "A3", "a0": "A0"}
_LANGUAGES = {"": "the map's own", "en": "English", "nl": "Nederlands", "de": "Deutsch", "fr": "Français"}
_CODE = re.compile(r"`([^`]+)`")
CUTS = {
    "regular": (False, False),
    "bold": (True, False),
    "italic": (False, True),
    "bold-italic": (True, True),
}
"""What the letters of pictures come in: whether bold, and whether slanted."""
MOST_MAPS = 40
"""In the menu of a map's page; the list of maps has all of them."""


class Link(Struct, frozen=True):
    """A choice: what it is called, where it leads, and whether it is the one of now."""

    text: str
    address: str
    chosen: bool = False


class Row(Struct, frozen=True):
    """A map on the list."""

    slug: str
    title: str
    file: str
    address: str
    picture: str
    state: str
    said: str
    digest: str


def map_page(
    shelf: Shelf, kept: Kept, wish: Wish, editor: Editor, picture: Shown | None, failure: str, frame: str
) -> bytes:
    """The page around one view of a map: its picture, or a frame of that digest with the report."""
    troubles = troubles_of(kept, editor)
    heir = shelf.of(kept.moved_to) if kept.moved_to else None
    return _page(
        "map",
        title=f"{'✗ ' * troubles.has_errors}{kept.title} · {wish.view}",
        kept=kept,
        file=texts.visible(kept.name),
        wish=wish,
        troubles=troubles,
        open_in=Link(Path(kept.name).name, "" if kept.gone else editor.address(kept.name)),
        others=_others(shelf, kept, wish),
        views=list(_views(kept, wish)),
        choices=list(_choices(kept, wish)),
        zooms=[
            Link(
                f"{zoom}%" if zoom.isdigit() else zoom,
                wish.but(zoom=zoom).address(kept.slug),
                zoom == wish.zoom,
            )
            for zoom in ZOOMS
        ],
        downloads=_downloads(kept, wish),
        picture=picture,
        failure=failure,
        frame=frame,
        alone=on_desk(wish.address(kept.slug, ".html")) if frame else "",
        stale=_stale(kept, heir is not None),
        heir=None if heir is None else Link(Path(heir.name).name, wish.address(heir.slug)),
    )


def list_page(shelf: Shelf, editor: Editor) -> bytes:
    """The list of maps."""
    rows = [_row(kept, editor) for kept in shelf.maps]
    return _page(
        "list",
        title="Maps",
        rows=rows,
        order=digest_of(repr([row.slug for row in rows]).encode()),
        remarks=[texts.visible(remark) for remark in shelf.remarks],
        shelf_key=list_key(shelf),
        atlas=f"/{ATLAS}" if any(kept.good is not None for kept in shelf.present) else "",
    )


def atlas_page(shelf: Shelf, failure: str, frame: str) -> bytes:
    """The page around the atlas."""
    return _page("atlas", title="Atlas", failure=failure, frame=frame, shelf_key=list_key(shelf))


def message_page(title: str, text: str) -> bytes:
    """A page that says one thing."""
    return _page("message", title=title, text=texts.visible(text))


def list_key(shelf: Shelf) -> str:
    """Changes with everything that the list and the atlas show."""
    return digest_of(repr((shelf.remarks, [kept.key for kept in shelf.maps])).encode())


def style() -> bytes:
    """The one style sheet, with the letters that pictures are measured in: readers need not have them."""
    faces = "".join(
        f'@font-face{{font-family:"{api.typeface()}";src:url(/fonts/{name}.ttf) format("truetype");'
        f"font-weight:{('400', '700')[bold]};font-style:{('normal', 'italic')[italic]};font-display:swap}}\n"
        for name, (bold, italic) in CUTS.items()
    )
    return (faces + api.page_colours() + _read("desk.css")).encode()


@cache
def font(name: str) -> bytes:
    """The font file of a cut."""
    bold, italic = CUTS[name]
    return api.font(bold=bold, italic=italic)


def script() -> bytes:
    """The one script."""
    return _read("desk.js").encode()


def icon() -> bytes:
    """The sign in the tab of a browser."""
    return _read("icon.svg").encode()


def _views(kept: Kept, wish: Wish) -> Iterator[Link]:
    for view in api.VIEWS:
        yield Link(view, wish.but(view=view).address(kept.slug), view == wish.view)
    yield Link(ATLAS, f"/{ATLAS}")


def _choices(kept: Kept, wish: Wish) -> Iterator[tuple[str, str, list[Link]]]:
    """Each choice with a name, what is chosen, and its links."""
    if wish.view != api.REPORT:  # which follows the reader's browser, and has no paper
        sizes = [
            Link(_SIZES.get(size, size), wish.but(size=size).address(kept.slug), size == wish.size)
            for size in ("", *api.sizes())
        ]
        yield "Paper", "", sizes
        themes = [
            Link(theme, wish.but(theme=theme).address(kept.slug), theme == wish.theme)
            for theme in api.themes()
        ]
        yield "Theme", "", themes
    variants, people = _variants_and_people(kept, wish)
    if variants or wish.variant:
        yield _menu("Variant", [("", "as written"), *variants], kept, wish, "variant")
    if people or wish.persona:
        yield _menu("Persona", [("", "everybody"), *people], kept, wish, "persona")
    languages = [
        Link(_LANGUAGES.get(tag, tag), wish.but(lang=tag).address(kept.slug), tag == wish.lang)
        for tag in ("", *api.languages())
    ]
    yield "Language", _LANGUAGES.get(wish.lang, wish.lang), languages


def _variants_and_people(kept: Kept, wish: Wish) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The ids and names of the variants of a map, and of the personas of the one that is shown."""
    map_ = None if kept.good is None else kept.good.map
    if map_ is None:
        return [], []
    shown = map_
    variants = []
    for other in map_.resolution.others:
        if (own := other.resolution.variant) is not None:
            variants.append((own.id, own.name))
            shown = other if own.id == wish.variant else shown
    return variants, [(someone.id, someone.name) for someone in shown.personas]


def _menu(
    name: str, known: list[tuple[str, str]], kept: Kept, wish: Wish, choice: str
) -> tuple[str, str, list[Link]]:
    """A choice among things of the map; what somebody asked for that it has not is there, too."""
    chosen = getattr(wish, choice)
    if chosen not in dict(known):
        known = [*known, (chosen, chosen)]
    links = [Link(text, wish.but(**{choice: id_}).address(kept.slug), id_ == chosen) for id_, text in known]
    return name, dict(known)[chosen], links


def _downloads(kept: Kept, wish: Wish) -> list[Link]:
    stem = f"{api.stem(kept.name)}.{wish.variant}" if wish.variant else api.stem(kept.name)
    return [
        Link(f"{stem}.{wish.view}.{form}", wish.address(kept.slug, f".{form}"))
        for form in api.formats_of(wish.view)
    ]


def _others(shelf: Shelf, kept: Kept, wish: Wish) -> list[Link]:
    near = Wish(view=wish.view, size=wish.size, theme=wish.theme, lang=wish.lang, zoom=wish.zoom)
    present = shelf.present
    if len(present) < 2:
        return []
    return [Link(other.title, near.address(other.slug), other is kept) for other in present[:MOST_MAPS]]


def _stale(kept: Kept, moved: bool) -> str:
    """What is said of a picture that is not the one of the file as it is now."""
    if kept.is_sound or kept.is_awaited:
        return ""
    if moved:
        return "This file was renamed."
    if kept.good_since is None:
        return "" if kept.good is None else "The picture is the last good one."
    when = f"{kept.good_since:%H:%M:%S}"
    return f"The picture is the last good one, of {when}: what is said here keeps a new one from being drawn."


def _row(kept: Kept, editor: Editor) -> Row:
    troubles: Troubles = troubles_of(kept, editor)
    state = "gone" if kept.gone else "awaited" if kept.is_awaited else "sound" if kept.is_sound else "faulty"
    said = {"gone": "The file is no longer there", "awaited": "being read"}.get(state, "")
    wish = Wish(view="board")
    small = f"{wish.address(kept.slug, '.svg')}?of={kept.picture_key[:12]}" if kept.good is not None else ""
    counts = counted(trouble.severity for trouble in troubles.shown) if not kept.gone else ""
    return Row(
        kept.slug, kept.title, texts.visible(kept.name), f"/map/{quote(kept.slug, safe='')}/", small, state,
        said or troubles.counted or counts or "no problems", digest_of(repr((kept.key, kept.title)).encode()),
    )  # fmt: skip


def _page(name: str, **values: object) -> bytes:
    text = _environment().get_template(f"{name}.html.j2").render(version=__version__, **values)
    return text.encode("utf-8", "replace")


@cache
def _read(name: str) -> str:
    return files("cxmap.serving").joinpath("templates", name).read_text("utf-8")


def _coded(text: str) -> Markup:
    """A text in which what stands between backticks is something to type."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped there


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cxmap.serving", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["coded"] = _coded
    return environment
