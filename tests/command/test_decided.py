"""What people decided is in everything that goes out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store.database import Store, anchor_of
from tests.command.conftest import Sides


@pytest.fixture
def reviewed(seeds_copy: Path) -> Path:
    """The packaged articles; one stance accepted, one rejected, two actors merged, one renamed."""
    with Store.open(seeds_copy) as store:
        stances = [
            s for chunk in store.articles() for article in chunk for s in store.stances(article.article)
        ]
        first, second = stances[0], stances[1]
        store.decide("accept", first.key, anchor=anchor_of(first))
        store.decide("reject", second.key, anchor=anchor_of(second))
        store.decide("merge", "abdel-fattah-al-sissi", {"into": "egypte"})
        store.decide("rename", "khalifa-haftar", {"name": "Maréchal Haftar"})
        ids = {actor.actor for actor in store.actors()}
        assert {"abdel-fattah-al-sissi", "egypte", "khalifa-haftar"} <= ids
    return seeds_copy


def export(sides: Sides, store: Path, *arguments: str) -> list[dict[str, Any]]:
    done = sides("export", *arguments, "--format", "jsonl", "--store", store)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_reviews_are_told_and_can_be_chosen(sides: Sides, reviewed: Path) -> None:
    reviews = [row["review"] for row in export(sides, reviewed, "stances")]
    assert reviews.count("accepted") == 1 and reviews.count("rejected") == 1
    (only,) = export(sides, reviewed, "stances", "--accepted")
    assert (only["review"], only["selection"]) == ("accepted", "accepted")
    rejected = {row["key"] for row in export(sides, reviewed, "stances") if row["review"] == "rejected"}
    assert not rejected & {
        row["key"] for row in export(sides, reviewed, "stances", "--min-confidence", "0.01")
    }
    assert not rejected & {row["event_id"] for row in export(sides, reviewed, "events")}


def test_merged_and_renamed_actors(sides: Sides, reviewed: Path) -> None:
    for table, columns in (
        ("actors", ["actor"]),
        ("mentions", ["actor_id"]),
        ("stances", ["holder_id", "target_id"]),
    ):
        ids = {row[column] for row in export(sides, reviewed, table) for column in columns}
        assert "abdel-fattah-al-sissi" not in ids and "egypte" in ids, table
    names = {
        row["actor"] for row in export(sides, reviewed, "mentions") if row["actor_id"] == "khalifa-haftar"
    }
    assert names == {"Maréchal Haftar"}
    assert "Maréchal Haftar — " in sides("who", "Maréchal Haftar", "--store", reviewed).stdout
