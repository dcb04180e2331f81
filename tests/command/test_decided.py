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


def test_mentions_and_counts_follow_a_name_that_was_split_off(sides: Sides, seeds_copy: Path) -> None:
    before = export(sides, seeds_copy, "mentions")
    counted = {row["actor"]: row["mentions"] for row in export(sides, seeds_copy, "actors")}
    with Store.open(seeds_copy) as store:
        other = {"into": "marechal", "name": "Le Maréchal", "alias": "maréchal Haftar"}
        store.decide("split", "khalifa-haftar", other)
        store.decide("merge", "donald-trump", {"into": "etats-unis"})
    after = export(sides, seeds_copy, "mentions")
    for old, new in zip(before, after, strict=True):
        alike = old["text"].casefold() in ("maréchal haftar", "le maréchal haftar")
        expected = {"khalifa-haftar": "marechal" if alike else "khalifa-haftar", "donald-trump": "etats-unis"}
        assert new["actor_id"] == expected.get(old["actor_id"], old["actor_id"]), new
    assert {row["actor"] for row in after if row["actor_id"] == "marechal"} == {"Le Maréchal"}
    actors = {row["actor"]: row for row in export(sides, seeds_copy, "actors")}
    assert "donald-trump" not in actors and actors["marechal"]["aliases"] == ["maréchal Haftar"]
    for actor, row in actors.items():
        found = [mention for mention in after if mention["actor_id"] == actor]
        assert (row["mentions"], row["articles"]) == (len(found), len({m["article"] for m in found})), actor
    assert actors["egypte"]["mentions"] == counted["egypte"]  # whom no decision concerns
