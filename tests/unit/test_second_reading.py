"""The second reading: which words it reads again, what it keeps, and how its weights are learned."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from store.extraction.actors import find_actors
from store.extraction.pipeline import Extractor
from store.extraction.repair import repair
from store.extraction.second import learning
from store.extraction.second.examples import Example
from store.extraction.second.gold import Annotated, folded, rests_on, same
from store.extraction.second.reading import load_settings
from store.extraction.second.weights import Weights, load_weights, save_weights
from store.extraction.stances import find_stances
from store.extraction.stances.candidate import form_table
from store.extraction.words import Text
from store.lexicon import load_lexicon
from store.model import SECOND_READING, SourceText
from tests.unit.pipeline import pipeline

GESTURE = (
    "La Suède a rompu le dialogue avec la Norvège."
    " Interrogé à Oslo, le ministre Jean Tamba a condamné ce geste."
)  # fmt: skip


def likely(text: str) -> dict[tuple[str, str, str], float]:
    """What only the second reading finds in `text`, with its confidence."""
    doc = Text(pipeline()(text))
    repair(doc, form_table(load_lexicon()))
    entities = find_actors(doc)
    return {
        (entities.entities[s.holder].name, s.stance, entities.entities[s.target].name): s.confidence
        for s in find_stances(doc, entities, [], load_lexicon(), None)
        if SECOND_READING in s.repairs
    }


def test_whose_gesture_is_condemned_is_found_in_the_sentence_before() -> None:
    found = likely(GESTURE)
    assert ("Jean Tamba", "oppose", "Suède") in found
    assert all(0.2 <= confidence <= 1 for confidence in found.values())


@pytest.mark.parametrize(
    "text",
    [
        GESTURE.replace("a condamné", "n'a pas condamné"),
        GESTURE.replace(
            "le ministre Jean Tamba a condamné ce geste.", "Jean Tamba va-t-il condamner ce geste ?"
        ),
        GESTURE.replace("a condamné ce geste", "a été interrogé sur ce geste"),
        "La Suède a condamné la Norvège.",  # the rules have said it
        "Jean Tamba a rencontré la Suède et la Norvège.",
        "",
    ],
)
def test_what_is_denied_asked_or_said_already_is_not_read_again(text: str) -> None:
    assert likely(text) == {}


def test_it_can_be_left_out_and_a_build_knows() -> None:
    with_it, without = Extractor(), Extractor(second_reading=False)
    assert with_it.fingerprint != without.fingerprint
    source = SourceText("a", GESTURE, "a.txt")
    found, ruled = with_it.extract(source), without.extract(source)
    assert any(SECOND_READING in s.repairs for s in found.stances)
    kept = [s for s in found.stances if SECOND_READING not in s.repairs]
    assert [(s.holder, s.stance, s.target) for s in ruled.stances] == [
        (s.holder, s.stance, s.target) for s in kept
    ]


def test_more_is_asked_of_an_article_that_takes_few_sides() -> None:
    settings = load_settings()
    dense, sparse = settings.of(sides=6, sentences=20), settings.of(sides=1, sentences=20)
    assert dense == settings
    assert sparse.threshold > dense.threshold
    assert sparse.tie == dense.tie
    assert settings.of(sides=1, sentences=1) == sparse  # one side in one sentence tells little


def test_weights_come_back_and_are_the_same_bytes(tmp_path: Path) -> None:
    rows = [("H verb", "path=^nsubj", 0.5), ("C", "lemma=condamner", -1.25), ("C", "lemma=rien", 0.0001)]
    assert save_weights(rows, tmp_path / "a.gz") == save_weights(reversed(rows), tmp_path / "b.gz") == 2
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    weights = load_weights(tmp_path / "a.gz")
    assert weights.score([("C", ["lemma=condamner", "lemma=autre"]), ("D", ["x"])]) == -1.25


def test_the_packaged_weights_are_those_of_features_that_are_read() -> None:
    groups = load_weights().groups
    assert {"C", "P", "H verb", "T verb", "H noun", "T noun"} <= set(groups)
    assert sum(map(len, groups.values())) > 5000


def example(right: str, wrong: str, answered: bool) -> Example:
    """A word with one holder and two targets, of which `right` is annotated if it was `answered`."""
    targets = [[("T", [right])], [("T", [wrong])]]
    pairs = [(0, 0, [("P", ["first"])], answered), (0, 1, [("P", ["second"])], False)]
    word = "sided" if answered else "idle"
    return Example([("C", [word])], [[("H", ["someone"])]], targets, pairs)


def test_what_the_annotation_has_is_learned() -> None:
    taught = [example("object", "place", answered=True)] * 8 + [
        example("object", "place", answered=False)
    ] * 8
    groups: dict[str, dict[str, float]] = {}
    for group, feature, weight in learning.learn(taught, penalty=0.1):
        groups.setdefault(group, {})[feature] = weight
    weights = Weights(groups)
    assert weights.score([("T", ["object"])]) > weights.score([("T", ["place"])])
    assert weights.score([("C", ["sided"])]) > weights.score([("C", ["idle"])])
    with pytest.raises(ValueError, match="nothing to learn from"):
        list(learning.learn([]))


def test_the_gradient_is_that_of_the_loss() -> None:
    taught = [example("object", "place", answered=True)] * 3 + [
        example("place", "object", answered=False)
    ] * 3
    matrix = learning.Matrix(taught)
    at = np.linspace(-1, 1, len(matrix.features))
    _, gradient = matrix.loss(at, 2.0)
    for n in range(len(at)):
        step = np.zeros(len(at))
        step[n] = 1e-6
        slope = (matrix.loss(at + step, 2.0)[0] - matrix.loss(at - step, 2.0)[0]) / 2e-6
        assert gradient[n] == pytest.approx(slope, abs=1e-4)


ROW = {
    "article": "a",
    "actors": [
        {"id": "a1", "names": ["Jean Tamba"], "member_of": "a2"},
        {"id": "a2", "names": ["Mali", "Bamako"]},
        {"id": "a3", "names": ["Suède"]},
    ],
    "stances": [
        {
            "holder": "a1", "target": "a3", "stance": "oppose", "certainty": "asserted",
            "evidence": "Interrogé à Oslo, le ministre Jean Tamba a condamné ce geste.", "cue": "a condamné",
        },
        {"holder": "a3", "target": "a2", "stance": "support", "certainty": "denied", "evidence": "Non."},
    ],
}  # fmt: skip


def test_an_annotation_says_who_is_meant() -> None:
    row = Annotated(ROW)
    assert row.meant(["Tamba"]) == {"a1", "a2"}
    assert row.meant(["la Suède"]) == {"a3"}
    assert row.meant(["Norvège"]) == frozenset()
    assert [s["holder"] for s in row.agreeing(frozenset({"a1", "a2"}), frozenset({"a3"}), "oppose")] == ["a1"]
    assert row.agreeing(frozenset({"a3"}), frozenset({"a2"}), "support") == []  # denied
    assert rests_on(row.stances[0], GESTURE, {"condamné"})
    assert not rests_on(row.stances[0], GESTURE, {"rompu"})
    assert not rests_on(row.stances[0], "La Suède a rompu le dialogue.", {"condamné"})


def test_names_are_compared_by_their_words() -> None:
    assert folded("L'Élysée") == ("elysee",)
    assert same(folded("le Parti vert"), folded("Parti vert suédois"))
    assert not same(folded("Parti vert"), folded("Parti bleu"))
    assert not same(folded("l'"), folded("le"))


def test_the_training_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, articles, out = tmp_path / "gold.jsonl", tmp_path / "articles", tmp_path / "weights.tsv.gz"
    articles.mkdir()
    rows = []
    for n in range(40):
        (articles / f"a{n}.txt").write_text(GESTURE, encoding="utf-8")
        rows.append(json.dumps({**ROW, "article": f"a{n}"}))
    gold.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert learning.main([str(out), str(gold), str(articles)]) == 0
    assert "40 with a pair" in capsys.readouterr().out
    assert load_weights(out).groups["H"]["w=0 kind=person"] > 0
    assert learning.main([str(out)]) == 2
    assert "usage" in capsys.readouterr().out
