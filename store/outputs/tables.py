"""The four tables, with the keys of the contract in its order; what is beside it stands at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from store.model import Actor, Article, Mention, Stance
from store.outputs.selection import Selection
from store.queries.answers import ActorRef

if TYPE_CHECKING:
    from store.database import Store
    from store.queries.corpus import Corpus

Table = Literal["articles", "actors", "mentions", "stances"]
Row = dict[str, object]

KEYS: dict[Table, tuple[str, ...]] = {
    "articles": (
        "article", "title", "published", "published_basis", "language", "path", "chars", "stances", "read",
        "duplicate_of", "url",
    ),
    "actors": ("actor", "name", "kind", "aliases", "member_of", "articles", "mentions"),
    "mentions": ("article", "actor", "actor_id", "text", "start", "end"),
    "stances": (
        "article", "holder", "holder_id", "holder_text", "target", "target_id", "target_text", "stance",
        "certainty", "date", "date_basis", "source", "cue", "evidence", "start", "end", "confidence",
        "review", "placed", "frame", "key", "selection",
    ),
}  # fmt: skip


def rows(
    table: Table, store: Store, corpus: Corpus, selection: Selection | None = None, texts: bool = False
) -> Iterator[Row]:
    """The rows of `table`, decisions applied, in the order of the ids. `texts` adds each article's text.

    Raises StoreError when an article of the store cannot be read.
    """
    if table == "actors":
        yield from map(actor_row, all_actors(store, corpus))
        return
    for article in all_articles(corpus):
        if table == "articles":
            row = article_row(article, store.url(article.article))
            yield row | {"text": store.text(article.article)} if texts else row
        elif table == "mentions":
            yield from (mention_row(m, corpus) for m in store.mentions(article.article))
        else:
            yield from stance_rows(article, store, corpus, selection or Selection())


def all_articles(corpus: Corpus) -> Iterator[Article]:
    """Every article, in the order of the ids: that in which the store reads them fastest."""
    table = corpus.articles
    return map(table.make, sorted(range(len(table)), key=table.ids.__getitem__))


def all_actors(store: Store, corpus: Corpus) -> list[Actor]:
    """Every actor by id, those that were merged into another left out. Raises StoreError.

    Where people merged or split actors, `articles` and `mentions` are counted again, as the mentions say.
    """
    visible, identities = corpus.deciding.visible, corpus.deciding.identities
    actors = [actor for row, actor in enumerate(corpus.actors.actors) if visible(row)]
    if identities.merged or identities.splits:
        articles, mentions = Counter[str](), Counter[str]()
        for article in all_articles(corpus):
            named = [_named(mention, corpus).actor for mention in store.mentions(article.article)]
            mentions.update(named)
            articles.update(set(named))
        actors = [
            replace(each, articles=articles[each.actor], mentions=mentions[each.actor]) for each in actors
        ]
    return sorted(actors, key=lambda actor: actor.actor)


def stances_of(article: Article, store: Store, corpus: Corpus, selection: Selection) -> list[Stance]:
    """The selected stances of one article, decisions applied, in the order of the text."""
    return [
        stance
        for stance in corpus.resolve(store.stances(article.article), article.article)
        if selection(stance.review, stance.confidence)
    ]


def stance_rows(article: Article, store: Store, corpus: Corpus, selection: Selection) -> Iterator[Row]:
    for stance in stances_of(article, store, corpus, selection):
        yield stance_row(stance) | {"selection": selection.words}


def article_row(article: Article, url: str = "") -> Row:
    row: Row = {key: getattr(article, key) for key in KEYS["articles"][:-1]}
    return row | {"url": url or None}


def actor_row(actor: Actor) -> Row:
    return {key: getattr(actor, key) for key in KEYS["actors"]} | {"aliases": list(actor.aliases)}


def mention_row(mention: Mention, corpus: Corpus) -> Row:
    """The mention, of the actor that people's merges and splits make of its own, by the name they gave it."""
    actor = _named(mention, corpus)
    named: Row = {"actor": actor.name, "actor_id": actor.actor}
    return {key: getattr(mention, key) for key in KEYS["mentions"]} | named


def _named(mention: Mention, corpus: Corpus) -> ActorRef:
    row = corpus.actors.rows.get(mention.actor_id)
    if row is None:
        return ActorRef(mention.actor_id, mention.actor, corpus.actor(mention.actor_id).kind)
    return corpus.ref(corpus.deciding.identities.mentioned(row, mention.text, mention.article))


def stance_row(stance: Stance) -> Row:
    return {key: getattr(stance, key) for key in KEYS["stances"][:-1]}
