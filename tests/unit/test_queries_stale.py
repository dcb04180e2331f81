"""What changed under a decision is told, never dropped."""

from __future__ import annotations

import json

from store.queries import Filter
from tests.unit.queries_world import STUBS, decide, keyed, world


def anchor(key: str, **other: str | None) -> str:
    short = next(one for one in STUBS if one.key == key)
    shown: dict[str, str | None] = {
        "article": short.article, "evidence": "Il la salue.", "holder_id": short.holder_id,
        "target_id": short.target_id, "stance": short.stance, "certainty": short.certainty,
        "date": short.date,
    }  # fmt: skip
    return json.dumps(shown | other)


def test_a_decision_on_what_still_looks_the_same_is_not_stale() -> None:
    corpus = world()
    corpus.apply_all([decide(1, "accept", "k1", anchor=anchor("k1"))])
    assert corpus.stale() == [] and not keyed(corpus)["k1"].stale


def test_a_decision_is_to_be_looked_at_again_when_the_extraction_changed() -> None:
    corpus = world()
    corpus.apply(decide(1, "accept", "k1", anchor=anchor("k1", certainty="alleged", date="2019")))
    (stale,) = corpus.stale()
    assert (stale.key, stale.reason) == ("k1", "l'extraction a changé : la certitude, la date")
    assert keyed(corpus)["k1"].stale
    assert [row.key for row in corpus.view(Filter(undecided=True)).stances].count("k1") == 1
    corpus.apply(decide(2, "accept", "k1", anchor=anchor("k1")))
    assert corpus.stale() == []


def test_a_decision_on_an_edited_stance_is_not_stale() -> None:
    corpus = world()
    corpus.apply(decide(1, "edit", "k1", ("certainty", "alleged"), anchor=anchor("k1")))
    corpus.apply(decide(2, "accept", "k1", anchor=anchor("k1", certainty="alleged")))
    assert corpus.stale() == []


def test_a_merged_actor_is_still_the_same() -> None:
    corpus = world()
    corpus.apply(decide(1, "accept", "k1", anchor=anchor("k1", holder_id="jean-dru")))
    assert len(corpus.stale()) == 1
    corpus = world()
    corpus.apply(decide(1, "merge", "jean-dru", ("into", "anna-kovel")))
    corpus.apply(decide(2, "accept", "k1", anchor=anchor("k1", holder_id="jean-dru")))
    assert corpus.stale() == []


def test_what_is_lost_is_told_not_dropped() -> None:
    corpus = world()
    corpus.apply_all(
        [
            decide(1, "accept", "disparu", anchor=anchor("k1")),
            decide(2, "bookmark", "a9"),
            decide(3, "rename", "inconnu", ("name", "X")),
        ]
    )
    assert [stale.decision.number for stale in corpus.stale()] == [1, 2, 3]
    assert [stale.key for stale in corpus.stale()] == [None, None, None]


def test_a_decision_follows_its_stance_to_a_new_key() -> None:
    corpus = world()
    corpus.apply_all([decide(1, "reject", "ancien", anchor=anchor("k4"))], lambda decision: "k4")
    assert "k4" not in keyed(corpus)
    assert [(stale.key, stale.reason) for stale in corpus.stale()] == [("k4", "le texte a changé")]
