"""The second reading itself: the likeliest pair for each word of stance that the rules left silent."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from math import exp
from typing import TYPE_CHECKING

from store.extraction.second.cast import Cast
from store.extraction.second.cue import cue_terms
from store.extraction.second.events import Event, Role, read_event, silent
from store.extraction.second.pairs import pair_terms
from store.extraction.second.parties import Party, actors, party_terms
from store.extraction.second.things import things
from store.extraction.second.weights import SETTINGS, Weights, load_weights
from store.extraction.stances.candidate import Candidate
from store.extraction.stances.references import Reference
from store.model import SECOND_READING

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

_MOST = 30.0  # a score, so that its exponential stays a number
Pair = tuple[float, Party, Party]


@dataclass(frozen=True, slots=True)
class Gates:
    """Scores below which a word is read no further: its own, with the best holder's, with both."""

    cue: float
    holder: float
    target: float


@dataclass(frozen=True, slots=True)
class Sparse:
    """What articles are that take few sides: below so many to a sentence; their threshold."""

    below: float
    shortest: int
    threshold: float


@dataclass(frozen=True, slots=True)
class Settings:
    """See second.toml."""

    threshold: float
    tie: float
    tried: int
    gates: Gates
    sparse: Sparse

    def of(self, sides: int, sentences: int) -> Settings:
        """The settings for an article of which the rules found so many sides, in so many sentences."""
        if sides >= self.sparse.below * max(sentences, self.sparse.shortest):
            return self
        return replace(self, threshold=self.sparse.threshold)


@cache
def load_settings() -> Settings:
    text = SETTINGS.read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return Settings(
        raw["threshold"], raw["tie"], raw["tried"], Gates(**raw["gates"]), Sparse(**raw["sparse"])
    )


def second_reading(engine: Engine, found: list[Candidate]) -> list[Candidate]:
    """Likely stances of the words that no stance of `found`, what the rules say of the article, rests on.

    None where the rules found none at all: such an article is most often about something else, and of what
    was likely there one in three was right.
    """
    if all(c.stance == "contact" for c in found):
        return []
    said = {(c.holder.entity, c.target.entity, c.stance) for c in found}
    sides = sum(stance != "contact" for _, _, stance in said)
    settings, weights = load_settings().of(sides, len(engine.parse.bounds)), load_weights()
    cast = Cast(engine, found)
    new = []
    for match in silent(engine, found):
        event = read_event(engine, match)
        if event is None:
            continue
        for probability, holder, target in likeliest(cast, event, weights, settings):
            made = _candidate(cast, event, holder, target, probability)
            if made and (made.holder.entity, made.target.entity, made.stance) not in said:
                new.append(made)
    return new


def likeliest(cast: Cast, event: Event, weights: Weights, settings: Settings) -> list[Pair]:
    """The pairs to keep, with their probabilities: that of each against all others and against none."""
    gates = settings.gates
    own = weights.score(cue_terms(cast, event))
    holders = _best(cast, event, weights, settings.tried, "H") if own >= gates.cue else []
    if not holders or own + holders[0][0] < gates.holder:
        return []
    targets = _best(cast, event, weights, settings.tried, "T")
    if not targets or own + holders[0][0] + targets[0][0] < gates.target:
        return []
    scored = []
    for (a, holder), (b, target) in product(holders, targets):
        if possible(holder, target):
            score = own + a + b + weights.score(pair_terms(cast, event, holder, target))
            scored.append((exp(min(score, _MOST)), holder, target))
    total = 1 + sum(z for z, _, _ in scored)
    pairs = [(z / total, holder, target) for z, holder, target in scored]
    best = max((p for p, _, _ in pairs), default=0.0)
    return [pair for pair in pairs if pair[0] >= max(settings.threshold, settings.tie * best)]


def possible(holder: Party, target: Party) -> bool:
    """Whether two may be a pair: what the rules found in both slots of the frame they left out on purpose."""
    return holder.entity != target.entity and not (holder.filled == target.filled == str(True))


def parties(cast: Cast, event: Event, role: Role) -> list[Party]:
    """All that may be the holder (`H`) or target (`T`) of `event`."""
    found = list(actors(cast, event, role))
    return found if role == "H" else [*found, *things(cast, event, event.target)]


def _best(cast: Cast, event: Event, weights: Weights, tried: int, role: Role) -> list[tuple[float, Party]]:
    side = event.holder if role == "H" else event.target
    scored = [(weights.score(party_terms(event, side, p)), p) for p in parties(cast, event, role)]
    return sorted(scored, key=lambda s: -s[0])[:tried]


def _candidate(
    cast: Cast, event: Event, holder: Party, target: Party, probability: float
) -> Candidate | None:
    who, whom = _reference(cast, event, holder), _reference(cast, event, target)
    if who is None or whom is None:
        return None
    match, mode = event.match, event.mode
    certainty, source = mode.certainty(who.entity, who.entity in event.speakers)
    return Candidate(
        who, whom, match.frame.stance, certainty, source, match.head, match.tokens, match.frame.id,
        (SECOND_READING,), match.frame.weak, probability,
    )  # fmt: skip


def _reference(cast: Cast, event: Event, party: Party) -> Reference | None:
    """The actor as the words nearest to the event name it; a thing becomes an actor now."""
    mention = party.mention
    if party.latent is not None:
        cast.entities.latent.setdefault(party.latent.start, party.latent)
        mention = cast.entities.take(party.latent.start)
    elif mention is None and party.entity is not None:
        i = event.match.head
        own = (m for m in cast.entities.mentions if m.entity == party.entity)
        mention = min(own, key=lambda m: abs(m.head - i), default=None)
    if mention is None:
        return None
    return Reference(mention.entity, mention.head, mention.start, mention.end)
