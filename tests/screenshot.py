"""The README's picture, from the packaged articles: `python -m tests.screenshot`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from store.building import build_from
from store.config import Config, Loaded
from store.locations import seeds_folder
from tui.app import SidesApp

PICTURE = Path(__file__).parent.parent / ".assets" / "dashboard.svg"
KEYS = ("2", "enter", "3", "enter")  # the most active actor, and the evidence of its first dyad


async def take(store: Path) -> str:
    """The dashboard at 120x40 as SVG, an actor chosen and a dyad's evidence shown."""
    settings = Loaded(Config(reviewer="relectrice"), {}, (), store)
    app = SidesApp(store, settings)
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("", *KEYS):
            if key:
                await pilot.press(key)
            for _ in range(200):
                await pilot.pause(0.02)
                if not app.bench.busy and app.desk.view is not None:
                    break
        await pilot.pause(0.5)
        # The picture loads nothing from elsewhere, fonts neither.
        return re.sub(r"@font-face \{.*?\}", "", app.export_screenshot(title="sides"), flags=re.DOTALL)


def main() -> None:
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        build_from([seeds_folder()], store, jobs=1)
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(asyncio.run(take(store)), encoding="utf-8")
    print(PICTURE)


if __name__ == "__main__":
    main()
