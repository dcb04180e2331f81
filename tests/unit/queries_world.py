"""A small made-up world for the tests of the index: two states, their people, a few articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from store.model import (
    Actor,
    Article,
    ArticleColumns,
    Certainty,
    Decision,
    DecisionKind,
    Packed,
    StanceColumns,
    StanceKind,
    StanceStub,
)
from store.queries import Corpus, StanceRow

ACTORS = [
    Actor("arvonie", "Arvonie", "country", ("République d'Arvonie", "Arvoniens"), None, 9, 30),
    Actor("belmar", "Belmar", "country", (), None, 7, 20),
    Actor("anna-kovel", "Anna Kovel", "person", ("Mme Kovel", "présidente Kovel"), "arvonie", 5, 12),
    Actor("jean-dru", "Jean-Élie Dru", "person", ("Dru",), "ministere", 4, 8),
    Actor("ministere", "ministère arvonien", "organisation", (), "arvonie", 2, 2),
    Actor("tarek-soul", "Tarek al-Soulé", "person", ("Soulé", "maréchal Soulé"), None, 8, 25),
    Actor("muet", "Paul Muet", "person", (), None, 1, 1),
]


def article(name: str, published: str | None, title: str = "", duplicate_of: str | None = None) -> Article:
    return Article(
        name, title or f"L'été à {name}", published, "header" if published else None, "fr", f"{name}.txt",
        500, 2, duplicate_of=duplicate_of,
    )  # fmt: skip


ARTICLES = [
    article("a1", "2019-04", "L'Arvonie et le maréchal Soulé"),
    article("a2", "2019-06-02", "Belmar s'éloigne"),
    article("a3", "2020", "Une année d’attente"),
    article("a4", None, "Sans date"),
    article("a5", "2019-06-03", "Belmar s'éloigne (reprise)", duplicate_of="a2"),
]


def stub(
    key: str,
    article: str,
    holder: str,
    target: str,
    stance: StanceKind,
    placed: str | None,
    certainty: Certainty = "asserted",
    date: str | None = None,
    start: int = 0,
) -> StanceStub:
    return StanceStub(
        key, article, holder, target, stance, certainty, date, date or placed, 0.75, f"{stance}-1", start
    )


STUBS = [
    stub("k1", "a1", "anna-kovel", "tarek-soul", "support", "2019-04", date="2019-04-15", start=10),
    stub("k2", "a1", "jean-dru", "tarek-soul", "oppose", "2019-04", date="XXXX-02", start=50),
    stub("k3", "a1", "belmar", "tarek-soul", "support", "2019-04", "denied", start=90),
    stub("k4", "a2", "belmar", "tarek-soul", "support", "2019-06-02", start=0),
    stub("k5", "a2", "tarek-soul", "belmar", "contact", "2019-06-02", "attributed", start=40),
    stub("k6", "a3", "belmar", "tarek-soul", "oppose", "2020", "alleged", start=5),
    stub("k7", "a4", "arvonie", "belmar", "oppose", None, start=5),
    stub("k8", "a5", "belmar", "tarek-soul", "support", "2019-06-03", start=0),
]


def world(finish: bool = True) -> Corpus:
    """The world in an index."""
    corpus = Corpus()
    corpus.add_actors(ACTORS)
    corpus.add_articles(articles_of(ARTICLES))
    corpus.add_columns(columns_of(STUBS))
    if finish:
        corpus.finish()
    return corpus


def articles_of(articles: Sequence[Article]) -> ArticleColumns:
    """The articles, one column a field."""
    return ArticleColumns(*_columns(ArticleColumns, articles))


def columns_of(stubs: Sequence[StanceStub]) -> StanceColumns:
    """The stubs, one column a field."""
    return StanceColumns(*_columns(StanceColumns, stubs))


def _columns(kind: type, rows: Sequence[object]) -> list[Any]:
    return [
        Packed.of(column) if str(field.type).startswith("Packed") else column
        for field in fields(kind)
        for column in ([getattr(row, field.name) for row in rows],)
    ]


def decide(
    number: int, kind: DecisionKind, subject: str, *fields: tuple[str, str], anchor: str = ""
) -> Decision:
    return Decision(number, kind, subject, fields, "lectrice", "2026-01-02T03:04:05Z", anchor)


def keyed(corpus: Corpus) -> dict[str, StanceRow]:
    return {row.key: row for row in corpus.view().stances}
