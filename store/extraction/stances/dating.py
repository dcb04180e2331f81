"""When a stance was taken: the time expression that goes with its clause, else the article's date."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from store.extraction.stances.syntax import CLAUSAL, Parse
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.times import TimeExpression


class Dating:
    """Attaches time expressions to predicates. `times` in text order, offsets of the parsed text."""

    def __init__(self, parse: Parse, times: list[TimeExpression]) -> None:
        self.parse = parse
        self.by_sentence: dict[int, list[tuple[int, TimeExpression]]] = {}
        token = 0
        for time in times:
            token = max(token, bisect_right(parse.doc.starts, time.start) - 1)
            self.by_sentence.setdefault(parse.sentence[token], []).append((token, time))

    def of(self, candidate: Candidate) -> TimeExpression | None:
        """The expression that dates the candidate, or None: then the article's date holds."""
        p = self.parse
        here = self.by_sentence.get(p.sentence[candidate.head], [])
        usable = [(k, t) for k, t in here if t.value and t.kind != "duration" and t.role != "end"]
        if not usable:
            return None
        level = candidate.head
        for _ in range(4):
            inside = self._in_clause(level, usable, candidate)
            if inside:
                return inside
            up = self._up(level)
            if up is None:
                break
            level = up
        low, _ = p.bounds[p.sentence[candidate.head]]
        first = usable[0]
        if first[0] - low <= 2 and not self._subordinate(candidate.head):
            return first[1]
        return None

    def _in_clause(
        self, head: int, usable: list[tuple[int, TimeExpression]], candidate: Candidate
    ) -> TimeExpression | None:
        inside = [(k, t) for k, t in usable if self._hangs(k, head)]
        inside = [(k, t) for k, t in inside if not t.future] or []
        if not inside:
            return None
        return min(inside, key=lambda pair: abs(pair[0] - candidate.head))[1]

    def _hangs(self, k: int, head: int) -> bool:
        """Whether the expression at `k` belongs to predicate `head`, not to a clause or noun below it."""
        p = self.parse
        top = k
        for _ in range(10):
            if top == head:
                return True
            up = p.head[top]
            if up == top:
                return False
            if p.dep[top] in CLAUSAL and p.pos[top] in {"VERB", "AUX"} and top != head:
                occasion = p.dep[top] == "acl" and p.lemma[up] in load_discourse().occasions
                if not occasion and not (p.is_gerund(top) and p.dep[top] == "advcl"):
                    return False
            if p.dep[top] in {"nmod", "acl"} and p.pos[up] in {"NOUN", "PROPN"} and up != head and top == k:
                # "l'accord signé en décembre", "la chute en 2011 du régime": dates the noun, not the stance
                return p.prep(top) == "" or (up < head and False)
            top = up
        return False

    def _up(self, i: int) -> int | None:
        """The predicate above an infinitive, gerund or participle clause, which shares its time."""
        p = self.parse
        up = p.head[i]
        if up == i:
            return None
        if p.finite(i) is not None and p.dep[i] not in {"ccomp", "conj"}:
            return None
        if p.finite(i) is not None and p.dep[i] == "conj":
            return None
        if p.dep[i] in {"acl", "amod"} and p.pos[up] in {"NOUN", "PROPN"}:
            return None
        while p.pos[up] not in {"VERB", "AUX", "ADJ"} and p.head[up] != up:
            up = p.head[up]
        return up

    def _subordinate(self, i: int) -> bool:
        p = self.parse
        return p.dep[i] in {"acl:relcl", "acl", "amod"}
