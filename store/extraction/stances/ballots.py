"""*oui* and *non* at the polls: *appelle à voter non*, *font campagne pour le oui*, *X, partisan du oui*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.ballot_words import load_ballots
from store.extraction.stances.candidate import Candidate
from store.extraction.stances.frames import Match
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import QUOTES
from store.extraction.stances.words import load_discourse
from store.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

REACH = 5  # tokens before the vote within which its verb or noun stands
BACK = 8  # sentences within which the text that is put to the vote was named


def ballots(engine: Engine) -> Iterator[Candidate]:
    """The stances that a vote announces, towards what is voted on."""
    p, words = engine.parse, load_ballots()
    for i in p.spelt(words.frames.keys()):
        if not i:
            continue
        frame, at = engine.lexicon.frame.get(words.frames[p.low[i]]), _governor(engine, i)
        if at < 0 or frame is None:
            continue
        targets = _subject_of_vote(engine, i)
        if not targets:
            continue
        verbal = p.pos[at] in {"VERB", "AUX"}
        slot = engine.slots.subject(at) if verbal else engine.slots.modified(at)
        holders = engine.phrases.all(slot, dig=False)
        yield from engine.pairs.pair(Match(frame, at, (i,)), (holders, ()), (targets, ()), None)


def _governor(engine: Engine, i: int) -> int:
    """The verb or noun that makes the *oui* or *non* at `i` somebody's vote; -1 when there is none."""
    p, words = engine.parse, load_ballots()
    k = i - 1
    while k > 0 and p.low[k] in QUOTES:
        k -= 1
    alone = p.low[k] in {"le", "du", "au", "un"}
    for j in range(i - 1, max(i - 1 - REACH, -1), -1):
        if p.low[j] in {",", ";", ":", "."} or p.sentence[j] != p.sentence[i]:
            return -1
        lemmas = {p.lemma[j], *engine.modality.lemmas(j)}
        if words.voting & lemmas and p.pos[j] in {"VERB", "AUX"}:
            return j
        if alone and p.pos[j] in {"VERB", "AUX"} and words.verbs & lemmas:
            return j
        if alone and p.pos[j] == "NOUN" and p.low[j].removesuffix("s") in words.nouns:
            return j
        if alone and p.low[j] in words.campaigning:  # "fait campagne", "en campagne"
            return p.head[j] if p.pos[p.head[j]] == "VERB" else -1
    return -1


def _subject_of_vote(engine: Engine, i: int) -> list[Reference]:
    """What the vote is on: named after it, else the text or plan named last, else the poll itself."""
    p, polls = engine.parse, load_ballots().polls
    after = [
        m
        for k in range(i + 1, min(i + 6, p.size))
        if p.low[k - 1] in {"au", "à", "aux", "la", "l'", "sur", "le"} and p.low[i + 1] not in {",", "."}
        for m in engine.entities.at(p.doc[k])
    ]
    before = [
        m
        for m in reversed(engine.entities.mentions)
        if m.start < i and p.sentence[i] - p.sentence[m.start] <= BACK
    ]
    things = [m for m in (*after, *before) if engine.phrases.kind(m.entity) == "proposal"]
    things = [m for m in things if not bare_answer(engine, m.entity)]
    named = [m for m in things if p.low[m.head] not in polls]
    if not things:
        return engine.matter.stand_in(i)
    votable = load_discourse().votable
    put = [m for m in named if m in after or {p.lemma[m.head], p.low[m.head]} & votable]
    m = (put or named or things)[0]
    return [Reference(m.entity, m.head, m.start, m.end, 1, () if m in after else ("ellipsis",))]


def bare_answer(engine: Engine, entity: int) -> int:
    """1 for *le oui*, -1 for *le non*, where no text is named that it is said to; 0 for any other entity."""
    return load_ballots().answers.get(engine.entities.entities[entity].name.casefold(), 0)


def answered(engine: Engine, i: int) -> list[Reference]:
    """*a voté non*, where no text is named: what is in question, turned round by *non*."""
    signs = [bare_answer(engine, m.entity) for m in engine.entities.at(engine.parse.doc[i])]
    if not signs or not signs[0]:
        return []
    engine.phrases.settled = False  # what is in question depends on the stances found so far
    return [r._replace(sign=signs[0]) for r in engine.matter.stand_in(i)]


def chamber(engine: Engine, verb: int) -> list[Reference]:
    """*Au Sénat, le texte a été adopté*: the chamber that the clause names; *le texte a été adopté par
    315 voix contre 249*: the one named last, for a count of votes.
    """
    p, words = engine.parse, load_ballots()
    if not p.passive(verb) or words.deciding.isdisjoint(engine.modality.lemmas(verb)):
        return []
    low, high = p.bounds[p.sentence[verb]]
    there = [m for k in p.kids[verb] if p.prep(k) == "à" for m in engine.entities.headed(k)]
    if words.counted.isdisjoint(p.low[low:high]) and not there:
        return []
    for m in there or reversed(engine.entities.mentions):
        entity = engine.entities.entities[m.entity]
        if (m.start >= verb and not there) or entity.kind != "organisation":
            continue
        if any(fold(name).startswith(words.chambers) for name in entity.names):
            return [Reference(m.entity, m.head, m.start, m.end, 1, ("chamber",))]
    return []
