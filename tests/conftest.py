"""What every test shares: modest property tests without deadlines, and the folder of real material."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from cxmap.api.brands import fonts_of_the_machine
from cxmap.cli.build_logs import OBEYING
from cxmap.rendering.scene.fonts import ask

from .chromium import browser as browser

settings.register_profile(
    "quick",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("long", max_examples=2_000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("CXMAP_HYPOTHESIS", "quick"))
ask(fonts_of_the_machine)


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colours and no width from the terminal that runs the tests."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "CXMAP_TRACEBACK", "CXMAP_LOG", *OBEYING):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A cache that nobody has used yet, apart from that of whoever runs the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(autouse=True)
def _in_one_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever can be shared out over processes stays in this one, unless a test is marked `processes`.

    A process that has drawn cannot be copied, so others would have to import everything anew.
    """
    if request.node.get_closest_marker("processes") is None:
        monkeypatch.setattr("cxmap.api.sharing.os.cpu_count", lambda: 1)
