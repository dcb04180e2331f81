"""Actors of several articles become one. All names are invented or common knowledge."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.linking import cast_of, link
from store.linking.cast import Cast
from store.linking.spelling import skeleton, slug
from store.model import ActorKind, Extraction, LocalActor, LocalMention

Row = tuple[str, ActorKind, tuple[str, ...], int | None, str | None]


def article(*rows: Row) -> Cast:
    actors = tuple(
        LocalActor(i, name, kind, (name, *names), owner, known)
        for i, (name, kind, names, owner, known) in enumerate(rows)
    )
    mentions = tuple(LocalMention(a.key, a.name, 0, len(a.name)) for a in actors)
    return cast_of(Extraction("fr", actors, mentions, ()))


def person(name: str, owner: int | None = None) -> Row:
    return name, "person", (), owner, None


def body(name: str, *names: str, kind: ActorKind = "organisation", owner: int | None = None) -> Row:
    return name, kind, names, owner, None


def ids(*articles: Cast) -> list[dict[int, str]]:
    linked = link((f"a{i}", a) for i, a in enumerate(articles))
    return [linked.of(f"a{i}") for i in range(len(articles))]


def test_transliterations_are_one_person() -> None:
    for one, other in [
        ("Fayez al-Serrani", "Faïez Al-Sarrani"),
        ("Mouammar Kadhafi", "Muammar Gaddafi"),
        ("Peter Rode", "Peter Rodde"),
        ("Mohammed ben Zayed", "Mohammed Bin Zayed Al Nahyan"),
        ("Tayyip Erkan", "Recep Tayyip Erkan"),
    ]:
        (a, b) = ids(article(person(one)), article(person(other)))
        assert a == b, (one, other)


def test_given_names_tell_bearers_of_one_surname_apart() -> None:
    for one, other in [("Seif al-Islam Kadhafi", "Mouammar Kadhafi"), ("Anne Morel", "Alain Morel")]:
        (a, b) = ids(article(person(one)), article(person(other)))
        assert a != b


def test_a_surname_joins_its_only_bearer_and_no_other() -> None:
    (a, b) = ids(article(person("Khalifa Hadrar")), article(person("Hadrar")))
    assert a == b
    (a, b, c) = ids(article(person("Anne Morel")), article(person("Alain Morel")), article(person("Morel")))
    assert c[0] not in {a[0], b[0]}


def test_acronym_joins_its_full_name() -> None:
    (a, b) = ids(article(body("Front du renouveau", "FDR")), article(body("FDR")))
    assert a == b
    (a, b) = ids(article(body("Union des partis", "UDP")), article(body("Usine de plomb", "UDP")))
    assert a != b


def test_known_bodies_and_names_in_other_case_are_one() -> None:
    (a, b) = ids(
        article(("ONU", "organisation", ("Nations unies",), None, "onu")),
        article(("ONU", "organisation", (), None, "onu")),
    )
    assert a == b == {0: "onu"}
    (a, b) = ids(article(body("Haut Conseil d'Etat")), article(body("Haut Conseil d’État")))
    assert a == b


def test_parliaments_of_no_named_state_stay_apart() -> None:
    (a, b) = ids(article(body("Parlement")), article(body("Parlement")))
    assert a != b


def test_the_corpus_knows_for_whom_most_articles_say_it_speaks() -> None:
    togo: Row = ("Togo", "country", (), None, "togo")
    ghana: Row = ("Ghana", "country", (), None, "ghana")
    linked = link(
        [
            ("1", article(togo, person("Yao Adzo", 0))),
            ("2", article(togo, person("Yao Adzo", 0))),
            ("3", article(ghana, person("Yao Adzo", 0))),
        ]
    )
    adzo = next(a for a in linked.actors if a.name == "Yao Adzo")
    assert (adzo.member_of, adzo.articles, adzo.mentions) == ("togo", 3, 3)


def test_nobody_speaks_in_a_circle() -> None:
    linked = link([("1", article(body("Cercle bleu", owner=1), body("Cercle vert", owner=0)))])
    owners = {a.actor: a.member_of for a in linked.actors}
    assert sorted(o is None for o in owners.values()) == [False, True]


def test_an_article_that_was_not_linked_has_no_actors() -> None:
    assert link([]).of("nowhere") == {}


def test_the_fullest_common_name_is_shown() -> None:
    articles = [article(person("Hélène Dubosc"))] * 3 + [article(person("Dubosc"))]
    linked = link((str(i), a) for i, a in enumerate(articles))
    assert [(a.actor, a.name) for a in linked.actors] == [("helene-dubosc", "Hélène Dubosc")]


NAMES = [
    "Anne Morel",
    "Alain Morel",
    "Morel",
    "A. Morel",
    "Anne-Marie Morel",
    "Faïez Sarrani",
    "Fayez al-Sarrani",
]
BODIES = ["Front du Nord", "FDN", "Parlement", "front du nord", "Front du Nord uni"]


@given(
    st.lists(st.lists(st.sampled_from(NAMES + BODIES), min_size=1, max_size=4, unique=True), max_size=6),
    st.randoms(),
)
def test_the_order_of_articles_does_not_matter(rows: list[list[str]], random: object) -> None:
    articles = [
        (f"a{i}", article(*[person(n) if n in NAMES else body(n, "FDN") for n in names]))
        for i, names in enumerate(rows)
    ]
    backwards = list(reversed(articles))
    one, other = link(articles), link(backwards)
    assert one.actors == other.actors
    assert all(one.of(a) == other.of(a) for a, _ in articles)
    assert len({a.actor for a in one.actors}) == len(one.actors)


def test_spelling_helpers() -> None:
    assert skeleton("kadhafi") == skeleton("gaddafi") == skeleton("khadafi")
    assert skeleton("bachagha") == skeleton("bashagha")
    assert slug("Faïez al-Sarraj") == "faiez-al-sarraj"
    assert slug("«»") == "actor"
