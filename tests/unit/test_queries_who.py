"""Names, questions, text search, and the answer to "who?"."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database import Store
from store.errors import SidesError
from store.model import Actor
from store.queries import Corpus, Filter, parse_question
from store.queries.fold import fold, fold_all, words
from store.queries.search import search
from store.queries.who import pick, who
from tests.bench.corpus import make_store
from tests.unit.queries_world import decide, world

# --- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L'Égypte d’al-Sissi", "egypte al sissi"),
        ("Jean-Élie", "jean elie"),
        ("Œuvre, ÇA !", "oeuvre ca"),
        ("e\u0301te\u0301", "ete"),
        ("qu'il s'oppose à l'ONU", "il oppose a onu"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.lists(st.text()))
def test_folding_together_is_folding_one_by_one(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@given(st.text())
def test_folded_text_is_plain_words(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split()) and "\n" not in folded


def test_articles_before_a_name_do_not_count() -> None:
    assert words("la Russie") == ("russie",) and words("de la") == ("de", "la")


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "actor", "how"),
    [
        ("soulé", "tarek-soul", "exact"),
        ("SOULE", "tarek-soul", "exact"),
        ("jean elie", "jean-dru", "word"),
        ("kov", "anna-kovel", "prefix"),
        ("ovel", "anna-kovel", "part"),
        ("kovel anna", "anna-kovel", "part"),
        ("l'Arvonie", "arvonie", "exact"),
        ("Kowel", "anna-kovel", "near"),
        ("arvonnie", "arvonie", "near"),
    ],
)
def test_names_are_found_however_they_are_typed(query: str, actor: str, how: str) -> None:
    match = world().find_actors(query)[0]
    assert (match.actor, match.how) == (actor, how)


def known() -> Corpus:
    """Actors with the ids and some of the names that the gazetteer gives them, and one who is not in it."""
    corpus = Corpus()
    corpus.add_actors([
        Actor("france", "France", "country", ("France",), None, 9, 30),
        Actor("etats-unis", "États-Unis", "country", ("Etats-Unis",), None, 9, 30),
        Actor("egypte", "Égypte", "country", (), None, 3, 3),
        Actor("union-europeenne", "Union européenne", "organisation", ("UE",), None, 3, 3),
        Actor("onu", "ONU", "organisation", (), None, 3, 3),
        Actor("comite-des-sages-de-nilvange", "Comité des sages de Nilvange", "organisation", (), None, 1, 1),
        Actor("donald-trump", "Donald Trump", "person", ("Trump",), "etats-unis", 4, 9),
        Actor("emmanuel-macron", "Emmanuel Macron", "person", (), "france", 4, 9),
        Actor("nouri-abousahmein", "Nouri Abousahmein", "person", (), None, 1, 1),
        Actor("khalifa-haftar", "Khalifa Haftar", "person", ("Haftar",), None, 4, 9),
        Actor("accord-de-paris", "accord de Paris", "proposal", (), None, 4, 9),
    ])  # fmt: skip
    corpus.finish()
    return corpus


@pytest.mark.parametrize(
    ("query", "actor"),
    [
        ("maréchal Haftar", "khalifa-haftar"),
        ("le maréchal Khalifa Haftar", "khalifa-haftar"),
        ("les forces de Haftar", "khalifa-haftar"),
        ("président Macron", "emmanuel-macron"),
        ("l'ancien président français Emmanuel Macron", "emmanuel-macron"),
        ("M. Trump", "donald-trump"),
        ("la France", "france"),
        ("le gouvernement français", "france"),
        ("les autorités françaises", "france"),
        ("ministre français des Affaires étrangères", "france"),
        ("FRANÇAIS", "france"),
        ("l’Élysée", "france"),
        ("Paris", "france"),
        ("accord de Paris", "accord-de-paris"),
        ("l'Egypte", "egypte"),
        ("le pouvoir égyptien", "egypte"),
        ("USA", "etats-unis"),
        ("Maison Blanche", "etats-unis"),
        ("Union Européenne", "union-europeenne"),
        ("l'UE", "union-europeenne"),
        ("U.E.", "union-europeenne"),
        ("Nations unies", "onu"),
        ("O.N.U.", "onu"),
        ("CSN", "comite-des-sages-de-nilvange"),
    ],
)
def test_titles_demonyms_seats_and_acronyms_are_understood(query: str, actor: str) -> None:
    assert pick(known(), query)[0] == actor


def test_an_office_of_a_state_is_the_state_and_then_those_who_may_hold_it() -> None:
    actor, also = pick(known(), "le président américain")
    assert (actor, [match.actor for match in also]) == ("etats-unis", ["donald-trump"])


@pytest.mark.parametrize("query", ["le président", "M.", "ahm", "le gouvernement", "président Dupont"])
def test_words_that_mean_nobody_are_not_taken_for_somebody(query: str) -> None:
    with pytest.raises(SidesError):
        pick(known(), query)


def test_who_was_merged_away_or_taken_back_is_not_offered() -> None:
    corpus = world()
    corpus.apply(decide(1, "merge", "jean-dru", ("into", "anna-kovel")))
    assert [match.actor for match in corpus.find_actors("dru")] == ["anna-kovel"]
    assert pick(corpus, "jean-dru")[0] == "anna-kovel"
    split = decide(
        2, "split", "anna-kovel", ("into", "kovel-2"), ("name", "Zoé Kovel"), ("alias", "Mme Kovel")
    )
    corpus.apply(split)
    assert [match.actor for match in corpus.find_actors("Mme Kovel")] == ["kovel-2"]
    corpus.undo(split)
    assert [match.actor for match in corpus.find_actors("Mme Kovel")] == ["anna-kovel"]


def test_the_most_active_of_equals_comes_first() -> None:
    found = [match.actor for match in world().find_actors("arvon")]
    assert found[0] == "arvonie" and "ministere" in found


def test_nothing_is_found_for_nothing() -> None:
    assert world().find_actors(" ’ ") == [] and world().find_actors("zzzzzzzz") == []


@given(st.text(max_size=30))
def test_any_query_is_answered(query: str) -> None:
    world().find_actors(query)


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(SidesError) as error:
        who(world(), None, "Kowell")
    assert error.value.status == 1 and "Anna Kovel" in error.value.hint


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("haftar", ("haftar", None, None)),
        ("haftar depuis 2018", ("haftar", "2018-01-01", None)),
        ("haftar 2019-04", ("haftar", "2019-04-01", "2019-04-30")),
        ("mohammed ben zayed avril 2019", ("mohammed ben zayed", "2019-04-01", "2019-04-30")),
        ("qui soutient Haftar ?", ("Haftar", None, None)),
        ("forces de 2e ligne", ("forces de 2e ligne", None, None)),
        ("", ("", None, None)),
    ],
)
def test_questions(typed: str, expected: tuple[str, str | None, str | None]) -> None:
    question = parse_question(typed)
    assert (question.name, question.since, question.until) == expected


@given(st.text(max_size=40))
def test_any_question_is_read(typed: str) -> None:
    parse_question(typed)


# --- who ----------------------------------------------------------------------------------------


def test_who_tells_the_sides_apart() -> None:
    answer = who(world(), None, "maréchal soulé")
    assert [(line.key, line.precision) for line in answer.supporters] == [("k1", "jour"), ("k4", "jour")]
    assert [line.key for line in answer.opponents] == ["k2", "k6"]
    assert [line.key for line in answer.denied] == ["k3"]
    assert [line.key for line in answer.contacts] == ["k5"]
    assert answer.supported == answer.opposed == ()
    assert [line.key for line in who(world(), None, "belmar").supported] == ["k4"]


def test_a_statement_printed_twice_counts_once() -> None:
    answer = who(world(), None, "soulé")
    (line,) = [line for line in answer.supporters if line.article == "a2"]
    assert line.reprints == ("a5",)
    assert (answer.counts.statements, answer.counts.printed) == (6, 7)


def test_who_rolled_up_names_who_said_it() -> None:
    answer = who(world(), None, "soulé", rollup=True)
    (line,) = [line for line in answer.opponents if line.holder.actor == "arvonie"]
    assert line.via is not None and line.via.actor == "jean-dru"
    (disagreement,) = answer.disagreements
    assert disagreement.body.actor == "arvonie"
    assert {(turn.holder.actor, turn.change.after) for turn in answer.changes} == {
        ("arvonie", "support"),
        ("belmar", "oppose"),
    }


def test_who_keeps_what_is_asked_for() -> None:
    corpus = world()
    assert [
        line.key for line in who(corpus, None, "belmar", toward="soulé", certainties=["alleged"]).lines
    ] == ["k6"]
    assert {line.key for line in who(corpus, None, "soulé", by="belmar").lines} == {"k3", "k4", "k6"}
    assert {line.key for line in who(corpus, None, "soulé", since="2020").lines} == {"k6"}
    assert {line.key for line in who(corpus, None, "soulé", changes=True).lines} == {"k3", "k4", "k6"}


def test_the_last_known_stance_at_a_date() -> None:
    lines = who(world(), None, "soulé", by="belmar", as_of="2019-12").lines
    assert [line.stance for line in lines] == ["support"]
    lines = who(world(), None, "soulé", by="belmar", as_of="2021").lines
    assert [line.stance for line in lines] == ["oppose"]


def test_who_heeds_decisions() -> None:
    corpus = world()
    corpus.apply_all([decide(1, "reject", "k1"), decide(2, "reverse", "k2")])
    answer = who(corpus, None, "soulé")
    assert "k1" not in {line.key for line in answer.lines}
    assert [line.key for line in answer.opposed] == ["k2"]


# --- on a real store ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made-up") / "store"
    make_store(path, 40)
    return path


def test_a_store_is_loaded_chunk_by_chunk_with_its_decisions(store: Path) -> None:
    seen: list[int] = []
    with Store.open(store) as opened:
        corpus = Corpus.load(opened, lambda corpus: seen.append(corpus.version))
        assert seen == sorted(seen) and len(seen) >= 3
        assert len(corpus.articles) == 40 and corpus.complete
        row = corpus.view().stances[0]
        opened.decide("reject", row.key)
        again = Corpus.load(opened)
        assert row.key not in {stance.key for stance in again.view().stances}
        for decision in opened.undo():
            again.apply(decision)
        assert list(again.view().stances) == list(corpus.view().stances)


def test_resolved_words_and_lists_agree(store: Path) -> None:
    with Store.open(store) as opened:
        corpus = Corpus.load(opened)
        for row in corpus.view().stances:
            (stance,) = [s for s in corpus.resolve(opened.stances(row.article)) if s.key == row.key]
            assert (stance.holder_id, stance.holder) == (row.holder.actor, row.holder.name)
            assert (stance.stance, stance.placed, stance.confidence) == (
                row.stance,
                row.placed,
                row.confidence,
            )


def test_who_quotes_the_store(store: Path) -> None:
    with Store.open(store) as opened:
        corpus = Corpus.load(opened)
        name = corpus.view().actors[0].name
        answer = who(corpus, opened, name)
        assert answer.lines
        for line in answer.lines:
            assert line.evidence in opened.text(line.article)
            assert line.date_basis == "article"


def test_texts_are_searched_until_cancelled(store: Path) -> None:
    with Store.open(store) as opened:
        corpus = Corpus.load(opened)
        phrase = " ".join(opened.text(corpus.articles.ids[0]).split(".")[0].split()[-3:])
        found = list(search(corpus, opened, phrase.upper()))
        assert 0 < len(found) <= 40
        assert all(phrase in opened.text(article) for article in found)
        assert {a.article for a in corpus.view(Filter(text=phrase)).articles} == set(found)
        assert list(search(corpus, opened, "séance", lambda: True)) == []
