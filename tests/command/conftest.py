"""The real command, in processes of its own, on stores built once from real articles."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Sides = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "samples" / "mixed"
COMMAND = [sys.executable, "-c", "import sys; from tui.command import main; sys.exit(main())"]


def environment(home: Path, **more: str) -> dict[str, str]:
    """A user's environment with nothing in it but what the test gives."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    return kept | folders | {"HOME": str(home), "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1"} | more


def run(home: Path, *arguments: object, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """`sides ARGUMENTS` in a pipe; its status, output and errors as UTF-8 text."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, encoding="utf-8", errors="strict",
        env=environment(home, **more), cwd=ROOT, timeout=300, check=False,
    )  # fmt: skip


def built(home: Path, *paths: Path) -> Path:
    """A new store of what the paths hold (the packaged articles)."""
    done = run(home, "build", *paths, "--store", home / "store")
    assert done.returncode == 0, done.stderr
    return home / "store"


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    """Run `sides` for a user without a store or a configuration."""
    return lambda *arguments, **more: run(tmp_path, *arguments, **more)


@pytest.fixture(scope="session")
def seeds_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built from the packaged articles. Only to be read."""
    return built(tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="session")
def samples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built from the samples, one of each format. Only to be read."""
    return built(tmp_path_factory.mktemp("samples"), SAMPLES)


@pytest.fixture(scope="session")
def mali(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the saved pages of the README's session. Only to be read."""
    return built(tmp_path_factory.mktemp("mali"), ROOT / "tests" / "samples" / "session")


@pytest.fixture
def mali_copy(tmp_path: Path, mali: Path) -> Path:
    """A store of these pages that the test may change."""
    return Path(shutil.copytree(mali, tmp_path / "copy"))


@pytest.fixture
def who(tmp_path: Path, seeds_store: Path) -> Sides:
    """Run `sides COMMAND …` on the store of the packaged articles."""
    return lambda *arguments, **more: run(tmp_path, *arguments, SIDES_STORE=str(seeds_store), **more)


@pytest.fixture
def seeds_copy(tmp_path: Path, seeds_store: Path) -> Path:
    """A store of the packaged articles that the test may change."""
    return Path(shutil.copytree(seeds_store, tmp_path / "copy"))
