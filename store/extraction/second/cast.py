"""The actors of an article by sentence, with what the rules have found of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from store.extraction.second.events import Event, Side

if TYPE_CHECKING:
    from store.extraction.entities import Entity, EntityMention
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine

SAID = 9  # "where" of one who says the quotation but is not named in the sentence
_BACK = {"H": 0, "T": 1}  # sentences before the word that are looked through: few are right from there
_LONGEST = 4  # steps of a path in the parse; longer ones are one and the same
_STOPS = frozenset({",", ";", ":", "(", ")", "–", "—"})
_SHORT = {"acl:relcl": "rel", "nsubj:pass": "nsubjp", "flat:name": "flat"}  # other subtypes mean little here

Near = tuple[int, int, "EntityMention | None"]  # the actor's key, where it is named, by which mention


class Standing(NamedTuple):
    """What an actor is in its article: whether held and aimed stances are known of it, and features."""

    entity: Entity
    held: str
    aimed: str
    features: list[str]


class Cast:
    """Built once per article, when the rules are done with it."""

    def __init__(self, engine: Engine, found: list[Candidate]) -> None:
        self.engine = engine
        self.parse = p = engine.parse
        self.entities = engine.entities
        self.sentences: dict[int, list[EntityMention]] = defaultdict(list)
        self.places: dict[int, list[int]] = defaultdict(list)
        for mention in engine.entities.mentions:
            self.sentences[p.sentence[mention.head]].append(mention)
            self.places[mention.entity].append(mention.head)
        for places in self.places.values():
            places.sort()
        by_count = sorted(self.places, key=lambda key: -len(self.places[key]))
        self.rank = {key: n for n, key in enumerate(by_count)}
        self.found = [c for c in found if c.stance != "contact"]
        self.pairs: dict[tuple[int, int], set[str]] = defaultdict(set)
        for c in found:
            self.pairs[c.holder.entity, c.target.entity].add(c.stance)
        self.sides: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0])  # for and against
        for c in self.found:
            self.sides["H", c.holder.entity][c.stance == "oppose"] += 1
            self.sides["T", c.target.entity][c.stance == "oppose"] += 1
        heard = {k for c in self.found for k in (c.head, *c.tokens)}
        self.worded = {m.head: f"{m.frame.stance} {m.head in heard}" for m in reversed(engine.matches)}
        self.density = min(round(10 * len(self.pairs) / max(len(p.bounds), 10)), 8)
        words = len({m.head for m in engine.matches if m.frame.stance != "contact"})
        self.yielded = round(10 * len({c.head for c in self.found}) / max(words, 5))
        finite = (p.pos[j] == "VERB" and p.finite(j) is not None for j in range(p.size))
        self._verbs = [0, *accumulate(finite)]  # finite verbs before each token
        self._stops = [0, *accumulate(word in _STOPS for word in p.low)]
        self._chains: dict[int, list[int]] = {}
        self._around: tuple[int, dict[int, dict[str, str]]] = -1, {}  # of the word that was asked about last
        self._standings: dict[int, Standing] = {}

    def named_in(self, sentence: int) -> int:
        """How many actors a sentence names."""
        return len({m.entity for m in self.sentences.get(sentence, ())})

    def standing(self, key: int) -> Standing:
        known = self._standings.get(key)
        if known is None:
            entity = self.entities.entities[key]
            held, aimed = (str(min(sum(self.sides[role, key]), 3)) for role in "HT")
            features = [
                f"rank={min(self.rank.get(key, 9), 4)}", f"count={bucket(len(self.places[key]))}",
                f"known={bool(entity.known)}", f"held={held}", f"aimed={aimed}",
            ]  # fmt: skip
            known = self._standings[key] = Standing(entity, held, aimed, features)
        return known

    def alike(self, side: Side, key: int, stance: str) -> str:
        """How often the rules found the actor in this role on this side, and on the other one."""
        same, other = (min(n, 3) for n in self.sides[side.role, key])
        return f"alike={same}/{other}" if stance == "support" else f"alike={other}/{same}"

    def nearby(self, event: Event, side: Side) -> Iterator[Near]:
        """Actors of the sentence, those who say the quotation, for a target those of the sentence before."""
        i, head = event.match.head, side.head
        end = self.parse.right_edge(head) + 1 if head >= 0 else -1

        def distance(m: EntityMention) -> float:
            inside = 50 if m.head == head else 20 if head <= m.head < end else 0
            return abs(m.head - i) + (0.5 if m.form == "pronoun" else 0) - inside

        best: dict[int, tuple[float, EntityMention]] = {}
        for m in self.sentences.get(event.sentence, ()):
            far = distance(m)
            if m.entity not in best or far < best[m.entity][0]:
                best[m.entity] = far, m
        yield from ((key, 0, m) for key, (_, m) in best.items())
        got = set(best)
        for key in sorted(event.speakers - got):
            yield key, SAID, None
        got |= event.speakers
        for back in range(1, _BACK[side.role] + 1):
            for m in reversed(self.sentences.get(event.sentence - back, ())):
                if m.entity not in got:
                    got.add(m.entity)
                    yield m.entity, -back, m

    def recent(self, near: list[Near], i: int) -> dict[int, int]:
        """How many of the same kind were named after each actor and before token `i`; 3 for more."""

        def last(key: int) -> int:
            places = self.places[key]
            n = bisect_right(places, i)
            return places[n - 1] if n else -1

        seen: Counter[str] = Counter()
        recent = {}
        for key, *_ in sorted(near, key=lambda n: last(n[0]), reverse=True):
            kind = self.entities.entities[key].kind
            recent[key] = min(seen[kind], 3)
            seen[kind] += 1
        return recent

    def around(self, event: Event) -> dict[int, dict[str, str]]:
        """Who takes part in the stance right before, and in the one right after in the sentence."""
        i, found = event.match.head, dict[int, dict[str, str]]()
        if i == self._around[0]:
            return self._around[1]
        before = next((c for c in reversed(self.found) if c.head < i), None)
        after = next((c for c in self.found if c.head > i), None)
        if before is not None:
            back = str(min(event.sentence - self.parse.sentence[before.head], 2))
            found.setdefault(before.holder.entity, {})["prevH"] = back
            found.setdefault(before.target.entity, {})["prevT"] = back
        if after is not None and self.parse.sentence[after.head] == event.sentence:
            found.setdefault(after.holder.entity, {})["nextH"] = "1"
            found.setdefault(after.target.entity, {})["nextT"] = "1"
        self._around = i, found
        return found

    def apart(self, low: int, high: int) -> tuple[int, int]:
        """How many finite verbs and how many stops stand between two tokens."""
        if low >= high:
            return 0, 0
        return self._verbs[high] - self._verbs[low + 1], self._stops[high] - self._stops[low + 1]

    def between(self, a: int | None, b: int | None, stance: str) -> str:
        """What the rules found of two actors elsewhere, from the first (F) and back (R): the same side (+),
        the other one (-) or a contact (~); and whether the first belongs to the second (m) or has it (M).
        """
        if a is None or b is None:
            return ""
        said = ""
        for way, pair in (("F", (a, b)), ("R", (b, a))):
            if pair in self.pairs:
                sides = sorted(self.pairs[pair])
                said += way + "".join("+" if s == stance else "~" if s == "contact" else "-" for s in sides)
        first, second = self.entities.entities[a], self.entities.entities[b]
        return said + ("m" if first.member_of == b else "") + ("M" if second.member_of == a else "")

    def path(self, a: int, b: int) -> str:
        """The way from token `a` to `b` in the parse: labels upwards (^), then downwards (>)."""
        dep, up = self.parse.dep, self.chain(a)
        down: list[int] = []
        for k in self.chain(b):
            if k in up:
                n = up.index(k)
                if n + len(down) > _LONGEST:
                    return "far"
                rise = "".join("^" + label(dep[j]) for j in up[:n])
                return rise + "".join(">" + label(dep[j]) for j in reversed(down))
            down.append(k)
        return "none"

    def chain(self, i: int) -> list[int]:
        """Token `i` and those above it."""
        chain = self._chains.get(i)
        if chain is None:
            heads, chain = self.parse.head, [i]
            while heads[chain[-1]] not in chain and len(chain) < 12:
                chain.append(heads[chain[-1]])
            self._chains[i] = chain
        return chain


def label(dep: str) -> str:
    return _SHORT.get(dep) or dep.split(":")[0]


def bucket(n: int) -> str:
    """A length or number by its order of magnitude."""
    n = abs(n)
    return "0" if n == 0 else "1" if n == 1 else "2" if n == 2 else _large(n)


def _large(n: int) -> str:
    return "4" if n <= 4 else "8" if n <= 8 else "16" if n <= 16 else "x"
