"""Dates inferred for undated articles: right where an event is shared, none where the evidence is weak."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import edtf
from store.linking.cast import DayClue, cast_of
from store.linking.dating import Clues, Dated, clues_of, explain_dates, infer_dates
from store.model import ActorKind, Extraction, LocalActor, LocalStance, Span, StanceKind

KELEN, MARU, LODO, PAYS, UNION = "Ada Kelen", "Théo Maru", "Lodovie", "Vardanie", "Union des ports"
CAST = {name: name for name in (KELEN, MARU, LODO, PAYS, UNION)}
MEETING = (min(KELEN, MARU), max(KELEN, MARU))


def dated(
    article: str, month: str, *events: tuple[str, str], stances: tuple[tuple[str, str], ...] = ()
) -> Clues:
    return Clues(article, month, "header", frozenset(events), frozenset(stances), CAST)


def undated(*events: tuple[str, str], days: tuple[str, ...] = (), years: tuple[int, ...] = ()) -> Clues:
    clues = tuple(DayClue(day) for day in days)
    return Clues("u", None, None, frozenset(events), frozenset(), CAST, clues, years)


def test_the_same_meeting_and_a_day_that_fits() -> None:
    found = explain_dates([dated("a", "2017-10-12", MEETING), undated(MEETING, days=("XXXX-10-03",))])
    assert found["u"].value == "2017-10~"
    assert found["u"].like == "a"
    assert found["u"].why == (
        "même entretien que dans a (octobre 2017) : Ada Kelen et Théo Maru ; s'accorde avec le 3 octobre"
    )


def test_one_meeting_and_no_day_is_too_little() -> None:
    corpus = [dated("a", "2017-10", MEETING), *(dated(f"o{n}", f"2016-{n:02d}") for n in range(1, 9))]
    others = [replace(c, stances=frozenset({(LODO, PAYS)})) for c in corpus[1:]]
    assert explain_dates([corpus[0], *others, undated(MEETING)]) == {}


def test_a_pair_that_meets_all_the_time_dates_nothing() -> None:
    corpus = [dated(f"a{month}", f"2017-{month:02d}", MEETING) for month in range(1, 10)]
    assert explain_dates([*corpus, undated(MEETING, days=("XXXX-09-03",))]) == {}


def test_two_meetings_far_apart_date_nothing() -> None:
    corpus = [dated("a", "2015-10", MEETING), dated("b", "2017-10", MEETING)]
    assert explain_dates([*corpus, undated(MEETING, days=("XXXX-10-03",))]) == {}


def test_stances_alone_date_nothing() -> None:
    pair = (LODO, PAYS)
    u = replace(undated(days=("XXXX-10-03",)), stances=frozenset({pair}))
    assert explain_dates([dated("a", "2017-10", stances=(pair,)), u]) == {}


def test_a_later_year_in_the_text_excludes() -> None:
    corpus = [dated("a", "2017-10", MEETING)]
    assert explain_dates([*corpus, undated(MEETING, days=("XXXX-10-03",), years=(2018,))]) == {}
    assert explain_dates([*corpus, undated(MEETING, days=("XXXX-10-03",), years=(2012, 2017))])


def test_a_weekday_excludes_the_years_where_it_falls_otherwise() -> None:
    corpus = [dated("a", "2017-10", MEETING)]  # 3 October 2017 was a Tuesday
    tuesday = replace(undated(MEETING), days=(DayClue("XXXX-10-03", 1),))
    assert "u" in explain_dates([*corpus, tuesday])
    assert explain_dates([*corpus, replace(tuesday, days=(DayClue("XXXX-10-03", 3),))]) == {}


def test_a_day_months_before_does_not_help() -> None:
    assert explain_dates([dated("a", "2017-10", MEETING), undated(MEETING, days=("XXXX-03-03",))]) == {}


@pytest.mark.parametrize("published", ["2017", "2017-23", "XXXX-10"])
def test_a_coarse_date_dates_nothing(published: str) -> None:
    assert explain_dates([dated("a", published, MEETING), undated(MEETING, days=("XXXX-10-03",))]) == {}


def test_nothing_is_inferred_from_an_inference() -> None:
    guess = replace(dated("a", "2017-10~", MEETING), basis="inferred")
    assert explain_dates([guess, undated(MEETING, days=("XXXX-10-03",))]) == {}


def article(name: str, published: str | None, text: str, kind: StanceKind = "contact") -> Dated:
    people: list[tuple[str, ActorKind]] = [
        (KELEN, "person"), (MARU, "person"), (LODO, "country"), (PAYS, "country"), (UNION, "organisation"),
    ]  # fmt: skip
    actors = tuple(LocalActor(k, n, kind_, (n,)) for k, (n, kind_) in enumerate(people))
    stance = LocalStance(
        0, 1, KELEN, MARU, kind, "asserted", None, None, None, "reçu", 0, len(text), 0.9, "recevoir", (),
        Span(0, 1), Span(1, 2), Span(2, 3),
    )  # fmt: skip
    extraction = Extraction("fr", actors, (), (stance,))
    return name, published, "header" if published else None, cast_of(extraction, text, published)


def test_from_extractions() -> None:
    corpus = [
        article("a", "2017-10", "Mme Kelen a reçu M. Maru."),
        article("u", None, "Mme Kelen a reçu M. Maru le 3 octobre, après un accord de 2012."),
    ]
    assert infer_dates(corpus) == infer_dates(reversed(corpus)) == {"u": "2017-10~"}
    ids = {0: "ada-kelen", 1: "theo-maru", 2: "l", 3: "v", 4: "u"}
    assert infer_dates(corpus, lambda _: ids) == {"u": "2017-10~"}
    assert infer_dates(corpus[:1]) == {}


def test_clues_read_the_text_of_the_undated_only() -> None:
    text = "Vu mardi 3 octobre, en mars et depuis 2012 ; il doit revenir le 9 novembre et signer en 2090."
    clues = clues_of(article("u", None, text))
    assert clues.days == (DayClue("XXXX-10-03", 1), DayClue("XXXX-03"))
    assert clues.years[0] == 2012
    assert clues_of(article("a", "2017-10", text)).days == ()


PAIRS = st.sampled_from([MEETING, (LODO, PAYS), (PAYS, UNION), (KELEN, LODO)])
ANY = st.builds(
    Clues,
    article=st.sampled_from("abcdefgh"),
    published=st.sampled_from([None, "2017-10", "2017-11-02", "2015-03", "2019", "2018-04~"]),
    basis=st.just("header"),
    events=st.frozensets(PAIRS, max_size=3),
    stances=st.frozensets(PAIRS, max_size=3),
    actors=st.just(CAST),
    days=st.lists(st.sampled_from([DayClue("XXXX-10-03"), DayClue("XXXX-02-29", 2), DayClue("XXXX-04")])).map(
        tuple
    ),
    years=st.lists(st.integers(1, 9999), max_size=2).map(tuple),
)


@given(st.lists(ANY, max_size=8, unique_by=lambda clues: clues.article))
def test_the_order_does_not_matter_and_every_date_is_approximate(corpus: list[Clues]) -> None:
    found = explain_dates(corpus)
    assert found == explain_dates(list(reversed(corpus)))
    assert all(edtf.parse(inferred.value).approximate for inferred in found.values())
    assert found.keys() <= {clues.article for clues in corpus if clues.published is None}
