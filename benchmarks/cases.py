"""What is compared with what. A group is measured in common rounds; its lines are ratios within them."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from commits import NAME, write_history
from corpus import LARGE, MEDIUM, SMALL, Corpus, a_map
from measuring import Command, Result, Run
from peers import Peer

ANCHORS = Path(__file__).parent / "anchors"
CURVES = 100
SITE = 200
"""Maps of an atlas."""
COLLECTION = 200
LONG = 200
"""Touchpoints of a map whose pictures have many pages."""
SAMPLE = 100
"""Files that a slow peer checks instead of the whole tree."""


@dataclass(frozen=True, slots=True)
class Line:
    """A ratio to report: a command, its anchor, and the goal for it where PERFORMANCE.md has one."""

    subject: str
    anchor: str
    goal: float | None = None


@dataclass(frozen=True, slots=True)
class Slope:
    """How time grows with the work: commands by the number of things they work on."""

    what: str
    of: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """A result that is worked out of others, round by round: `t(one) + (t(many) - t(one)) x factor`."""

    name: str
    one: str
    many: str
    factor: float


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that belong together."""

    name: str
    title: str
    rounds: int
    commands: tuple[Command, ...]
    lines: tuple[Line, ...]
    slopes: tuple[Slope, ...] = ()
    derived: tuple[Derived, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What there is to measure with."""

    corpus: Corpus
    folder: Path
    peers: dict[str, Peer]
    schema: Path


def cxmap(name: str, *words: str | Path, most: int = 1_000) -> Command:
    """A run of cxmap as users start it."""
    script = Path(sys.executable).with_name("cxmap")
    start = (str(script),) if script.exists() else (sys.executable, "-m", "cxmap")
    return Command(name, (*start, *map(str, words)), most=most)


def anchor(name: str, script: str, *words: str | Path, most: int = 1_000, plain: bool = False) -> Command:
    """A run of one of the scripts beside this one."""
    line = (sys.executable, str(ANCHORS / f"{script}.py"), *map(str, words))
    return Command(name, line, {"PLAIN": "1"} if plain else {}, most)


NOTHING = Command("python -c pass", (sys.executable, "-c", "pass"))


def _peer(setting: Setting, name: str, tool: str, *words: str | Path, most: int = 1_000) -> Command:
    peer = setting.peers[tool]
    missing = peer.missing
    if not missing and tool != "yamllint" and not setting.schema.exists():
        missing = "failed: `cxmap schema` gave no schema"
    return Command(name, (peer.path, *map(str, words)), most=most, instead=missing)


def _ajv(setting: Setting, name: str, files: str | Path) -> Command:
    options = ("--spec=draft7", "--strict=false", "--validate-formats=false")
    return _peer(setting, name, "ajv", "validate", "-s", setting.schema, "-d", files, *options)


def start_up(_setting: Setting) -> Group:
    """What every call costs."""
    return Group(
        "start-up",
        "Start-up",
        21,
        (
            NOTHING,
            anchor("bare typer --help", "bare_typer", "--help", plain=True),
            anchor("bare typer --help with rich", "bare_typer", "--help"),
            cxmap("cxmap --version", "--version"),
            cxmap("cxmap --help", "--help"),
        ),
        (
            Line("cxmap --version", NOTHING.name, 2.0),
            Line("cxmap --help", NOTHING.name),
            Line("cxmap --help", "bare typer --help", 1.2),
            Line("cxmap --help", "bare typer --help with rich"),
        ),
        note="The goal for `--help` is held against the quicker of the two bare apps, the one without rich.",
    )


def one_map(setting: Setting) -> Group:
    """What somebody feels who saves a map in an editor."""
    small, schema = setting.corpus.small, setting.schema
    return Group(
        "one",
        "Validate one small map",
        15,
        (
            NOTHING,
            anchor("importing typer, pydantic and yaml", "imports"),
            anchor("importing and building the models", "models_built"),
            cxmap("cxmap validate", "validate", "--no-cache", small),
            _peer(setting, "check-jsonschema", "check-jsonschema", "--schemafile", schema, small),
            _peer(setting, "yamllint", "yamllint", "-d", "relaxed", small),
            _ajv(setting, "ajv", small),
        ),
        (
            Line("cxmap validate", NOTHING.name, 12.0),
            Line("cxmap validate", "importing typer, pydantic and yaml", 1.6),
            Line("cxmap validate", "importing and building the models"),
            Line("importing and building the models", NOTHING.name),
            Line("cxmap validate", "check-jsonschema", 0.5),
            Line("cxmap validate", "yamllint"),
            Line("cxmap validate", "ajv"),
        ),
    )


def tree(setting: Setting) -> Group:
    """What a build server does."""
    corpus, schema = setting.corpus, setting.schema
    count = len(corpus.maps)
    sample = corpus.maps[:: max(1, count // SAMPLE)][:SAMPLE]
    slow = f"check-jsonschema, {count} maps (worked out)"
    check = ("check-jsonschema", "--schemafile", schema)
    return Group(
        "tree",
        f"Validate {count:,} maps",
        5,
        (
            anchor("raw libyaml scan", "raw_scan", corpus.tree),
            anchor("CSafeLoader + pydantic", "plain_models", corpus.tree),
            cxmap("cxmap validate", "validate", "--no-cache", corpus.tree),
            _ajv(setting, "ajv", f"{corpus.tree}/**/*.yaml"),
            _peer(setting, "check-jsonschema, 1 map", *check, sample[0]),
            _peer(setting, f"check-jsonschema, {len(sample)} maps", *check, *sample, most=2),
        ),
        (
            Line("cxmap validate", "raw libyaml scan"),
            Line("cxmap validate", "CSafeLoader + pydantic"),
            Line("cxmap validate", "ajv", 1.2),
            Line("cxmap validate", slow, 0.02),
        ),
        derived=(
            Derived(
                slow,
                "check-jsonschema, 1 map",
                f"check-jsonschema, {len(sample)} maps",
                (count - 1) / (len(sample) - 1),
            ),
        ),
        note=f"check-jsonschema ran on {len(sample)} of the maps, at most twice; its time for all of them is "
        "worked out, with its start-up counted once.",
    )


def again(setting: Setting) -> Group:
    """What a commit hook does, where nearly all maps are as they were."""
    corpus = setting.corpus
    kept = {"XDG_CACHE_HOME": str(setting.folder / "cache")}
    tree_again = replace(cxmap("cxmap validate, again", "validate", corpus.tree), environment=kept)
    one_again = replace(cxmap("cxmap validate, one map again", "validate", corpus.small), environment=kept)
    hashing = anchor("bare hashing", "bare_hashing", corpus.tree)
    return Group(
        "again",
        f"Validate {len(corpus.maps):,} maps again, nothing changed",
        11,
        (NOTHING, hashing, tree_again, one_again),
        (
            Line(tree_again.name, hashing.name, 3.0),
            Line(one_again.name, NOTHING.name),
        ),
        note="The round that does not count fills the cache.",
    )


def versions(setting: Setting) -> Group:
    """A map of 40 touchpoints over its history, as many commits as there are maps in the tree."""
    count = len(setting.corpus.maps)
    kept = {"XDG_CACHE_HOME": str(setting.folder / "cache")}
    path = setting.folder / "history" / NAME
    if not path.exists():
        write_history(path.parent, a_map(MEDIUM), count)
    read = anchor("read and parse each version", "read_versions", path)
    anew = cxmap("cxmap trend", "trend", "--no-cache", "--format", "json", path)
    again_ = replace(cxmap("cxmap trend, again", "trend", "--format", "json", path), environment=kept)
    return Group(
        "versions",
        f"A map over {count:,} commits",
        5,
        (read, anew, again_),
        (Line(anew.name, read.name, 3.0), Line(again_.name, read.name, 3.0)),
        note="The anchor parses with PyYAML's C loader, without places. The round that does not count fills "
        "the cache.",
    )


def gaps(setting: Setting) -> Group:
    """The ranking, beside the reading that it cannot do without."""
    large = setting.corpus.large
    return Group(
        "gaps",
        f"Gaps of {LARGE:,} touchpoints",
        7,
        (
            anchor("load alone", "load_only", large),
            cxmap("cxmap gaps", "gaps", large),
            cxmap("cxmap gaps --format json", "gaps", "--format", "json", "--all", large),
        ),
        (Line("cxmap gaps", "load alone", 1.5), Line("cxmap gaps --format json", "load alone")),
    )


def collection(setting: Setting) -> Group:
    """Many maps ranked as one, beside the reading that it cannot do without, and how that grows."""
    maps = setting.corpus.maps
    many = maps[:COLLECTION]
    counts = sorted({len(maps[: COLLECTION // 4]), len(many), len(maps)})
    grown = [
        cxmap(f"gaps of {count} maps", "gaps", "--together", "--quiet", *maps[:count], most=3)
        for count in counts
    ]
    return Group(
        "collection",
        f"Gaps of {len(many)} maps of {MEDIUM} touchpoints as one",
        5,
        (
            anchor("load alone", "load_only", *many),
            anchor("load and score", "score_only", *many),
            *grown,
        ),
        (Line("load and score", "load alone", 1.5), Line(f"gaps of {len(many)} maps", "load alone")),
        (Slope("gaps as one, ms per map", tuple((f"gaps of {count} maps", count) for count in counts)),),
        note="Scored is: goals, gaps, verdicts and ranks of every map, all of them in one order by who comes "
        "to each map, and every touchpoint that two of them describe. The command also shows it. "
        "`--maps 2000` makes a corpus of so many.",
    )


_TEXT = re.compile(r"<text\b([^>]*)>([^<]*)</text>")
_PLACE = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)|\bx=\"([-\d.]+)\"[^>]*\by=\"([-\d.]+)\"")
_SIZE = re.compile(r"font(?:-size)?:[^;\"]*?([\d.]+)px")


def _page_of(setting: Setting) -> Path | str:
    """Size, number of points and texts of the picture that cxmap draws, for the anchor to draw too."""
    drawn = setting.folder / "medium.svg"
    done = subprocess.run(
        cxmap("", "render", setting.corpus.medium, "-f", "svg", "-o", drawn, "--force").words,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not drawn.exists():
        return f"failed: {' '.join(done.stderr.split()[-24:]) or 'no SVG'}"
    svg = drawn.read_text(encoding="utf-8")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if box is None:
        return "failed: the SVG has no viewBox"
    width, height = float(box[1]), float(box[2])
    texts = []
    for attributes, text in _TEXT.findall(svg):
        place, size = _PLACE.search(attributes), _SIZE.search(attributes)
        x, y = (float(part) for part in place.groups() if part) if place else (width / 2, height / 2)
        texts.append((x / width, 1 - y / height, float(size[1]) if size else 9.0, html.unescape(text)))
    page = setting.folder / "figure.json"
    what = {"width": width / 72, "height": height / 72, "points": MEDIUM, "texts": texts}
    page.write_text(json.dumps(what), encoding="utf-8")
    return page


def curve(setting: Setting) -> Group:
    """One picture."""
    page = _page_of(setting)
    bare = "bare matplotlib figure"
    out = setting.folder
    note = ""
    if isinstance(page, Path):
        what = json.loads(page.read_text(encoding="utf-8"))
        note = (
            f"The bare figure has the {len(what['texts'])} texts of cxmap's own picture, where they stand "
            f"there, its size ({what['width']:.1f} x {what['height']:.1f} inches, 144 dots an inch) and "
            f"{what['points']} points on a line; nothing else."
        )
    return Group(
        "curve",
        f"Curve and report of {MEDIUM} touchpoints",
        7,
        (
            anchor(bare, "bare_figure", page, out / "bare.png")
            if isinstance(page, Path)
            else Command(bare, (), instead=page),
            _drawn("cxmap render, PNG", setting.corpus.medium, out / "curve.png"),
            _drawn("cxmap render, SVG", setting.corpus.medium, out / "curve.svg"),
            _drawn("cxmap render, HTML", setting.corpus.medium, out / "medium.html"),
        ),
        (
            Line("cxmap render, PNG", bare, 1.3),
            Line("cxmap render, SVG", bare, 0.2),
            Line("cxmap render, HTML", bare, 0.5),
        ),
        note=note,
    )


def _drawn(name: str, path: Path, target: Path) -> Command:
    return cxmap(name, "render", path, "-o", target, "--force", "--no-history")


def curves(setting: Setting) -> Group:
    """Many pictures."""
    page, bare = _page_of(setting), "bare matplotlib figure, in one process"
    many = setting.corpus.maps[:CURVES]
    out = setting.folder / "curves"
    return Group(
        "curves",
        f"{len(many)} curves of {MEDIUM} touchpoints as PNG",
        3,
        (
            anchor(bare, "bare_figure", page, setting.folder / "bare.png", str(len(many)))
            if isinstance(page, Path)
            else Command(bare, (), instead=page),
            cxmap("cxmap render, PNG", "render", *many, "-f", "png", "-v", "curve", "-o", out, "--force"),
        ),
        (Line("cxmap render, PNG", bare, 0.6),),
        note="The bare figure is the same one every time. cxmap draws with as many processes as there are "
        "processors: the CPU ratio is what one of them would need.",
    )


def views(setting: Setting) -> Group:
    """Every picture of one long map."""
    long, out = setting.folder / "long.cxmap.yaml", setting.folder / "views"
    long.write_text(a_map(LONG), encoding="utf-8")

    def drawn(view: str) -> Command:
        return cxmap(f"--view {view}", "render", long, "-f", "png", "-v", view, "-o", out, "--force", most=3)

    return Group(
        "views",
        f"Pictures of {LONG} touchpoints as PNG",
        3,
        (drawn("curve"), drawn("matrix"), drawn("all")),
        (Line("--view all", "--view curve", 8.0), Line("--view matrix", "--view curve")),
        note="All views are drawn by as many processes as there are processors.",
    )


def painted(setting: Setting) -> Group:
    """From a report on the disk to its picture on a screen, in Chromium."""
    whole, lazily = "painted, every part at once", "painted"
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        missing = "not installed: Chromium"
        commands = (Command(whole, (), instead=missing), Command(lazily, (), instead=missing))
        return Group("painted", "A large report, painted", 5, commands, (Line(lazily, whole, 0.5),))
    page, eager = setting.folder / "painted.html", setting.folder / "eager.html"
    subprocess.run(_drawn("", setting.corpus.large, page).words, check=False)
    page.touch()
    at_once = page.read_text(encoding="utf-8").replace("content-visibility", "x-content-visibility")
    eager.write_text(at_once, encoding="utf-8")

    def opened(name: str, path: Path) -> Command:
        picture = setting.folder / f"{path.stem}.png"
        switches = ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1280,900")
        return Command(name, (browser, *switches, f"--screenshot={picture}", path.resolve().as_uri()))

    return Group(
        "painted",
        f"Report of {LARGE:,} touchpoints, painted by Chromium",
        5,
        (opened(whole, eager), opened(lazily, page)),
        (Line(lazily, whole, 0.5),),
        note="With the browser's own start-up. The first is the same page with every part laid out at once "
        "(without `content-visibility`).",
    )


def report(setting: Setting) -> Group:
    """One report."""
    large, out = setting.corpus.large, setting.folder
    data = out / "large.json"
    subprocess.run(anchor("", "as_json", large, data).words, check=False)
    return Group(
        "report",
        f"Report of {LARGE:,} touchpoints",
        5,
        (
            anchor("jinja alone", "jinja_only", data, out / "bare.html"),
            anchor("load alone", "load_only", large),
            cxmap("cxmap render, HTML", "render", large, "-f", "html", "-o", out / "report.html", "--force"),
        ),
        (Line("cxmap render, HTML", "jinja alone"), Line("cxmap render, HTML", "load alone", 3.0)),
    )


def atlas(setting: Setting) -> Group:
    """A site over many maps, and the same once one of them has changed."""
    maps = setting.corpus.maps[:SITE]
    few = maps[: SITE // 4]
    words = ("--no-history", "--as-of", "2026-01-01", "--quiet")
    site, part, whole_part = (setting.folder / name for name in ("site", "part", "reports"))
    whole = cxmap("cxmap atlas", "atlas", *maps, "-o", site, "--all", *words)
    again = cxmap("cxmap atlas, again", "atlas", *maps, "-o", site, *words)
    quarter = cxmap("cxmap atlas, a quarter", "atlas", *few, "-o", part, "--all", *words)
    reports = cxmap(
        "cxmap atlas, reports", "atlas", *few, "-o", whole_part, "--reports", "--all", *words, most=1
    )
    loading = cxmap("cxmap validate", "validate", "--no-cache", *maps)
    scoring = cxmap("cxmap gaps", "gaps", "--quiet", *maps)
    return Group(
        "atlas",
        f"An atlas of {len(maps)} maps of {MEDIUM} touchpoints",
        3,
        (whole, again, quarter, reports, loading, scoring),
        (
            Line(again.name, whole.name, 0.05),
            Line(whole.name, loading.name),
            Line(reports.name, quarter.name),
            Line(scoring.name, loading.name, 1.5),
        ),
        (Slope("atlas, ms per map", ((quarter.name, len(few)), (whole.name, len(maps)))),),
        note="Again is the price of looking at every map and drawing none; each map that changed costs "
        "what one costs in the whole. With as many processes as there are processors.",
    )


def growth(setting: Setting) -> Group:
    """Whether twice the work costs twice the time."""
    corpus = setting.corpus
    counts = [count for count in (10, 100, 1_000) if count < len(corpus.maps)] + [len(corpus.maps)]
    sizes = ((SMALL, corpus.small), (MEDIUM, corpus.medium), (LARGE, corpus.large))
    commands = [cxmap(f"validate {size}", "validate", "--no-cache", path) for size, path in sizes]
    commands += [cxmap(f"gaps {size}", "gaps", path) for size, path in sizes]
    commands += [
        cxmap(
            f"validate {count} maps",
            "validate",
            "--no-cache",
            *corpus.maps[:count],
            most=3 if count > 100 else 1_000,
        )
        for count in counts
    ]
    return Group(
        "growth",
        "Growth",
        11,
        tuple(commands),
        (),
        (
            Slope("validate, ms per touchpoint", tuple((f"validate {size}", size) for size, _ in sizes)),
            Slope("gaps, ms per touchpoint", tuple((f"gaps {size}", size) for size, _ in sizes)),
            Slope("validate, ms per map", tuple((f"validate {count} maps", count) for count in counts)),
        ),
        note="The small map has fewer personas, channels and sources than the others, and a difference of 32 "
        "touchpoints lies close to the noise. From 48 maps on cxmap starts further processes.",
    )


GROUPS: dict[str, Callable[[Setting], Group]] = {
    "start-up": start_up,
    "one": one_map,
    "tree": tree,
    "again": again,
    "versions": versions,
    "gaps": gaps,
    "collection": collection,
    "curve": curve,
    "curves": curves,
    "views": views,
    "report": report,
    "painted": painted,
    "atlas": atlas,
    "growth": growth,
}

NOT_MEASURED = ("50 M rows of Parquet, 10 M rows of CSV, 5 M events",)
"""Goals of PERFORMANCE.md without a group here."""


def quicker(group: Group) -> Group:
    """The same with three rounds at most."""
    return replace(group, rounds=min(group.rounds, 3))


def derive(rules: Sequence[Derived], results: dict[str, Result]) -> None:
    """Add the results that are worked out of others."""
    for rule in rules:
        one, many = results[rule.one], results[rule.many]
        made = Result(rule.name, failure=one.failure or many.failure)
        for number in one.runs.keys() & many.runs.keys():
            a, b = one.runs[number], many.runs[number]
            made.runs[number] = Run(
                a.wall + (b.wall - a.wall) * rule.factor, a.cpu + (b.cpu - a.cpu) * rule.factor, b.peak
            )
        results[rule.name] = made
