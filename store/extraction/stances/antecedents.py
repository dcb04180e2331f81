"""What a relative pronoun stands for: the parse's answer, repaired where it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.attachment import noun_before
from store.extraction.stances.syntax import NOMINAL, NOTHING, Found

if TYPE_CHECKING:
    from store.extraction.stances.slots import Slots
    from store.extraction.stances.surface import Surface
    from store.extraction.stances.syntax import Parse

_DESCRIBING = frozenset({"amod", "appos", "nmod", "acl", "acl:relcl", "conj", "cop", "obl", "flat"})
_CLIMB = 6  # words from what is said of a subject up to it


def beside_subject(slots: Slots, i: int, k: int) -> bool:
    """*X, l'allié de Y, l'accuse*: whether word `k` only says who the subject of the verb of object pronoun
    `i` is.
    """
    p = slots.parse
    if not p.bounds[p.sentence[i]][0] <= k < i:
        return False
    subjects = {h for h in slots.subjects.of(p.head[i]).heads if h < k}
    if not subjects:
        return p.pos[k] in {"ADJ", "NOUN"} and p.low[i - 1] == ","
    node = k
    for _ in range(_CLIMB):
        if node in subjects:
            return True
        if p.dep[node] not in _DESCRIBING:
            return False
        node = p.head[node]
    return False


class Antecedents:
    """The phrases that relative pronouns stand for."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.surface: Surface | None = None  # set by the engine

    def antecedent(self, pronoun: int, verb: int) -> Found:
        """What a relative pronoun stands for,
        by number agreement and nearness where the parse is doubtful.
        """
        p = self.parse
        if p.low[pronoun] == "qui" and p.pos[pronoun - 1] == "ADP" and p.pos[pronoun - 2] in {"VERB", "AUX"}:
            return NOTHING  # "dit pour qui il votera" asks
        opening = pronoun - 1 if p.pos[pronoun - 1] == "ADP" else pronoun
        if p.low[opening - 1] in {"et", "mais", "ou"}:  # "texte porté par X et auquel Y est opposé"
            for k in range(opening - 2, max(opening - 14, 0), -1):
                if p.dep[k] in {"acl", "acl:relcl"} and p.pos[p.head[k]] in NOMINAL and p.head[k] < k:
                    return Found(tuple(p.coordinated(p.head[k])), "antecedent")
        while p.dep[verb] == "xcomp" and pronoun < p.head[verb] < verb:
            verb = p.head[verb]  # "X, que Y refuse de condamner"
        head = p.head[verb] if p.dep[verb] in {"acl:relcl", "acl", "advcl:cleft"} else -1
        if head == -1:
            up = p.governor(verb)
            head = up if p.dep[verb] == "conj" and up != verb else -1
        near = noun_before(p, pronoun)
        if near < 0 and head < 0:
            return NOTHING
        low, _ = p.bounds[p.sentence[pronoun]]
        label = next((k for k in range(near, low, -1) if p.low[k] == ":"), -1)
        head = -1 if head < label else head  # "Mali : la ville qui résiste à la junte"
        subject = p.low[pronoun] in {"qui", "lequel", "laquelle", "lesquels", "lesquelles"}
        plural = p.plural(p.finite(verb) or verb) if subject else None
        candidates = self._chain(near, head, pronoun)
        if not subject and self._closing(near, head, pronoun):
            return Found((near,))
        if self.surface and p.low[pronoun] != "où":  # an actor before a mere thing
            heads = self.surface.heads
            candidates = sorted(candidates, key=lambda k: k not in heads)
        for k in candidates:
            group = self._group_ending_at(k, pronoun)
            many = len(group) > 1 or p.plural(group[0]) is True
            if plural is None or p.plural(group[0]) is None or many == plural:
                return Found(tuple(group), "" if head in group else "antecedent")
        return Found(tuple(p.coordinated(head if head >= 0 else near)))

    def _closing(self, near: int, head: int, pronoun: int) -> bool:
        """*avec l'aide de X et des milices que Y arme*: whether the clause is said of the last of several
        things only, which is no actor, right before the pronoun, and has an article of its own.
        """
        p = self.parse
        last = near == head == pronoun - 1 and p.dep[near] == "conj" and p.pos[near] == "NOUN"
        named = self.surface is not None and near in self.surface.heads
        return last and not named and any(p.dep[k] == "det" for k in p.kids[near])

    def _chain(self, near: int, head: int, pronoun: int) -> list[int]:
        """Candidate antecedents, best first: the parse's, then from the nearest word upwards."""
        p = self.parse
        chain: list[int] = []
        k, guard = near, 0
        while k >= 0 and guard < 12:
            guard += 1
            if p.pos[k] in NOMINAL and k < pronoun and p.dep[k] not in {"flat", "flat:name"}:
                chain.append(k)
            up = p.head[k]
            if (
                p.dep[up] == "acl" and p.is_participle(up) and p.head[up] < up < pronoun
            ):  # "l'accord signé à Kampala, que …"
                up = p.head[up]
            if up == k or up > pronoun or p.pos[up] in {"VERB", "AUX"} or ":" in p.low[up:k]:
                break
            k = up
        comma = near >= 0 and pronoun - near > 1
        apposed = [k for k in chain if p.dep[k] == "appos" and p.pos[k] == "PROPN" and k != head]
        if apposed:
            return [apposed[0], *[k for k in chain if k != apposed[0]]]
        if head >= 0 and head < pronoun and p.pos[head] in NOMINAL:
            chain = [head, *[k for k in chain if k != head]]
        elif comma and len(chain) > 1:
            chain = [chain[-1], *chain[:-1]]
        return chain

    def _group_ending_at(self, k: int, pronoun: int) -> list[int]:
        """The coordination of which `k` is a member, as far as it stands before the pronoun."""
        p = self.parse
        first = k
        while (
            p.dep[first] == "conj" and p.pos[p.head[first]] in NOMINAL and ":" not in p.low[p.head[first] : k]
        ):
            first = p.head[first]
        group = [h for h in p.coordinated(first) if h < pronoun]
        return group if len(group) > 1 else [k]
