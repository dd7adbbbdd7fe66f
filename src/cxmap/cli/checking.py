"""What `cxmap validate` does, apart from its parser, whose import takes longer than checking a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from cxmap import api
from cxmap.api import texts
from cxmap.cli.findings import searched, show_full
from cxmap.cli.servers import FORMS, show_findings
from cxmap.cli.terminal import complain, put, say
from cxmap.errors import CxmapError


class Style(StrEnum):
    """How problems are shown."""

    full = "full"
    concise = "concise"
    json = "json"
    github = "github"
    gitlab = "gitlab"
    sarif = "sarif"
    junit = "junit"
    markdown = "markdown"


def validate(
    paths: Sequence[str],
    style: Style = Style.full,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    strict: bool = False,
    baseline: str | None = None,
    write_baseline: str | None = None,
    statistics: bool = False,
    fix: bool = False,
    diff: bool = False,
    quiet: bool = False,
    remember: bool = True,
    variant: str | None = None,
) -> int:
    """Check the maps behind paths and show every problem: the exit code of `cxmap validate`."""
    projects = api.Projects(select=select, ignore=ignore, strict=strict)
    if variant is not None and (fix or diff):
        raise CxmapError("--fix mends the map as it is written; leave --variant out")
    run = _Run(projects, remember=remember, variant=variant)
    run.check(paths)
    if write_baseline is not None:
        number = api.write_baseline(write_baseline, run.chosen)
        say(f"{_counted(number, 'finding')} written to {write_baseline} as known; errors are none of them")
        return run.end()
    run.leave_known_out(baseline)
    if fix or diff:
        run.mend(show_only=diff)
    if style.value in FORMS and not diff:
        run.show_on_server(style.value)
    elif not diff:
        _show(run.chosen, run.unreadable, style, statistics=statistics)
    return run.end(quiet=quiet)


class _Run:
    """One run over many files: what was found, and what is left of it to speak of."""

    def __init__(self, projects: api.Projects, *, remember: bool, variant: str | None = None) -> None:
        self.projects, self.remember, self.variant = projects, remember, variant
        self.known: api.Baseline | None = None
        self.today = api.today()
        self.names: list[str] = []
        self.chosen: list[api.Checked] = []
        self.unreadable: list[str] = []

    def check(self, paths: Sequence[str]) -> None:
        """Check all maps behind the paths, as far as these and their settings can be read."""
        search = searched(paths)
        self.unreadable += [str(error) for error in search.no_files]
        names, advice = [], []
        for name in dict.fromkeys((*search.maps, *search.shared)):
            try:
                advice.append(self.projects.ages(name, self.today))
                names.append(name)
            except CxmapError as error:  # the map itself is checked all the same
                self.unreadable.append(str(error))
                self.projects.leave_settings_out(name)
                advice.append(self.projects.ages(name, self.today))
                names.append(name)
        for name, outcome in zip(
            names,
            api.check_all(names, advice=advice, remember=self.remember, variant=self.variant),
            strict=True,
        ):
            if isinstance(outcome, CxmapError):
                self.unreadable.append(str(outcome))
            else:
                self.names.append(name)
                self.chosen.append(self.projects.choice(name).of(outcome))

    def leave_known_out(self, path: str | None) -> None:
        """Take out what the baseline knows, and tell which of its entries hold no longer."""
        place = path or self.projects.baseline(self.names)
        if place is None:
            return
        self.known = api.read_baseline(place)
        gone = self.known.gone(self.chosen)
        for line in gone[:MOST_GONE]:
            say(f"{place} knows what is no longer there: {line}")
        if len(gone) > MOST_GONE:
            say(f"... and {len(gone) - MOST_GONE} more")
        if gone:
            say(f"--write-baseline {place} takes them out")
        self.chosen = [self.known.without_known(file) for file in self.chosen]

    def mend(self, *, show_only: bool) -> None:
        """Put in the cures that are certain, or show what that would change."""
        cured = files = 0
        for at, name in enumerate(self.names):
            if not any(problem.fixes for problem in self.chosen[at].diagnostics):
                continue
            advice = self.projects.ages(name, self.today)
            mended = api.mended(name, advice=advice, keeps=partial(self._of, name))
            if not mended.cured:
                continue
            cured, files = cured + len(mended.cured), files + 1
            if show_only:
                put(mended.diff)
            else:
                mended.write()
                self.chosen[at] = self._of(name, api.check(name, advice=advice))
        if cured:
            said = "can be" if show_only else "were"
            say(f"{_counted(cured, 'finding')} {said} mended in {_counted(files, 'map')}")

    def _of(self, name: str, file: api.Checked) -> api.Checked:
        chosen = self.projects.choice(name).of(file)
        return chosen if self.known is None else self.known.without_known(chosen)

    def show_on_server(self, form: str) -> None:
        """Show everything in the format of a build server."""
        from cxmap.api import checks

        names = {id(file): name for name, file in zip(self.names, self.chosen, strict=True)}
        findings = (
            *checks.problem_findings(
                self.chosen, lambda file, problem: self.projects.choice(names[id(file)]).fails(problem)
            ),
            *checks.unread_findings(self.unreadable),
        )
        show_findings("validate", [file.name for file in self.chosen], findings, form)

    def end(self, *, quiet: bool = False) -> int:
        """Say how it went, and give the exit code."""
        unreadable = list(dict.fromkeys(self.unreadable))
        for problem in unreadable:
            complain(problem)
        fails = any(
            self.projects.choice(name).fails(problem)
            for name, file in zip(self.names, self.chosen, strict=True)
            for problem in file.diagnostics
        )
        if not quiet and (self.chosen or not unreadable):
            say(_summary(self.chosen, len(unreadable)))
        return 2 if unreadable else 1 if fails else 0


MOST_GONE = 20


def _show(
    checked: list[api.Checked], unreadable: list[str], style: Style, *, statistics: bool = False
) -> None:
    findings = [(file.name, problem) for file in checked for problem in file.diagnostics]
    if style is Style.json:
        put(texts.problems_json(findings, files=len(checked), unreadable=unreadable))
    elif statistics:
        put(texts.problem_statistics([problem for _, problem in findings]))
    elif style is Style.concise:
        put("".join(texts.problem_line(name, problem) + "\n" for name, problem in findings))
    elif findings:
        show_full(checked)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _summary(checked: Sequence[api.Checked], unread: int) -> str:
    counts = Counter(problem.severity for file in checked for problem in file.diagnostics)
    files, errors, warnings, advice = len(checked), counts["error"], counts["warning"], counts["advice"]
    also = f", {_counted(warnings, 'warning')}" if warnings else ""
    also += f", {advice} {'piece' if advice == 1 else 'pieces'} of advice" if advice else ""
    also += f"; {unread} could not be read" if unread else ""
    if errors:
        faulty = sum(file.errors > 0 for file in checked)
        return f"{_counted(errors, 'error')} in {faulty} of {_counted(files, 'map')}{also}"
    return f"{_counted(files, 'map')} checked, no errors{also}"
