"""What goes with a name that is split off an actor: the stances, and the articles, that use that name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from store.queries.fold import words

if TYPE_CHECKING:
    from store.database import Store
    from store.model import Actor, Stance
    from store.queries.corpus import Corpus

Names = Sequence[tuple[str, ...]]
"""Folded names, the longest first."""


def parted(corpus: Corpus, store: Store, actor: Actor, alias: str) -> Iterator[list[tuple[str, str]]]:
    """The `stance` and `article` fields of a `split` decision that takes `alias` from `actor`.

    Reads one article a step, to be stopped after any: those with stances of the actor. An article moves
    whole (with what is said there of the actor by pronouns) where no other of its names is used; else the
    stances whose holder or target stands there by this name. Raises StoreError.
    """
    row = corpus.actors.rows.get(actor.actor)
    if row is None:
        return
    names = sorted({words(name) for name in (actor.name, *actor.aliases, alias)}, key=len, reverse=True)
    wanted, column = words(alias), corpus.stances.article
    for place in sorted({column[stance] for stance in corpus.index.rows_of(row)}):
        article = corpus.articles.ids[place]
        used = {_used(text, names) for text in _mentions(corpus, store, article, actor.actor)} - {None}
        if used == {wanted}:
            yield [("article", article)]
            continue
        stances = corpus.resolve(store.stances(article), article)
        yield [
            ("stance", stance.key)
            for stance in stances
            if any(_used(text, names) == wanted for text in _sides(stance, actor.actor))
        ]


def _mentions(corpus: Corpus, store: Store, article: str, actor: str) -> Iterable[str]:
    """The words by which an article names an actor, as decided until now."""
    rows, identities = corpus.actors.rows, corpus.deciding.identities
    for mention in store.mentions(article):
        row = rows.get(mention.actor_id)
        if row is not None and identities.mentioned(row, mention.text, article) == rows[actor]:
            yield mention.text


def _sides(stance: Stance, actor: str) -> Iterator[str]:
    """The words for the sides of a stance that an actor is."""
    if stance.holder_id == actor:
        yield stance.holder_text
    if stance.target_id == actor:
        yield stance.target_text


def _used(text: str, names: Names) -> tuple[str, ...] | None:
    """The longest of some names that stands in a text, None when none does (a pronoun, a description)."""
    said = f" {' '.join(words(text))} "
    return next((name for name in names if name and f" {' '.join(name)} " in said), None)
