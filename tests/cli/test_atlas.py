"""`cxmap atlas`: written whole, and again only where something changed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from cxmap import api
from cxmap.cli.app import run

PAGES = {"index.html", "gaps.html", "channels.html", "people.html", "opportunities.html"}


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.to: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        if tag == "a" and own.get("href"):
            self.to.append(own["href"] or "")
        if own.get("id"):
            self.ids.add(own["id"] or "")


def links(path: Path) -> Links:
    found = Links()
    found.feed(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def maps(tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    for name in ("shopping-day", "software-support"):
        shutil.copy(project / "examples" / f"{name}.cxmap.yaml", folder)
    monkeypatch.chdir(tmp_path)
    return folder


def test_every_link_leads_somewhere(maps: Path) -> None:
    assert run(["atlas", "maps", "-o", "site", "--as-of", "map", "--quiet"]) == 0
    site = Path("site")
    assert {path.name for path in site.iterdir() if path.suffix == ".html"} == PAGES
    ids = {path: links(path).ids for path in site.rglob("*.html")}
    follow(site, ids)


def follow(site: Path, ids: dict[Path, set[str]]) -> None:
    """Every link of the pages between those of the site leads to a place that is there."""
    for page in ids:
        for to in links(page).to:
            target, _, fragment = to.partition("#")
            path = Path(os.path.normpath(page.parent / unquote(target))) if target else page
            if path.suffix != ".html" or ":" in target:
                continue
            assert path in ids, f"{page} leads to {to}"
            assert not fragment or unquote(fragment) in ids[path], f"{page} leads to {to}"


def test_a_whole_report_is_one_click_away_where_it_is_asked_for(
    maps: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["atlas", "maps", "-o", "site", "--as-of", "map", "--no-history", "--language", "de"]
    assert run(arguments) == 0
    assert not Path("site/reports").exists()
    capsys.readouterr()
    assert run([*arguments, "--reports"]) == 0
    assert "9 pages written" in capsys.readouterr().err, "the pages of maps have one more link"
    site = Path("site")
    assert "../reports/shopping-day.html" in links(site / "maps/shopping-day.html").to
    assert "Der ganze Bericht" in Path("site/maps/shopping-day.html").read_text()
    follow(site, {path: links(path).ids for path in site.rglob("*.html")})
    assert run([*arguments, "--reports"]) == 0
    assert "5 pages written, 4 did not change" in capsys.readouterr().err
    Path("site/reports/shopping-day.html").unlink()
    assert run([*arguments, "--reports"]) == 0
    assert "6 pages written, 3 did not change" in capsys.readouterr().err
    assert Path("site/reports/shopping-day.html").is_file()


def test_the_page_of_a_map_has_all_of_it_and_no_script(maps: Path) -> None:
    assert run(["atlas", "maps", "-o", "site", "--as-of", "map", "--no-history", "--quiet"]) == 0
    text = Path("site/maps/shopping-day.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert len(re.findall(r'<svg class="picture"[^>]*role="img"', text)) == 1, "one curve, composed once"
    for word in ("Queue", "a button is missing at the back", "Spot the missing button"):
        assert word.casefold() in text.casefold()
    assert len(text) * 3 < len(api.render(api.load(maps / "shopping-day.cxmap.yaml"), "report"))
    whole = links(Path("site/maps/shopping-day.html"))
    assert {"../index.html", "../gaps.html", "../channels.html"} <= set(whole.to)


def test_only_what_changed_is_written_again(maps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["atlas", "maps", "-o", "site", "--as-of", "map", "--no-history"]
    assert run(arguments) == 0
    first = {path: path.read_bytes() for path in Path("site").rglob("*.html")}
    assert run(arguments) == 0
    assert "5 pages written, 2 did not change" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in Path("site").rglob("*.html")} == first
    changed = maps / "shopping-day.cxmap.yaml"
    changed.write_text(changed.read_text().replace("A day of shopping", "A week of shopping"))
    assert run(arguments) == 0
    assert "6 pages written, 1 did not change" in capsys.readouterr().err
    assert "A week of shopping" in Path("site/index.html").read_text()
    assert "A week of shopping" in Path("site/maps/shopping-day.html").read_text()
    assert run([*arguments, "--all"]) == 0
    assert "7 pages written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"pages": 3}', '{"pages": {"maps/shopping-day.html": "x"}}', ""]
)
def test_a_damaged_record_makes_all_pages_anew(
    content: str, maps: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["atlas", "maps", "-o", "site", "--as-of", "map", "--no-history"]
    assert run(arguments) == 0
    Path("site/atlas.json").write_text(content)
    capsys.readouterr()
    assert run(arguments) == 0
    assert "7 pages written" in capsys.readouterr().err


def test_somebody_else_s_page_is_left_alone(maps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("site").mkdir()
    Path("site/index.html").write_text("mine")
    assert run(["atlas", "maps", "-o", "site", "--no-history"]) == 2
    assert "was not written by cxmap" in capsys.readouterr().err
    assert Path("site/index.html").read_text() == "mine"


def test_a_broken_map_is_named_and_the_others_are_there(
    maps: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (maps / "broken.cxmap.yaml").write_text("cxmap: 1\ntitle: 3\n")
    assert run(["atlas", "maps", "-o", "site", "--as-of", "map", "--no-history"]) == 1
    assert "broken.cxmap.yaml" in Path("site/index.html").read_text()
    assert len(list(Path("site/maps").iterdir())) == 2


def test_texts_of_maps_are_never_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    nasty = "</script><script>alert(1)</script>"
    Path("a.cxmap.yaml").write_text(
        f'cxmap: 1\ntitle: "{nasty}"\nchannels: [{{id: c, name: "{nasty}", purpose: "{nasty}"}}]\n'
        f'personas: [{{name: "{nasty}", role: "{nasty}"}}]\n'
        f'touchpoints: [{{id: t, name: "{nasty}", channel: c, owner: "{nasty}", goal: 1, experience: -1}}]\n'
        f'opportunities: [{{title: "{nasty}", owner: "{nasty}", addresses: t}}]\n'
    )
    assert run(["atlas", "a.cxmap.yaml", "-o", "site", "--no-history", "--quiet"]) == 0
    for name in PAGES:
        text = Path("site", name).read_text(encoding="utf-8")
        assert len(re.findall("<script", text)) == 1


@pytest.mark.parametrize("arguments", [["-o", "-"], ["-o", ""]])
def test_an_atlas_is_a_folder(arguments: list[str], maps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["atlas", "maps", *arguments]) == 2
    assert "an atlas is a folder" in capsys.readouterr().err


def test_nothing_is_written_into_a_folder_with_somebody_else_s_page(
    maps: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("site/maps").mkdir(parents=True)
    Path("site/people.html").write_text("mine")
    assert run(["atlas", "maps", "-o", "site", "--no-history"]) == 2
    assert "people.html was not written by cxmap" in capsys.readouterr().err
    assert [path for path in Path("site").rglob("*") if path.is_file()] == [Path("site/people.html")]
    assert run(["atlas", "maps", "-o", "site", "--no-history", "--force"]) == 0


def test_somebody_else_s_record_is_left_alone(maps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("site").mkdir()
    Path("site/atlas.json").write_text('{"oceans": 5}')
    assert run(["atlas", "maps", "-o", "site", "--no-history"]) == 2
    assert "atlas.json was not written by cxmap" in capsys.readouterr().err
    assert [path.name for path in Path("site").rglob("*")] == ["atlas.json"]
    assert Path("site/atlas.json").read_text() == '{"oceans": 5}'


def test_other_files_in_the_folder_stay(maps: Path) -> None:
    Path("site/maps").mkdir(parents=True)
    for name in ("site/CNAME", "site/maps/notes.txt"):
        Path(name).write_text("mine")
    assert run(["atlas", "maps", "-o", "site", "--no-history", "--quiet"]) == 0
    assert Path("site/CNAME").read_text() == Path("site/maps/notes.txt").read_text() == "mine"


def test_a_map_that_is_edited_while_the_atlas_is_written_is_drawn_again_next_time(
    maps: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxmap.api.batches import draw_all as drawn

    changed = maps / "shopping-day.cxmap.yaml"

    def edited_meanwhile(*arguments: Any) -> Any:
        changed.write_text(changed.read_text().replace("A day of shopping", "A week of shopping"))
        return drawn(*arguments)

    arguments = ["atlas", "maps", "-o", "site", "--as-of", "map", "--no-history"]
    monkeypatch.setattr("cxmap.api.atlases.draw_all", edited_meanwhile)
    assert run(arguments) == 0
    assert "shopping-day.cxmap.yaml was edited while the atlas was written" in capsys.readouterr().err
    assert "A day of shopping" in Path("site/maps/shopping-day.html").read_text()
    monkeypatch.setattr("cxmap.api.atlases.draw_all", drawn)
    assert run(arguments) == 0
    assert "6 pages written, 1 did not change" in capsys.readouterr().err
    assert "A week of shopping" in Path("site/maps/shopping-day.html").read_text()


def git(*words: str, day: str = "2025-01-01") -> None:
    env = {**os.environ, "GIT_AUTHOR_DATE": f"{day}T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00"}
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *words], check=True, capture_output=True, env=env)


def test_the_index_says_how_each_map_fared_and_remembers_it(maps: Path) -> None:
    changed = maps / "shopping-day.cxmap.yaml"
    git("init", "-q", ".")
    git("add", "maps")
    git("commit", "-qm", "first")
    before = changed.read_text()
    changed.write_text(re.sub(r"(id: queue\b.*?experience: )-2", r"\g<1>1", before, count=1, flags=re.DOTALL))
    assert changed.read_text() != before
    git("add", "maps")
    git("commit", "-qm", "second", day="2025-06-01")
    arguments = ["atlas", "maps", "-o", "site", "--as-of", "map", "--quiet"]
    assert run(arguments) == 0
    first = Path("site/index.html").read_text(encoding="utf-8")
    assert re.search(r'trend: <span class="good">\+\d+% since 1 January 2025; 1 better</span>', first)
    assert first.count("trend: ") == 1, "the other map has one version"
    assert run(arguments) == 0
    assert Path("site/index.html").read_text(encoding="utf-8") == first
    assert run([*arguments, "--no-history"]) == 0
    assert "trend: " not in Path("site/index.html").read_text(encoding="utf-8")


@pytest.fixture
def insurer(tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example of maps that hang together, without two of its journeys, which takes half as long."""
    folder = tmp_path / "insurer"
    shutil.copytree(project / "examples" / "insurer", folder)
    (folder / "start.cxmap.yaml").unlink()
    (folder / "renewal.cxmap.yaml").unlink()
    (folder / "cxmap.toml").touch()
    monkeypatch.chdir(tmp_path)
    return folder


