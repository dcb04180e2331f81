"""Measures named again by another noun of their sort: *la hausse du smic*, then *l'augmentation*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.actors.pickups import describes, picks
from store.extraction.entities import Latent, Measure

if TYPE_CHECKING:
    from store.extraction.actors.phrasing import Thing
    from store.extraction.actors.workspace import Draft
    from store.extraction.entities import Entity

SINCE = 4  # sentences within which a text is named on which "le vote" was
OF = frozenset({"de", "d'", "du", "des"})
BARE = frozenset({"le", "la", "l'", "du", "au", "ce", "cet", "cette"})
BACK = 12  # sentences within which a thing is called otherwise


def join_alike(work: Draft, seen: list[tuple[Thing, Entity]]) -> None:
    """Let each bare measure be the proposal or the measure of its sort that was named last before it.

    `seen` lists the proposals of the article in its order.
    """
    for i in sorted(work.map.latent):
        latent = work.map.latent[i]
        if latent.end - i > 1 or _first(work, latent.measure) < i:
            continue
        nouns = picks(work.gazetteer, singular(work.low[i]))
        if not nouns:
            continue
        other = measure_alike(work, i, nouns)
        named = next((t for t in reversed(seen) if t[0].start < i and t[0].noun in nouns), None)
        near = other.start if other is not None else -1
        if named is not None and named[0].start > near and _within(work, named[0].start, i):
            entity = named[1]
            latent.measure = Measure(entity.name, entity.gender, entity.plural, entity.key)
        elif other is not None:
            latent.measure = other.measure


def voted_on(work: Draft, seen: list[tuple[Thing, Entity]], vote: Thing, before: str) -> Entity | None:
    """The text that "le vote", "un vote « honteux »" was on, where the article tells of no poll.

    `seen` lists the proposals named before `vote`, which has the determiner `before` it.
    """
    words = work.gazetteer.words
    if not vote.words <= {vote.noun} | words["proposal.voters"]:
        return None
    if before not in BARE and not (before == "un" and describes(work, vote.start, vote.end)):
        return None
    polls = words["sort.elections"] - words["proposal.votes"]
    if any(t.noun in polls for t, _ in seen):
        return None
    texts = words["proposal.put_to_vote"] | words["proposal.put_to_assembly"]
    near = [
        entity for thing, entity in seen
        if thing.noun in texts and work.sentence_of[vote.start] - work.sentence_of[thing.start] <= SINCE
    ]  # fmt: skip
    return near[-1] if near else None


def named_by_object(work: Draft, seen: list[tuple[Thing, Entity]]) -> list[tuple[int, Entity]]:
    """Where the bare noun of what a project is of names it again: *le projet de parc éolien*, then *le parc*.

    `seen` lists the proposals of the article in its order; gives tokens, each with its proposal. The measures
    that are so named become that proposal.
    """
    doc, found = work.doc, []
    nouns = work.gazetteer.words["proposal.projects"]
    projects = [(thing, entity) for thing, entity in seen if thing.noun in nouns]
    named = work.map.mentions if projects else []
    taken = {i for m in named if m.form != "pronoun" for i in range(m.start, m.end)}
    for thing, entity in projects:
        i = _object(work, thing)
        for token in doc.like(doc[i]) if i else ():
            if token.i <= thing.end or token.i in taken or not _alone(work, token.i):
                continue
            latent = work.map.latent.get(token.i)
            if latent is not None:
                latent.measure = Measure(entity.name, entity.gender, entity.plural, entity.key)
            elif token.pos_ == "NOUN":
                found.append((token.i, entity))
            taken.add(token.i)
    return found


def _object(work: Draft, thing: Thing) -> int:
    """The token of the noun that the project `thing` is of; 0 when it is of nothing, or of somebody."""
    k = thing.start + len(thing.noun.split())
    if k + 1 >= len(work.doc) or work.low[k] not in OF:
        return 0
    k += 1
    while k < len(work.doc) and work.doc[k].pos_ in {"DET", "ADJ", "NUM"}:
        k += 1
    noun = k < thing.end and work.doc[k].pos_ == "NOUN" and not work.doc[k].capital
    return k if noun and not work.map.starting(k) else 0


def _alone(work: Draft, i: int) -> bool:
    """Whether noun `i` is definite and nothing after it says more: "le parc"."""
    if not i or work.low[i - 1] not in BARE:
        return False
    after = work.doc[i + 1] if i + 1 < len(work.doc) else None
    return after is None or (after.pos_ not in {"ADJ", "PROPN", "NOUN"} and work.low[i + 1] not in OF)


def measure_alike(work: Draft, i: int, nouns: frozenset[str]) -> Latent | None:
    """The measure before token `i` that one of `nouns` named last."""
    near = [
        latent for k, latent in work.map.latent.items()
        if latent.end <= i and singular(work.low[k]) in nouns and _within(work, k, i)
    ]  # fmt: skip
    return max(near, key=lambda latent: latent.start, default=None)


def singular(noun: str) -> str:
    """A folded noun without the mark of the plural."""
    return noun.removesuffix("s") if len(noun) > 4 else noun


def _first(work: Draft, measure: Measure) -> int:
    return min(k for k, latent in work.map.latent.items() if latent.measure is measure)


def _within(work: Draft, k: int, i: int) -> bool:
    return work.sentence_of[i] - work.sentence_of[k] <= BACK
