"""Kills, full disks and rivals, in the bounded form of `python -m tests.bench.faults`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.faults import Killing, fill_disk, small_disk, two_writers


def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    tally = Killing(tmp_path, seed=1).run(60)
    assert tally.faults == [] and tally.killed > 20 and tally.acknowledged > 20


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "probe", 64) as grow:
        kind = "tmpfs" if grow else "limit"
    tally = fill_disk(tmp_path, 10, seed=1)
    assert tally.faults == [] and tally.killed > 3, kind


@pytest.mark.parametrize("decisions", [400])
def test_two_writers_lose_nothing(tmp_path: Path, decisions: int) -> None:
    tally = two_writers(tmp_path, decisions)
    assert tally.faults == [] and tally.acknowledged == decisions
