"""*X et Y se détestent*, *X et Y sont brouillés*: each takes the stance towards the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.frames import Match
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.references import Reference
    from store.extraction.stances.syntax import Parse

_ACTORS = frozenset({"person", "party", "country", "government", "organisation", "armed_group", "media"})


def reciprocals(engine: Engine) -> Iterator[Candidate]:
    """The stances of several subjects of one reflexive verb, which has no such sense of its own, or of one
    quality that is between two (*sont brouillés*).
    """
    yield from _mutual(engine)
    p = engine.parse
    for i in range(p.size):
        if p.pos[i] != "VERB" or not p.reflexive(i) or p.passive(i) or p.plural(p.finite(i) or i) is False:
            continue
        match = _plain(engine, i) or _against(engine, i)
        if match is None or (_complemented(engine, i) and not _mutually(p, i)):
            continue
        found = engine.slots.subjects.of(i)
        parties = [
            r for r in engine.phrases.all(found, dig=False) if engine.phrases.kind(r.entity) in _ACTORS
        ]
        if len(found.heads) <= 2:  # one head: "les deux pays", "ils"
            yield from _each_other(engine, match, parties)


def of_two(engine: Engine, match: Match, holders: list[Reference]) -> list[Candidate]:
    """*X et Y sont brouillés*, *X et Y ont rompu*: what one does *avec* somebody, said of two and of nobody
    else; nothing for what one can do alone.
    """
    p, frame = engine.parse, match.frame
    if "avec" not in frame.target or frame.stance == "contact" or frame.pos == "noun" or frame.weak:
        return []
    bare = p.pos[match.head] == "NOUN" and not p.copular(match.head)
    return [] if bare or _complemented(engine, match.head) else list(_each_other(engine, match, holders))


def _each_other(engine: Engine, match: Match, parties: list[Reference]) -> Iterator[Candidate]:
    if len({r.entity for r in parties}) != 2:
        return
    for one in parties:
        others = [r for r in parties if r.entity != one.entity]
        yield from engine.pairs.pair(match, ([one], ("reciprocal",)), (others, ()), None)


def _mutual(engine: Engine) -> Iterator[Candidate]:
    """*X et Y sont en froid*, *se renvoient la balle*: each with the other, when nobody else is named."""
    told = {c.head for c in engine.found}
    for match in engine.matches:
        frame = match.frame
        idiom = frame.reflexive and bool(frame.words)
        between = (idiom or frame.pos in {"adj", "phrase"}) and frame.stance != "contact"
        between = between and "avec" in frame.target
        if engine.slots.possessive(match.head) or engine.uses.neutral(match):
            continue  # "ses amis X et Y": his, not each other's
        if not between or match.head in told or engine.filler.fill(match, frame.target, True)[0]:
            continue
        found = engine.filler.fill(match, frame.holder, False)[0]
        parties = {r.entity: r for r in found if engine.phrases.kind(r.entity) in _ACTORS}
        if len(parties) == 2:
            one, other = parties.values()
            for a, b in ((one, other), (other, one)):
                yield from engine.pairs.pair(match, ([a], ("reciprocal",)), ([b], ()), None)


def _plain(engine: Engine, i: int) -> Match | None:
    """The verb's frame towards an object, when no reflexive verb of that name takes a side or a clause; or
    the reflexive verb's towards those with whom (*X et Y se sont alliés*).
    """
    for lemma in engine.modality.lemmas(i):
        frames = engine.lexicon.by_lemma.get(lemma, ())
        for frame in frames:
            if frame.reflexive and not frame.words and "avec" in frame.target and frame.stance != "contact":
                return Match(frame, i)
        own = any(f.reflexive for f in frames) or any(
            e.reflexive for e in engine.lexicon.embedders.get(lemma, ())
        )
        if own:
            return None
        for frame in frames:
            plain = frame.pos == "verb" and not frame.words and not frame.weak and frame.stance != "contact"
            if plain and {"obj", "dat"} & set(frame.target) and not frame.polarity_from:
                return Match(frame, i)
    return None


def _against(engine: Engine, i: int) -> Match | None:
    """*X et Y s'opposent sur Z*: the frame of a reflexive verb that says to whom, where it does not."""
    for lemma in engine.modality.lemmas(i):
        for frame in engine.lexicon.by_lemma.get(lemma, ()):
            hostile = frame.reflexive and frame.stance == "oppose" and not frame.words
            if hostile and "à" in frame.target and not engine.slots.complement(i, "à"):
                return Match(frame, i)
    return None


def _mutually(p: Parse, i: int) -> bool:
    """*s'accusent mutuellement de mentir*: whether verb `i` is said to be done by each to the other."""
    around = range(max(i - 2, 0), min(i + 3, p.size))
    phrases = ((k, words) for k in around for words in load_discourse().mutually.get(p.low[k], ()))
    return any(tuple(p.low[k : k + len(words)]) == words for k, words in phrases)


def _complemented(engine: Engine, i: int) -> bool:
    """Whether an object or a phrase with *à*, *de*, *contre*, no purpose, says what the verb is about."""
    p = engine.parse
    objects = any(p.dep[k] in {"obj", "xcomp", "ccomp"} and k > i and p.prep(k) != "pour" for k in p.kids[i])
    return objects or any(
        p.prep(k) in {"à", "de", "contre", "avec"} and k > i and not p.timed[k] for k in p.kids[i]
    )
