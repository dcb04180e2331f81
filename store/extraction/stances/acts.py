"""What a reaction is about when it names neither doer nor deed: *Minsk a fermé sa frontière. Riga a
applaudi*, *La Lituanie a salué l'annonce*. Whoever acted last before it, and the side that he took.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.extraction.stances.modality import same_party
from store.extraction.stances.references import Reference
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.extraction.stances.engine import Engine

_AUTHOR = ("acte", "author")  # the carrier noun that a whole clause amounts to, and how it was found
_THIS = frozenset({"ce", "cet", "cette", "ces"})
_LOOKING_BACK = frozenset({"author", "matter", "topic"})  # steps to what was named before
_THE = frozenset({"le", "la", "l'", "les"})
_TELLING = frozenset({"nmod", "acl", "acl:relcl", "amod", "appos", "ccomp"})  # words that say which it is
BACK = 2  # sentences within which the act stands that a reaction answers
FARTHEST = 4  # … when those between tell of other reactions


class Act(NamedTuple):
    """What the clause of token `verb` tells: entities that did it, and their sides on proposals."""

    verb: int
    doers: tuple[int, ...]
    sides: tuple[tuple[int, int], ...] = ()  # (proposal, +1 or -1)


class Acts:
    """The acts of an article, as reactions further on look back to them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.parse = engine.parse
        self.reactions: set[int] = set()  # verbs that say no more than what one thinks; set by the engine
        self._answered: dict[int, int] = {}  # by sentence: the verb of the act that a reaction in it is about

    def about(self, i: int, own: list[Reference], *, deed: bool = False) -> list[Reference]:
        """Whom and what a reaction at token `i` of those named by `own` is about, for one who is for it: the
        doers, and with its sign what they took a side on, unless it is the `deed` as such that one reacts to;
        nothing when no act was told just before.
        """
        act = self.before(i, own)
        if act is None:
            return []
        self._answered.setdefault(self.parse.sentence[i], act.verb)
        gone = not load_discourse().leaving.isdisjoint(self.engine.modality.lemmas(act.verb))
        doers = [Reference(entity, i, i, i + 1, -1 if gone else 1, _AUTHOR) for entity in act.doers]
        if deed:
            return doers
        sides = [Reference(entity, i, i, i + 1, sign, ("author",)) for entity, sign in act.sides]
        if sides and self._passed(act):
            return sides
        return doers + sides

    def summed_up(self, i: int) -> list[Reference]:
        """*cette décision*, *l'annonce*: as `about`, for noun `i` that sums up what was done."""
        p = self.parse
        words = load_discourse()
        pointed = p.low[i] in words.summing_pointed
        first = not pointed and self._first_named(i)
        if p.pos[i] != "NOUN" or not (pointed or first or p.low[i] in words.summing):
            return []
        k = i - 1
        while k > 0 and p.pos[k] in {"ADJ", "NUM"}:
            k -= 1
        told = any(j > i and p.dep[j] in _TELLING for j in p.kids[i])
        if p.low[k] not in (_THIS if pointed or first else _THIS | _THE) or told:
            return []
        verb = p.head[i]
        return self.about(i, self.engine.phrases.all(self.engine.slots.subject(verb), dig=False))

    def _first_named(self, i: int) -> bool:
        """*X fermera ses usines. Y dénonce ce plan*: whether noun `i` names a thing, as nothing before."""
        entities = self.engine.entities
        named = entities.headed(i) if self.parse.low[i - 1] in _THIS else []
        return bool(named) and all(
            entities.entities[m.entity].kind == "proposal" and self.engine.first(m.entity) == m.start
            for m in named
        )

    def before(self, i: int, own: list[Reference]) -> Act | None:
        """The act that those named by `own` react to at token `i`: that of the reaction before theirs, else
        what the nearest main clause tells of somebody else.
        """
        here = self.parse.sentence[i]
        taken = {self.parse.sentence[c.head] for c in self.engine.found}  # where a side is taken
        for number in range(here, max(here - FARTHEST, 0) - 1, -1):
            if here - number > BACK and number + 1 not in taken:
                return None
            answered = self._answered.get(number)
            if answered is not None and (number < here or answered < i):
                act = self._act(answered)
                return act if act is not None and not self._theirs(act, own) else None
            low, high = self.parse.bounds[number]
            for k in range(min(high, i) - 1, low - 1, -1):
                act = self._told(k, i)
                if act is not None and not self._theirs(act, own):
                    return act
                if act is not None and number == here:
                    return None  # they act themselves
        return None

    def _theirs(self, act: Act, own: list[Reference]) -> bool:
        phrases = self.engine.phrases
        return any(same_party(r.entity, doer, phrases) for r in own for doer in act.doers)

    def _told(self, k: int, i: int) -> Act | None:
        """What verb `k`, outside the clause of token `i`, says that somebody did."""
        p, engine = self.parse, self.engine
        if p.pos[k] != "VERB" or p.dep[k] not in {"ROOT", "conj"} or p.head[i] == k or p.quoted[k]:
            return None
        if k in self.reactions and not self._named(k):
            return None
        names = engine.modality.lemmas(k) or (p.lemma[k],)
        if not load_discourse().reacting.isdisjoint(names) or not load_discourse().stative.isdisjoint(names):
            return None
        if p.finite(k) is None and p.dep[k] == "ROOT":
            return None
        return self._act(k) if not self._undone(k) else None

    def _act(self, k: int) -> Act | None:
        """Who does what verb `k` says, and on what that takes a side as far as is known by now."""
        engine = self.engine
        doers = engine.phrases.all(engine.slots.subject(k), dig=False)
        doers = [r for r in doers if engine.phrases.kind(r.entity) != "proposal"]
        names = engine.modality.lemmas(k) or (self.parse.lemma[k],)
        who = tuple(dict.fromkeys(r.entity for r in doers))
        return Act(k, who, tuple(self._sides(k, names).items())) if doers else None

    def _named(self, k: int) -> bool:
        """*a rejeté le traité*: whether verb `k` itself says what its subject is for or against."""
        return any(c.head == k and _LOOKING_BACK.isdisjoint(c.path) for c in self.engine.found)

    def _undone(self, k: int) -> bool:
        """*X n'a tiré aucun missile*: nothing that one reacts to, unless to its being left undone."""
        mode = self.engine.modality.read(k)
        return mode.negated or mode.dropped

    def _sides(self, k: int, names: Iterable[str]) -> dict[int, int]:
        """The proposals that verb `k` takes a side on, or that it brings in."""
        engine, kind = self.engine, self.engine.phrases.kind
        here = [c for c in engine.found if c.stance != "contact" and kind(c.target.entity) == "proposal"]
        here = [c for c in here if k in (c.head, *c.tokens) or self.parse.head[c.head] == k]
        sides = {c.target.entity: 1 if c.stance == "support" else -1 for c in here}
        if not sides and not (load_discourse().tabling | load_discourse().adopting).isdisjoint(names):
            brought = engine.phrases.all(engine.slots.object(k), dig=True)
            sides = {r.entity: r.sign for r in brought if kind(r.entity) == "proposal"}
        return sides

    def _passed(self, act: Act) -> bool:
        """Whether the act is to pass a text, or to turn it down: then it is the text that one reacts to."""
        names = self.engine.modality.lemmas(act.verb)
        return not load_discourse().passing.isdisjoint(names)
