"""The first build, in a process of its own: `python -m tui.building STORE`.

The dashboard starts it when there is no store yet, and reads from its output how far it is, one JSON
object a line. The analysis is loaded there and never here, so the screen stays smooth.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from store.database import BuildProgress


@dataclass(frozen=True, slots=True)
class Told:
    """How far the build is. `published` names a generation to show; `error` says why it ended early."""

    done: int = 0
    total: int | None = None
    published: str | None = None
    error: str = ""


class FirstBuild:
    """Runs a build of the packaged articles into `store_path` as a process."""

    def __init__(self, store_path: Path) -> None:
        self._path = store_path
        self._process: asyncio.subprocess.Process | None = None

    async def progress(self) -> AsyncIterator[Told]:
        """Start it, and tell how far it is until it ends."""
        self._process = process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tui.building", str(self._path),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        assert process.stdout is not None
        told = Told()
        async for line in process.stdout:
            told = _told(line)
            yield told
        status = await process.wait()
        if status and not told.error:
            yield Told(error=f"{status}")

    def stop(self) -> None:
        """End it: what it has read is kept, and the next build goes on from there."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()


def _told(line: bytes) -> Told:
    found: dict[str, Any] = json.loads(line)
    return Told(**found)


def main(store_path: Path) -> int:
    """Build, telling on standard output how far it is. Returns the exit status."""
    from store.building import build_from
    from store.config import load_config
    from store.errors import SidesError
    from store.locations import seeds_folder

    def tell(told: Told) -> None:
        try:
            sys.stdout.write(json.dumps(asdict(told)) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:  # the dashboard is gone; the build may as well be finished
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123

    folder = seeds_folder()
    total = sum(1 for path in folder.iterdir() if path.is_file())

    def progress(so_far: BuildProgress) -> None:
        tell(Told(so_far.done, total, so_far.published))

    try:
        build_from([folder], store_path, load_config().config, progress=progress, total=total)
    except SidesError as error:
        tell(Told(error=f"{error.message} {error.hint}".strip()))
        return error.status
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
