"""The stances of an article, words and all, as people's decisions leave them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.model import Stance
from store.queries import overlay
from store.queries.days import placed
from store.queries.overlay import StanceState

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


def resolve(corpus: Corpus, stances: Sequence[Stance], article: str | None) -> list[Stance]:
    """See `Corpus.resolve`."""
    if article is None and stances:
        article = stances[0].article
    deciding = corpus.deciding
    found = [_one(corpus, stance, deciding.states.get(stance.key)) for stance in stances]
    read = {stance.key for stance in stances}
    states = [(key, deciding.states.get(key)) for key in deciding.added.get(article or "", ())]
    added = [(state.added.number, key, state) for key, state in states if state and state.added]
    for _, key, state in sorted(added, key=lambda one: one[:2]):
        if key not in read:
            found.append(_one(corpus, overlay.blank(key, article or ""), state))
    return sorted(found, key=_place)


def _place(stance: Stance) -> tuple[int, int]:
    return stance.start, stance.cue_span.start if stance.cue_span else stance.start


def _one(corpus: Corpus, stance: Stance, state: StanceState | None) -> Stance:
    table = corpus.articles
    row = table.ids.row(stance.article)
    published = table.date(row) if row is not None else None
    if state is None:
        state = StanceState()
    if state.swapped:
        stance = replace(stance, **overlay.swapped(stance))
    if state.fields:
        stance = replace(stance, **overlay.edited_fields(state.fields, stance))
    holder = _actor(corpus, stance, "holder", state)
    target = _actor(corpus, stance, "target", state)
    given = stance.placed
    if row is None or row in corpus.deciding.redated or "date" in state.fields or state.added:
        given = placed(stance.date, published)
    elif given and given.startswith("XXXX"):
        given = placed(given, published)
    key_row = corpus.stances.ids.row(stance.key)
    return replace(
        stance,
        holder_id=holder[0],
        holder=holder[1],
        target_id=target[0],
        target=target[1],
        placed=given,
        review=state.review,
        stale=key_row is not None and bool(corpus.stances.stale[key_row]),
        note=state.note or stance.note,
    )


def _actor(corpus: Corpus, stance: Stance, side: str, state: StanceState) -> tuple[str, str]:
    """Id and name of one side, merges, splits and edits applied."""
    actors, name = corpus.actors, f"{side}_id"
    actor = state.fields.get(name) or getattr(stance, name)
    row = actors.rows.get(actor)
    if row is None:
        return actor, state.fields.get(side) or getattr(stance, side) or actor
    since = state.numbers.get(name, 0)
    row = corpus.deciding.identities.of(row, since, lambda: (stance.key, stance.article))
    return actors.actors[row].actor, actors.actors[row].name