def test_a_part_leads_to_its_journey_and_back(insurer: Path) -> None:
    assert run(["atlas", os.fspath(insurer), "-o", "site", "--no-history", "--as-of", "map", "--quiet"]) == 0
    pages = {name: links(Path("site/maps") / f"{name}.html") for name in ("relation", "claims")}
    assert "claims.html" in pages["relation"].to
    assert "relation.html#tp-claim" in pages["claims"].to
    assert "tp-claim" in pages["relation"].ids
    text = Path("site/maps/relation.html").read_text()
    assert "its journey adds up to" in text
    assert "start.cxmap.yaml cannot be used" in text
    assert "maps/claims.html" in links(Path("site/index.html")).to


def test_a_page_is_written_again_when_what_it_takes_in_changed(
    insurer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def again() -> str:
        assert run(["atlas", os.fspath(insurer), "-o", "site", "--no-history", "--as-of", "map"]) == 0
        return capsys.readouterr().err

    assert "7 pages written" in again()
    assert "2 did not change" in again()
    claims = insurer / "claims.cxmap.yaml"
    claims.write_text(claims.read_text().replace("[5, 11, 31, 104, 80]", "[80, 11, 31, 104, 5]"))
    assert "did not change" not in again()  # the relation tells what its journey adds up to
    shared = insurer / "shared" / "channels.yaml"
    shared.write_text(shared.read_text().replace("name: App,", "name: The app,"))
    assert "did not change" not in again()
    assert "The app" in Path("site/maps/claims.html").read_text()
