"""Random emotion curves: short and long, sparse and crowded, in several scripts."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cxmap.view.curve.values import CurveView, Level

from .views import Point, curve_view

TEXTS = (
    "Bellen",
    "I queue at the till",
    "Arbeidsongeschiktheidsverzekering vergelijken",
    "Wachten op de aansprakelijkheidsverzekeraar",
    "在手机上看到夹克，价格便宜",
    "No repair and no discount on a faulty product, which was what I feared when I saw the queue",
    "قائمة الانتظار طويلة",
    "https://example.org/a/very/long/path?with=query&and=more",
    "E-mail: now half price",
    "$x^{ \\frac [red] <b>",
    "a" * 70,
)
texts: SearchStrategy[str] = st.sampled_from(TEXTS) | st.text(min_size=1, max_size=40)
heights = st.sampled_from((0.0, 12.5, 25.0, 50.0, 60.0, 75.0, 100.0))
maybe = st.none() | heights
few_texts = st.lists(texts, max_size=2).map(tuple)
directions = st.sampled_from(("positive", "negative", "either"))
points = st.builds(
    Point,
    texts,
    maybe,
    maybe,
    st.lists(maybe, max_size=4).map(tuple),
    st.lists(st.sampled_from(("Website", "Klantenserviceportaal", "店")), max_size=3, unique=True).map(tuple),
    few_texts,
    few_texts,
    few_texts,
    st.lists(st.tuples(directions, texts), max_size=2).map(tuple),
    st.none() | st.sampled_from((5.0, 20.0)),
)


@st.composite
def views(draw: st.DrawFn, most: int = 60) -> CurveView:
    """Any curve. Long ones repeat a few touchpoints, which is quicker to draw at random."""
    count = draw(st.integers(1, most))
    some = draw(st.lists(points, min_size=1, max_size=8))
    order = draw(st.lists(st.integers(0, len(some) - 1), min_size=count, max_size=count))
    phases = draw(st.lists(st.tuples(texts, st.integers(1, 20)), max_size=6))
    words = draw(st.lists(texts | st.just(""), min_size=2, max_size=10))
    level = Level(0, count - 1, 30.0, "believed", "30", draw(maybe), draw(st.none() | st.integers(1, 4)))
    levels = draw(st.sampled_from(((), (level,))))
    title = draw(texts)
    names = draw(st.lists(texts, min_size=4, max_size=4))
    chosen = [some[at] for at in order]
    return curve_view(chosen, phases, title=title, words=words, levels=levels, names=names)
