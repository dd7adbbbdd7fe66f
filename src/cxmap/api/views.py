"""Every view of a scorecard, each built once: views that show the same curve share it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxmap.locale import Words
    from cxmap.scoring import Scorecard
    from cxmap.view.curve.values import CurveView
    from cxmap.view.matrix.values import MatrixView


@dataclass
class Views:
    """The views of a scorecard in a language's words; `future` is the scorecard that it is held beside."""

    card: Scorecard
    words: Words
    future: Scorecard | None = None
    _built: dict[str, Any] = field(default_factory=dict)

    def of(self, name: str) -> Any:
        """What the picture of that name shows (see BUILDERS)."""
        if name not in self._built:
            self._built[name] = BUILDERS[name](self)
        return self._built[name]

    @cached_property
    def curve(self) -> CurveView:
        """The curve of the current state alone."""
        from cxmap.view.curve.build import build_curve

        return build_curve(self.card, self.words)

    @cached_property
    def beside(self) -> CurveView | None:
        """The curve beside its future; nothing where there is no future."""
        from cxmap.view.curve.build import build_curve

        return None if self.future is None else build_curve(self.card, self.words, self.future)

    @cached_property
    def matrix(self) -> MatrixView:
        """The matrix, which the report shows too."""
        from cxmap.view.matrix.build import build_matrix

        return build_matrix(self.card, self.words, self.curve)


def _board(views: Views) -> Any:
    from cxmap.view.board.build import build_board

    return build_board(views.card, views.words, views.future, curve=views.curve, beside=views.beside)


def _curve(views: Views) -> Any:
    return views.beside or views.curve


def _matrix(views: Views) -> Any:
    return views.matrix


def _timeline(views: Views) -> Any:
    from cxmap.view.timeline.build import build_timeline

    return build_timeline(views.card, views.words, views.curve)


def _flow(views: Views) -> Any:
    from cxmap.view.flow.build import build_flow

    return build_flow(views.card, views.words)


def _gaps(views: Views) -> Any:
    from cxmap.view.gaps.chart import build_gap_chart

    return build_gap_chart(views.card, views.words)


def _channels(views: Views) -> Any:
    from cxmap.view.channels.build import build_channels

    return build_channels(views.card, views.words)


def _elements(views: Views) -> Any:
    from cxmap.view.elements.build import build_elements

    return build_elements(views.card, views.words)


def _quadrants(views: Views) -> Any:
    from cxmap.view.quadrants.build import build_quadrants

    return build_quadrants(views.card, views.words)


def _opportunities(views: Views) -> Any:
    from cxmap.view.opportunities.build import build_opportunities

    return build_opportunities(views.card, views.words)


def _lifecycle(views: Views) -> Any:
    from cxmap.view.lifecycle.build import build_lifecycle

    return build_lifecycle(views.card, views.words)


BUILDERS: dict[str, Callable[[Views], Any]] = {
    "board": _board,
    "curve": _curve,
    "matrix": _matrix,
    "timeline": _timeline,
    "flow": _flow,
    "gaps": _gaps,
    "channels": _channels,
    "elements": _elements,
    "quadrants": _quadrants,
    "opportunities": _opportunities,
    "lifecycle": _lifecycle,
}
"""Who builds what each picture of `rendering.registry` shows."""
