"""Filters against a count by hand, chips, roll-up, time, matrix, and what an empty pane says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import edtf
from store.model import CERTAINTIES, STANCE_KINDS, Article, StanceStub
from store.queries import Change, Corpus, Filter, StanceRow, period_words
from store.queries.fold import words
from tests.unit.queries_world import ACTORS, ARTICLES, STUBS, articles_of, columns_of, decide, world

# --- any filter ---------------------------------------------------------------------------------

PEOPLE = [actor.actor for actor in ACTORS[:6]]
DATES = ["2019", "2018-03", "2019-04-20", "2019-04~", "2017/2018", "XXXX-05-01", None]


@st.composite
def stubs(draw: st.DrawFn) -> list[StanceStub]:
    made = []
    for number in range(draw(st.integers(0, 25))):
        article = draw(st.sampled_from(ARTICLES))
        date = draw(st.sampled_from(DATES))
        made.append(
            StanceStub(
                f"{number:018x}" if number % 3 else f"clé {number}", article.article,
                draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(PEOPLE)),
                draw(st.sampled_from(STANCE_KINDS)), draw(st.sampled_from(CERTAINTIES)),
                date, date or article.published, 0.5, "f", number,
            )
        )  # fmt: skip
    return made


some_actor = st.one_of(st.none(), st.sampled_from(PEOPLE))
bounds = st.sampled_from([None, None, "2018", "2019-04", "2019-05-01"])
filters = st.builds(
    Filter,
    actor=some_actor,
    role=st.sampled_from(["any", "toward", "by"]),
    other=some_actor,
    since=bounds,
    until=bounds,
    certainties=st.lists(st.sampled_from(CERTAINTIES), unique=True, max_size=2).map(tuple),
    polarities=st.lists(st.sampled_from(STANCE_KINDS), unique=True, max_size=2).map(tuple),
    text=st.sampled_from(["", "", "belmar", "été"]),
    said=st.sampled_from(["", "", "l'Arvonie", "SOULE", "kov"]),
    names=st.sampled_from(["", "", "dru"]),
    unread=st.booleans(),
    bookmarked=st.sampled_from([False, False, True]),
    undecided=st.booleans(),
    rollup=st.booleans(),
)


def tops(corpus: Corpus, actor: str, rollup: bool) -> str:
    seen = actor
    while rollup and (above := corpus.actor(seen).member_of):
        seen = above
    return seen


def by_hand(corpus: Corpus, filter: Filter, row: StanceRow) -> bool:
    """Whether a stance is left by a filter, each part looked at by itself."""
    holder, target = (tops(corpus, ref.actor, filter.rollup) for ref in (row.holder, row.target))
    one, two = (tops(corpus, ref, filter.rollup) if ref else None for ref in (filter.actor, filter.other))
    ways = []
    if filter.role != "toward":
        ways.append(one in (None, holder) and two in (None, target))
    if filter.role != "by":
        ways.append(one in (None, target) and two in (None, holder))
    article = corpus.article(row.article)
    assert article is not None
    when = (
        edtf.earliest(filter.since) if filter.since else None,
        edtf.latest(filter.until) if filter.until else None,
    )
    return (
        any(ways)
        and edtf.within(row.placed, *when)
        and (not filter.certainties or row.certainty in filter.certainties)
        and (not filter.polarities or row.stance in filter.polarities)
        and (not filter.undecided or row.review == "auto" or row.stale)
        and (
            not filter.said or any(called(corpus, ref.actor, filter.said) for ref in (row.holder, row.target))
        )
        and kept(article, filter)
    )


def called(corpus: Corpus, actor: str, query: str) -> bool:
    """Whether a name or an alias holds the query, articles and accents apart."""
    described = corpus.actor(actor)
    wanted = " ".join(words(query))
    return any(wanted in " ".join(words(name)) for name in (described.name, *described.aliases))


def kept(article: Article, filter: Filter) -> bool:
    title = article.title.lower().replace("é", "e")
    return (
        (not filter.unread or not article.read)
        and (not filter.bookmarked or article.bookmarked)
        and filter.text.replace("é", "e") in title
    )


@settings(max_examples=60, deadline=None)
@given(stubs(), filters, st.booleans())
def test_filters_leave_what_a_count_by_hand_leaves(
    made: list[StanceStub], filter: Filter, decided: bool
) -> None:
    corpus = world(finish=False)
    corpus.add_columns(columns_of(made))
    corpus.finish()
    if decided:
        keys = [stub.key for stub in made[:4]]
        corpus.apply_all([decide(n, "reject" if n % 2 else "accept", key) for n, key in enumerate(keys, 1)])
    corpus.apply_all([decide(10, "read", "a2"), decide(11, "bookmark", "a1"), decide(12, "bookmark", "a2")])
    everything = list(corpus.view().stances)
    view = corpus.view(filter)
    left = [row for row in everything if by_hand(corpus, filter, row)]
    assert list(view.stances) == left
    assert {row.article for row in left} <= {article.article for article in view.articles} or not left
    check_dyads(corpus, filter, left)
    check_actors(corpus, filter, left)
    if not left and filter.chips(corpus.name):
        why = view.why_empty()
        assert why is not None and why.words
        if why.chip is not None:
            assert len(corpus.view(filter.without(why.chip.key)).stances)


@settings(max_examples=15, deadline=None)
@given(filters, st.lists(st.sampled_from(DATES), min_size=3, max_size=3))
def test_periods_of_many_stances(filter: Filter, dates: list[str | None]) -> None:
    """Many stances of few dates are found by halving, few of many by going through what is left."""
    made = [
        StanceStub(
            f"{number:018x}", ARTICLES[number % 5].article, PEOPLE[number % 4], PEOPLE[number // 4 % 6],
            STANCE_KINDS[number % 3], "asserted", date, date, 0.5, "f", number,
        )
        for number in range(900) for date in [(*dates, "2018-03")[number % 50 % 4]]
    ]  # fmt: skip
    corpus = world(finish=False)
    corpus.add_columns(columns_of(made))
    corpus.finish()
    corpus.apply_all([decide(1, "edit", made[7].key, ("date", "2019-05")), decide(2, "reject", made[8].key)])
    left = [row for row in corpus.view().stances if by_hand(corpus, filter, row)]
    assert list(corpus.view(filter).stances) == left
    check_actors(corpus, filter, left)


def test_an_axis_does_not_end_before_it_begins() -> None:
    corpus = world(finish=False)
    corpus.add_columns(
        columns_of(
            [StanceStub("k9", "a1", "belmar", "arvonie", "support", "asserted", "2019", "2019", 0.5, "f", 0)]
        )
    )
    corpus.finish()
    view = corpus.view(Filter(actor="arvonie", until="2019-04"))
    assert view.axis(10).size >= 1
    assert len(view.evidence(("belmar", "arvonie"))) == 1
    assert view.series(("belmar", "arvonie"), view.axis(10)).outside == 1


def check_dyads(corpus: Corpus, filter: Filter, left: list[StanceRow]) -> None:
    view = corpus.view(filter)
    dyads = {dyad.key: dyad for dyad in view.dyads}
    assert sum(dyad.total for dyad in dyads.values()) == len(left)
    for order in ("recency", "change", "activity"):
        assert {dyad.key for dyad in view.dyads_by(order)} == dyads.keys()
    on = view.axis(10)
    for key, dyad in dyads.items():
        evidence = list(view.evidence(key))
        sides = [row.stance for row in evidence if row.certainty != "denied"]
        assert [sides.count(kind) for kind in STANCE_KINDS] == [dyad.support, dyad.oppose, dyad.contact]
        assert dyad.denied == len(evidence) - len(sides)
        assert [row for row in left if row in evidence] == evidence
        known = [row for row in evidence if row.certainty != "denied"] or evidence
        assert (dyad.last, dyad.last_date) == (known[-1].stance, known[-1].placed)
        drawn = view.series(key, on)
        counted = sum(b.support + b.oppose + b.contact + b.denied for b in drawn.buckets if b)
        assert counted + drawn.undated + drawn.outside == dyad.total
        assert not drawn.outside or filter.since or filter.until
        assert view.since(key, "support") == next(
            (row.placed for row in evidence if row.stance == "support" and row.placed), None
        )
        assert view.last_evidence(key) == evidence[-1]
        assert [view.place(key, row.key) for row in evidence] == list(range(len(evidence)))


def check_actors(corpus: Corpus, filter: Filter, left: list[StanceRow]) -> None:
    view = corpus.view(filter)
    shown = {actor.actor for actor in view.actors}
    assert not filter.names or shown <= {
        tops(corpus, actor.actor, filter.rollup)
        for actor in ACTORS
        if called(corpus, actor.actor, filter.names)
    }
    assert shown <= {actor.actor for actor in corpus.view(filter.without("names")).actors}
    for actor in view.actors:
        own = [
            row
            for row in left
            if actor.actor in (tops(corpus, ref.actor, filter.rollup) for ref in (row.holder, row.target))
        ]
        given = [row for row in own if tops(corpus, row.holder.actor, filter.rollup) == actor.actor]
        said = [row.stance for row in given if row.certainty != "denied"]
        assert (actor.supports, actor.opposes) == (said.count("support"), said.count("oppose"))
        taken = [row.stance for row in own if tops(corpus, row.target.actor, filter.rollup) == actor.actor]
        assert actor.received + actor.given <= len(given) + len(taken)
        assert own or not filter.without("names").active


# --- parts --------------------------------------------------------------------------------------


def test_without_a_filter_all_actors_are_listed() -> None:
    view = world().view()
    assert view.actors[0].actor == "tarek-soul"
    assert "muet" in {row.actor for row in view.actors}
    assert "muet" not in {row.actor for row in world().view(Filter(since="2019")).actors}


def test_articles_of_a_period_without_stances_are_listed_too() -> None:
    corpus = world()
    corpus.add_articles(articles_of([Article("a6", "Seul", "2019-05-05", "header", "fr", "a6.txt", 5, 0)]))
    names = [article.article for article in corpus.view(Filter(since="2019-05", until="2019-05")).articles]
    assert names == ["a6"]
    names = [
        a.article for a in corpus.view(Filter(since="2019-05", until="2019-05", actor="belmar")).articles
    ]
    assert names == []


def test_articles_come_latest_first() -> None:
    assert [a.article for a in world().view().articles] == ["a3", "a5", "a2", "a1", "a4"]


def test_chips_are_in_words_and_can_be_dropped() -> None:
    corpus = world()
    filter = Filter(
        actor="tarek-soul", role="toward", other="belmar", since="2018", until="2019-04",
        certainties=("asserted", "alleged"), polarities=("oppose",), text="été", unread=True,
        bookmarked=True, undecided=True,
    )  # fmt: skip
    chips = filter.chips(corpus.name)
    assert [chip.words for chip in chips] == [
        "envers Tarek al-Soulé", "par Belmar", "de 2018 à 2019-04", "affirmé ou supposé", "opposition",
        "« été »", "non lus", "marqués", "à décider",
    ]  # fmt: skip
    for chip in chips:
        filter = filter.without(chip.key)
    assert not filter.active and filter.chips() == []


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2014-01-01", None, "depuis 2014"), ("2014-04-01", None, "depuis 2014-04"),
        ("2014-04-02", None, "depuis 2014-04-02"), (None, "2014-12-31", "jusqu'à 2014"),
        ("2019-04-01", "2019-04-30", "2019-04"), ("2019-01", "2019-12", "2019"),
        ("2020-02-01", "2020-02-29", "2020-02"), ("2019-01-01", "2019-06-30", "de 2019-01 à 2019-06"),
        ("2018", "2019-04", "de 2018 à 2019-04"), ("2019-04-07", "2019-04-07", "2019-04-07"),
        (None, None, ""),
    ],
)  # fmt: skip
def test_a_period_is_said_as_short_as_can_be(since: str | None, until: str | None, said: str) -> None:
    assert period_words(since, until) == said


def test_an_empty_view_names_the_chip_that_widens() -> None:
    corpus = world()
    why = corpus.view(Filter(actor="muet", since="2019")).why_empty()
    assert why is not None and why.chip is not None and why.chip.key == "actor"
    assert (
        why.words == "Rien ne répond à : Paul Muet · depuis 2019. Sans « Paul Muet » : 7 prises de position."
    )
    why = corpus.view(Filter(actor="muet", text="introuvable")).why_empty()
    assert why is not None and why.chip is None and "Effacez" in why.words
    assert corpus.view().why_empty() is None


def test_a_period_without_a_year_is_refused() -> None:
    with pytest.raises(ValueError, match="year"):
        world().view(Filter(since="XXXX-04"))


# --- roll-up ------------------------------------------------------------------------------------


def test_roll_up_shows_who_disagrees_inside() -> None:
    view = world().view(Filter(rollup=True))
    dyad = view.dyad(("arvonie", "tarek-soul"))
    assert dyad is not None and (dyad.support, dyad.oppose) == (1, 1)
    assert dyad.disagreement is not None
    assert dyad.disagreement.words == "désaccord : Anna Kovel pour, Jean-Élie Dru contre"
    assert dyad.change == Change("oppose", "2019-02~", "support", "2019-04-15")


def test_members_of_one_body_stay_apart() -> None:
    corpus = world()
    corpus.add_columns(
        columns_of(
            [StanceStub("m", "a1", "anna-kovel", "jean-dru", "oppose", "asserted", None, "2019", 1, "f", 0)]
        )
    )
    corpus.finish()
    assert corpus.view(Filter(rollup=True)).dyad(("anna-kovel", "jean-dru")) is not None


def test_a_circle_of_members_ends() -> None:
    corpus = world()
    corpus.apply(decide(1, "speaks_for", "arvonie", ("member_of", "anna-kovel")))
    dyads = corpus.view(Filter(rollup=True)).dyads
    assert sum(dyad.total for dyad in dyads) == len(STUBS)


# --- the whole ----------------------------------------------------------------------------------


def test_the_matrix_says_what_it_leaves_out() -> None:
    matrix = world().view().matrix(1)
    assert [ref.actor for ref in matrix.holders] == ["belmar"]
    assert [ref.actor for ref in matrix.targets] == ["tarek-soul"]
    cell = matrix.cells[0][0]
    assert cell is not None and (cell.support, cell.oppose, cell.denied) == (2, 1, 1)
    assert matrix.left_out == len(STUBS) - 4
    assert world().view().matrix(5).cells[0].count(None) > 0


def test_counts() -> None:
    counts = world().view().counts
    assert (counts.articles, counts.stances, counts.undated, counts.unread, counts.undecided) == (
        5,
        8,
        1,
        5,
        8,
    )


# --- what is left to decide ---------------------------------------------------------------------


def test_the_next_undecided_goes_on_from_where_one_is_even_when_that_is_gone() -> None:
    corpus = world()
    order = [row.key for row in corpus.view().stances]
    for number, key in enumerate(order, 1):
        found = corpus.view().next_undecided(order[number - 2] if number > 1 else None)
        assert found is not None and found.key == key
        corpus.apply(decide(number, "reject" if number % 2 else "accept", key))
    assert corpus.view().next_undecided(order[-1]) is None
    corpus.undo(decide(3, "reject", order[2]))
    found = corpus.view().next_undecided(order[-1])
    assert found is not None and found.key == order[2]


def test_the_undecided_of_one_entry_of_the_lexicon() -> None:
    corpus = world()
    assert [row.key for row in corpus.view().undecided_of_frame("oppose-1")] == ["k7", "k2", "k6"]
    corpus.apply_all([decide(1, "accept", "k2"), decide(2, "reject", "k6")])
    assert [row.key for row in corpus.view().undecided_of_frame("oppose-1")] == ["k7"]
    assert not len(corpus.view().undecided_of_frame("unknown"))


def test_the_next_unread_comes_round() -> None:
    corpus = world()
    ids = [article.article for article in corpus.view().articles]
    corpus.apply_all([decide(n, "read", id) for n, id in enumerate(ids[1:], 1)])
    assert corpus.view().next_unread(2) == 0
    corpus.apply(decide(9, "read", ids[0]))
    assert corpus.view().next_unread(0) is None
