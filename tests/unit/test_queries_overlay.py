"""People's decisions over the index: counted at once, taken back without a trace, in any order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import Decision, DecisionKind, Span, Stance
from store.queries import Corpus, Filter
from store.queries.overlay import EDITABLE
from tests.unit.queries_world import ACTORS, ARTICLES, STUBS, columns_of, decide, keyed, stub, world


def picture(corpus: Corpus) -> dict[str, Any]:
    """All that can be asked of a corpus, in an order that does not depend on how it came about."""
    found: dict[str, Any] = {}
    for rollup in (False, True):
        view = corpus.view(Filter(rollup=rollup))
        found[f"dyads {rollup}"] = sorted(view.dyads, key=lambda dyad: dyad.key)
        found[f"actors {rollup}"] = sorted(view.actors, key=lambda actor: actor.actor)
    view = corpus.view()
    found["stances"] = list(view.stances)
    found["articles"] = list(view.articles)
    found["counts"] = view.counts
    found["described"] = [corpus.actor(row.actor) for row in found["actors False"]]
    found["by actor"] = {
        actor.actor: [row.key for row in corpus.view(Filter(actor=actor.actor)).stances]
        for actor in found["actors False"]
    }
    found["resolved"] = [corpus.resolve([], article.article) for article in ARTICLES]
    found["stale"] = corpus.stale()
    found["names"] = [(match.actor, match.matched) for match in corpus.find_actors("soulé")]
    return found


def test_rejected_is_not_counted_and_comes_back_when_undone() -> None:
    corpus = world()
    before = picture(corpus)
    decision = decide(1, "reject", "k4")
    corpus.apply(decision)
    assert "k4" not in keyed(corpus)
    dyad = corpus.view().dyad(("belmar", "tarek-soul"))
    assert dyad is not None and (dyad.support, dyad.oppose, dyad.denied) == (1, 1, 1)
    corpus.undo(decision)
    assert picture(corpus) == before


def test_accepted_after_rejected_counts_again() -> None:
    corpus = world()
    corpus.apply_all([decide(1, "reject", "k4"), decide(2, "accept", "k4")])
    assert keyed(corpus)["k4"].review == "accepted"
    corpus.apply(replace(decide(2, "accept", "k4"), undone=True))
    assert "k4" not in keyed(corpus)


def test_reverse_and_edit_build_on_each_other() -> None:
    corpus = world()
    corpus.apply_all(
        [
            decide(1, "edit", "k1", ("stance", "oppose"), ("date", "2018"), ("certainty", "alleged")),
            decide(2, "reverse", "k1"),
        ]
    )
    row = keyed(corpus)["k1"]
    assert (row.holder.actor, row.target.actor) == ("tarek-soul", "anna-kovel")
    assert (row.stance, row.placed, row.certainty, row.review) == ("oppose", "2018", "alleged", "edited")
    corpus.apply(decide(3, "accept", "k1"))
    assert keyed(corpus)["k1"].review == "edited"


def test_a_value_that_makes_no_sense_is_left_alone() -> None:
    corpus = world()
    corpus.apply(decide(1, "edit", "k1", ("stance", "adore"), ("start", "x"), ("unheard", "of")))
    assert keyed(corpus)["k1"].stance == "support"


def test_a_date_taken_away_leaves_the_article_s() -> None:
    corpus = world()
    corpus.apply(decide(1, "edit", "k1", ("date", "")))
    assert (keyed(corpus)["k1"].date, keyed(corpus)["k1"].placed) == (None, "2019-04")


def test_redating_an_article_moves_its_undated_stances_only() -> None:
    corpus = world()
    corpus.apply(decide(1, "redate", "a1", ("published", "2017-05-06")))
    article = corpus.article("a1")
    assert article is not None and (article.published, article.published_basis) == ("2017-05-06", "user")
    rows = keyed(corpus)
    assert (rows["k1"].placed, rows["k3"].placed) == ("2019-04-15", "2017-05-06")
    assert rows["k2"].placed == "2017-02~"  # no year of its own: it follows the article's
    assert [row.key for row in corpus.view().stances][:3] == ["k7", "k2", "k3"]


def test_merged_actors_count_as_one_and_keep_their_names() -> None:
    corpus = world()
    corpus.apply(decide(1, "merge", "jean-dru", ("into", "anna-kovel")))
    assert {row.actor for row in corpus.view().actors}.isdisjoint({"jean-dru"})
    kovel = corpus.actor("anna-kovel")
    assert "Jean-Élie Dru" in kovel.aliases and kovel.mentions == 20
    dyad = corpus.view().dyad(("anna-kovel", "tarek-soul"))
    assert dyad is not None and (dyad.support, dyad.oppose) == (1, 1)
    assert corpus.find_actors("dru")[0].actor == "anna-kovel"


def test_merging_in_a_circle_is_refused() -> None:
    corpus = world()
    corpus.apply_all(
        [
            decide(1, "merge", "jean-dru", ("into", "anna-kovel")),
            decide(2, "merge", "anna-kovel", ("into", "tarek-soul")),
            decide(3, "merge", "tarek-soul", ("into", "jean-dru")),
        ]
    )
    holders = {row.holder.actor for row in corpus.view().stances}
    assert "tarek-soul" in holders and holders.isdisjoint({"jean-dru", "anna-kovel"})


def test_split_moves_the_stances_it_names() -> None:
    corpus = world()
    corpus.apply(
        decide(
            1, "split", "belmar", ("into", "belmar-nord"), ("name", "Belmar-Nord"), ("kind", "government"),
            ("stance", "k4"), ("article", "a3"), ("alias", "Belmar"),
        )
    )  # fmt: skip
    rows = keyed(corpus)
    assert rows["k4"].holder.name == rows["k6"].holder.name == "Belmar-Nord"
    assert rows["k3"].holder.actor == "belmar"
    assert corpus.actor("belmar-nord").kind == "government"


def test_speaking_for_nobody_ends_the_roll_up() -> None:
    corpus = world()
    rolled = Filter(rollup=True)
    dyad = corpus.view(rolled).dyad(("arvonie", "tarek-soul"))
    assert dyad is not None and dyad.disagreement is not None
    corpus.apply(decide(1, "speaks_for", "anna-kovel", ("member_of", "")))
    dyad = corpus.view(rolled).dyad(("arvonie", "tarek-soul"))
    assert dyad is not None and dyad.support == 0 and dyad.disagreement is None


def added(number: int = 5, article: str = "a2") -> tuple[Decision, Stance]:
    stance = Stance(
        key="", article=article, holder="Anna Kovel", holder_id="anna-kovel", holder_text="Kovel",
        target="Belmar", target_id="belmar", target_text="Belmar", stance="support", certainty="attributed",
        date=None, date_basis=None, source="l'agence", cue="salue", evidence="Kovel salue Belmar.",
        start=20, end=39, confidence=1.0, review="added", placed=None, frame="", repairs=(),
        holder_span=Span(20, 25), cue_span=Span(26, 31),
    )  # fmt: skip
    plain = {name: getattr(stance, name) for name in EDITABLE if hasattr(stance, name)}
    spans = {"holder_start": 20, "holder_end": 25, "cue_start": 26, "cue_end": 31}
    fields = {name: "" if value is None else str(value) for name, value in (plain | spans).items()}
    return decide(number, "add", "neuf", *fields.items()), stance


def test_an_added_stance_counts_and_is_read_among_the_others() -> None:
    corpus = world()
    decision, stance = added()
    corpus.apply(decision)
    row = keyed(corpus)["neuf"]
    assert (row.review, row.placed, row.certainty) == ("added", "2019-06-02", "attributed")
    found = corpus.resolve([], "a2")
    assert found == [replace(stance, key="neuf", placed="2019-06-02", confidence=1.0)]
    corpus.undo(decision)
    assert corpus.resolve([], "a2") == [] and "neuf" not in keyed(corpus)
    corpus.apply(decision)
    assert "neuf" in keyed(corpus)


def test_read_bookmarks_and_notes() -> None:
    corpus = world()
    corpus.apply_all(
        [
            decide(1, "read", "a1"),
            decide(2, "bookmark", "a2"),
            decide(3, "note", "a2", ("text", "à relire")),
            decide(4, "note", "k4", ("text", "voir l'original")),
        ]
    )
    assert [a.article for a in corpus.view(Filter(bookmarked=True)).articles] == ["a2"]
    assert "a1" not in [a.article for a in corpus.view(Filter(unread=True)).articles]
    article = corpus.article("a2")
    assert article is not None and article.note == "à relire"
    assert corpus.resolve([words("k4", "a2")])[0].note == "voir l'original"


def words(key: str, article: str) -> Stance:
    """The stance of a stub, with some words."""
    short = next(one for one in STUBS if one.key == key)
    return Stance(
        key=key, article=article, holder="comme lu", holder_id=short.holder_id, holder_text="il",
        target="comme lu", target_id=short.target_id, target_text="elle", stance=short.stance,
        certainty=short.certainty, date=short.date, date_basis=None, source=None, cue="cue",
        evidence="Il la salue.", start=short.start, end=short.start + 12, confidence=0.75, review="auto",
        placed=short.placed, frame=short.frame, repairs=(), holder_span=Span(0, 2),
    )  # fmt: skip


def test_resolve_agrees_with_the_lists() -> None:
    corpus = world()
    corpus.apply_all(
        [
            decide(1, "reverse", "k1"),
            decide(2, "edit", "k2", ("source", "un diplomate"), ("cue", "fustige"), ("date", "2019-02-03")),
            decide(3, "merge", "anna-kovel", ("into", "arvonie")),
            decide(4, "reject", "k3"),
        ]
    )
    found = {stance.key: stance for stance in corpus.resolve([words(k, "a1") for k in ("k3", "k2", "k1")])}
    assert list(found) == ["k1", "k2", "k3"]
    assert (found["k1"].target_id, found["k1"].target, found["k1"].target_text) == (
        "arvonie",
        "Arvonie",
        "il",
    )
    assert found["k1"].target_span == Span(0, 2) and found["k1"].review == "edited"
    assert (found["k2"].source, found["k2"].cue, found["k2"].placed) == (
        "un diplomate",
        "fustige",
        "2019-02-03",
    )
    assert found["k2"].date_basis == "user"
    assert found["k3"].review == "rejected"
    for key, row in keyed(corpus).items():
        if key in found:
            assert (row.holder.actor, row.target.actor) == (found[key].holder_id, found[key].target_id)
            assert (row.placed, row.review) == (found[key].placed, found[key].review)


# --- any decisions, in any order ------------------------------------------------------------------

KEYS = [one.key for one in STUBS]
PEOPLE = [actor.actor for actor in ACTORS]
DATES = ["2019", "2018-03", "2019-04-20", "XXXX-05-01", ""]
sides = st.sampled_from(PEOPLE)
fields = st.one_of(
    st.tuples(st.just("holder_id"), sides),
    st.tuples(st.just("target_id"), sides),
    st.tuples(st.just("stance"), st.sampled_from(["support", "oppose", "contact"])),
    st.tuples(st.just("certainty"), st.sampled_from(["asserted", "denied"])),
    st.tuples(st.just("date"), st.sampled_from(DATES)),
)


@st.composite
def decision(draw: st.DrawFn, number: int) -> Decision:
    kind: DecisionKind = draw(st.sampled_from(get_args(DecisionKind)))
    match kind:
        case "merge":
            return decide(number, kind, draw(sides), ("into", draw(sides)))
        case "split":
            moved = draw(st.lists(st.sampled_from(KEYS), max_size=3))
            into = draw(st.sampled_from(["x1", "x2"]))
            stances = [("stance", key) for key in moved]
            return decide(
                number, kind, draw(sides), ("into", into), ("name", "X"), ("kind", "party"), *stances
            )
        case "rename":
            return decide(number, kind, draw(sides), ("name", draw(st.sampled_from(["Yann", "Soulé"]))))
        case "speaks_for":
            return decide(number, kind, draw(sides), ("member_of", draw(sides)))
        case "redate":
            name = draw(st.sampled_from(ARTICLES)).article
            return decide(number, kind, name, ("published", draw(st.sampled_from(DATES[:3]))))
        case "read" | "unread" | "bookmark" | "unbookmark" | "note":
            name = draw(st.sampled_from(ARTICLES)).article
            return decide(number, kind, name, ("text", "note"))
        case "add":
            made = [("article", "a1"), ("holder_id", draw(sides)), ("target_id", draw(sides))]
            return decide(number, kind, draw(st.sampled_from(["n1", "n2"])), *made, *draw(st.lists(fields)))
    key = draw(st.sampled_from([*KEYS, "n1", "n2"]))
    return decide(number, kind, key, *(draw(st.lists(fields, max_size=3)) if kind == "edit" else ()))


@st.composite
def journals(draw: st.DrawFn) -> list[Decision]:
    return [draw(decision(number)) for number in range(1, draw(st.integers(1, 8)) + 1)]


@settings(max_examples=40, deadline=None)
@given(journals(), st.data())
def test_apply_then_undo_is_as_before(journal: list[Decision], data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from([d.number for d in journal])), "kept")
    corpus = world()
    corpus.apply_all([d for d in journal if d.number in kept])
    before = picture(corpus)
    others = data.draw(st.permutations([d for d in journal if d.number not in kept]), "applied")
    for one in others:
        corpus.apply(one)
    for one in data.draw(st.permutations(others), "undone"):
        corpus.undo(one)
    assert picture(corpus) == before


@pytest.mark.parametrize(
    ("split_off", "merged", "through"),
    [
        ("arvonie", "anna-kovel", "x1"),  # k1, Anna Kovel's, comes to Arvonie and is split off there
        ("anna-kovel", "x1", "arvonie"),  # whom it was split off to is merged
    ],
)
def test_an_undone_merge_gives_back_what_a_split_moves(split_off: str, merged: str, through: str) -> None:
    parts = ("into", "x1"), ("name", "X"), ("kind", "party"), ("stance", "k1")
    corpus = world()
    corpus.apply(decide(1, "split", split_off, *parts))
    before = picture(corpus)
    merge = decide(2, "merge", merged, ("into", "arvonie"))
    corpus.apply(merge)
    assert keyed(corpus)["k1"].holder.actor == through
    corpus.undo(merge)
    assert picture(corpus) == before


def test_a_stance_added_and_undone_leaves_nobody_more_active() -> None:
    corpus = world()
    corpus.apply(decide(1, "rename", "belmar", ("name", "Soulé")))
    before = picture(corpus)
    add = decide(
        2,
        "add",
        "n1",
        ("article", "a1"),
        ("holder_id", "belmar"),
        ("target_id", "arvonie"),
        ("stance", "oppose"),
    )
    corpus.apply(add)
    assert picture(corpus)["names"] != before["names"]
    corpus.undo(add)
    assert picture(corpus) == before


def shuffled(data: st.DataObject, journal: list[Decision]) -> list[Decision]:
    """The decisions in any order, but those that add stances one after the other: stances of one date
    stand in the order in which they were made."""
    order = data.draw(st.permutations(journal))
    adds = iter(sorted((one for one in order if one.kind == "add"), key=lambda one: one.number))
    return [next(adds) if one.kind == "add" else one for one in order]


@settings(max_examples=40, deadline=None)
@given(journals(), st.data())
def test_one_by_one_is_all_at_once(journal: list[Decision], data: st.DataObject) -> None:
    at_once = world(finish=False)
    at_once.apply_all(journal)
    at_once.finish()
    one_by_one = world()
    for one in shuffled(data, journal):
        one_by_one.apply(one)
    assert unordered(picture(one_by_one)) == unordered(picture(at_once))
    synced = world()
    synced.apply_all(shuffled(data, journal)[:3])
    synced.sync(journal)
    assert unordered(picture(synced)) == unordered(picture(at_once))


def unordered(found: dict[str, Any]) -> dict[str, Any]:
    """Stances of one day stand in the order in which they came: those added may change places."""
    rank = {"stances": lambda row: row.key}
    found["stances"] = sorted(found["stances"], key=rank["stances"])
    found["by actor"] = {actor: sorted(keys) for actor, keys in found["by actor"].items()}
    return found


@pytest.mark.parametrize("finish", [True, False])
def test_stances_added_later_than_the_decisions_are_decided(finish: bool) -> None:
    corpus = world(finish)
    corpus.apply(decide(1, "merge", "jean-dru", ("into", "anna-kovel")))
    corpus.add_columns(columns_of([stub("k9", "a3", "jean-dru", "belmar", "support", "2020-05")]))
    corpus.finish()
    assert keyed(corpus)["k9"].holder.actor == "anna-kovel"


def test_what_was_split_off_does_not_go_with_a_merge() -> None:
    split = decide(1, "split", "arvonie", ("into", "x1"), ("name", "X"), ("kind", "party"), ("stance", "k7"))
    merge = decide(2, "merge", "arvonie", ("into", "belmar"))
    for journal in ([split, merge], [merge, split]):
        corpus = world()
        for one in journal:
            corpus.apply(one)
        assert keyed(corpus)["k7"].holder.actor == "x1"
    at_once = world(finish=False)
    at_once.apply_all([split, merge])
    at_once.finish()
    assert keyed(at_once)["k7"].holder.actor == "x1"
