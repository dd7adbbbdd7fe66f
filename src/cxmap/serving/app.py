"""What is answered to which address: the only home of starlette. Nothing comes from a file on disk."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from cxmap import api
from cxmap.errors import CxmapError
from cxmap.serving import pages
from cxmap.serving.drawings import Shown, digest_of
from cxmap.serving.guard import Guard
from cxmap.serving.shelf import Kept
from cxmap.serving.wishes import DESK, Wish, wish_from
from cxmap.serving.working import ASKED, SEEN, SMALL

if TYPE_CHECKING:
    from cxmap.serving.desk import Desk

Result = TypeVar("Result")
_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}
_SCRIPT = re.compile(rb"script-src '(sha256-[A-Za-z0-9+/=]{44})'")
_PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
_PAGE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
)


def app_for(desk: Desk, port: int, failed: Callable[[BaseException], None]) -> Guard:
    """The application for a desk on a port. `failed` hears of errors of ours."""
    answers = _Answers(desk, failed)
    routes = [
        Route("/", answers.list, methods=["GET"]),
        Route("/maps", answers.maps, methods=["GET"]),
        Route("/map/{slug}/", answers.first, methods=["GET"]),
        Route("/map/{slug}/{view}.{form}", answers.file, methods=["GET"]),
        Route("/map/{slug}/{view}", answers.view, methods=["GET"]),
        Route("/atlas", answers.atlas, methods=["GET"]),
        Route("/atlas/{path:path}", answers.atlas_page, methods=["GET"]),
        Route("/events", answers.events, methods=["GET"]),
        Route("/fonts/{name}.ttf", _font, methods=["GET"]),
        *(
            Route(f"/{name}", _constant(make, kind), methods=["GET"])
            for name, make, kind in (
                ("desk.css", pages.style, "text/css"),
                ("desk.js", pages.script, "text/javascript"),
                ("icon.svg", pages.icon, "image/svg+xml"),
            )
        ),
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _refused, CxmapError: _cannot})
    app.router.redirect_slashes = False
    return Guard(app, port, failed)


class _Answers:
    def __init__(self, desk: Desk, failed: Callable[[BaseException], None]) -> None:
        self._desk, self._failed = desk, failed

    async def list(self, _: Request) -> Response:
        """The list of maps; of a single map its page, as there is nothing to choose."""
        present = self._desk.shelf.present
        if len(present) == 1 and len(self._desk.shelf.maps) == 1:
            return RedirectResponse(Wish().address(present[0].slug), 307)
        return await self.maps(_)

    async def maps(self, _: Request) -> Response:
        """The list of maps."""
        return _html(pages.list_page(self._desk.shelf, self._desk.editor))

    async def first(self, request: Request) -> Response:
        """The usual view of a map."""
        return RedirectResponse(Wish().address(self._kept(request).slug), 307)

    async def view(self, request: Request) -> Response:
        """The page around a view of a map."""
        kept = self._kept(request)
        if kept.is_awaited:
            self._desk.want(kept)
        wish, _ = self._wish(request)
        desk, drawings = self._desk, self._desk.drawings
        picture: Shown | None = None
        failure = frame = ""
        if kept.good is not None:
            try:
                if wish.view == api.REPORT:
                    frame = digest_of(
                        await self._drawn(lambda: drawings.report(desk.shelf, kept, wish), SEEN)
                    )
                else:
                    shown = request.headers.get("x-shown", "").split()
                    picture = await self._drawn(lambda: drawings.changes(kept, wish, shown), SEEN)
            except CxmapError as error:
                failure = str(error)
        return _html(pages.map_page(desk.shelf, kept, wish, desk.editor, picture, failure, frame))

    async def file(self, request: Request) -> Response:
        """A file of a view: a page of a picture, a PDF, the report."""
        kept, form = self._kept(request), request.path_params["form"]
        small = request.query_params.get("of") is not None
        wish, page = self._wish(request, but=("of", DESK))
        if form not in api.formats_of(wish.view):
            raise CxmapError(f"the {wish.view} comes as {', '.join(api.formats_of(wish.view))}")
        desk = self._desk

        def draw() -> bytes:
            if wish.view == api.REPORT and DESK in request.query_params:
                return desk.drawings.report(desk.shelf, kept, wish)
            return desk.drawings.file(kept, wish, form, page)

        content = await self._drawn(draw, SMALL if small else ASKED)
        return _page_of_ours(content) if form == "html" else _file(content, form)

    async def atlas(self, _: Request) -> Response:
        """The page around the atlas."""
        shelf, failure, frame = self._desk.shelf, "", ""
        try:
            made, _ways = await self._drawn(lambda: self._desk.drawings.atlas(shelf), SEEN)
            frame = digest_of(b"".join(made.values()))
        except CxmapError as error:
            failure = str(error)
        return _html(pages.atlas_page(shelf, failure, frame))

    async def atlas_page(self, request: Request) -> Response:
        """A page of the atlas: over all maps, or the report of one."""
        shelf, path = self._desk.shelf, request.path_params["path"]
        made, ways = await self._drawn(lambda: self._desk.drawings.atlas(shelf), SEEN)
        if path in made:
            return _page_of_ours(made[path])
        kept = shelf.of(ways.get(path, ""))
        if kept is None:
            raise HTTPException(404)
        report = Wish(view=api.REPORT)
        return _page_of_ours(await self._drawn(lambda: self._desk.drawings.file(kept, report, "html"), SEEN))

    async def events(self, _: Request) -> Response:
        """What changes, as it changes."""
        if self._desk.feed.is_full:
            raise HTTPException(
                503, "so many windows look at these maps that no other can be kept up to date"
            )
        return StreamingResponse(self._desk.feed.listen(), media_type="text/event-stream")

    async def _drawn(self, draw: Callable[[], Result], urgency: int) -> Result:
        """What is drawn beside the server. A bug of ours is told, and ends nothing but this picture."""
        try:
            return await self._desk.worker.do(draw, urgency)
        except CxmapError:
            raise
        except Exception as error:
            self._failed(error)
            raise CxmapError(
                f"this is a bug in cxmap, not in your map: {type(error).__name__}: {error}"
            ) from error

    def _kept(self, request: Request) -> Kept:
        kept = self._desk.shelf.of(request.path_params["slug"])
        if kept is None:
            raise HTTPException(404)
        return kept

    @staticmethod
    def _wish(request: Request, *, but: tuple[str, ...] = ()) -> tuple[Wish, int]:
        query = [pair for pair in request.query_params.multi_items() if pair[0] not in but]
        view = request.path_params["view"]
        if view not in api.VIEWS:
            raise HTTPException(404, f"there is no view `{view[:40]}`; there are {', '.join(api.VIEWS)}")
        return wish_from(view, query)


def _constant(make: Callable[[], bytes], kind: str) -> Callable[[Request], Any]:
    async def answer(_: Request) -> Response:
        return Response(make(), media_type=kind)

    return answer


async def _font(request: Request) -> Response:
    """Letters, which change with cxmap alone: the one thing that browsers may keep for a while."""
    if request.path_params["name"] not in pages.CUTS:
        raise HTTPException(404)
    content = pages.font(request.path_params["name"])
    return Response(content, headers={"cache-control": "private, max-age=3600"}, media_type="font/ttf")


def _html(content: bytes, status: int = 200) -> Response:
    return Response(content, status, media_type="text/html")


def _file(content: bytes, form: str) -> Response:
    return Response(content, headers={"content-security-policy": _PICTURE_POLICY}, media_type=_TYPES[form])


def _page_of_ours(content: bytes) -> Response:
    """A report or a page of the atlas: it may run the one script whose digest it names itself."""
    found = _SCRIPT.search(content[:4_096])
    script = f"; script-src '{found[1].decode()}'" if found else ""
    policy = f"{_PAGE_POLICY}{script}; frame-ancestors 'self'"
    return Response(content, headers={"content-security-policy": policy}, media_type="text/html")


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404 and error.detail == "Not Found":
        text = (
            "There is nothing at this address. Maps, their pictures and reports are here, and no files: what "
            "a map links to lies beside it on your disk."
        )
        return _html(pages.message_page("Not here", text), 404)
    return _html(pages.message_page("Not like this", error.detail), error.status_code)


async def _cannot(_: Request, error: Exception) -> Response:
    return _html(pages.message_page("That cannot be shown", str(error)), 422)
