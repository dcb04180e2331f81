"""Who won and who lost: "le nouvel élu", "le vainqueur", "le perdant", "le sortant"."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from store.extraction.actors.fates import Fates
from store.extraction.actors.pronouns import SUBJECTS, Candidate, same_clause_keys, subjects_above
from store.extraction.actors.roles import SINGULAR
from store.extraction.actors.words import is_plural, low
from store.extraction.words import Word

OWN = frozenset({"sa", "leur"})
AFTER = 9  # tokens after a name within which it is told that he stands again
WITHIN = 8  # sentences within which the outcome was told
OVER = frozenset({"sur", "face", "contre", "devant"})


class Contests(Fates):
    """Resolves winners and losers of an election that the article tells of."""

    def _contender(self, token: Word) -> bool:
        """ "le nouvel élu" after "la victoire de X sur Y": X; "le perdant", "le sortant": Y."""
        words, doc, at = self.work.gazetteer.words, self.work.doc, token.i - 1
        won = low(token) in words["contest.winners"]
        if not won and low(token) not in words["contest.losers"]:
            return False
        while at > 0 and doc[at].pos_ == "ADJ":
            at -= 1
        if at < 0 or low(doc[at]) not in SINGULAR or is_plural(token) or self._named(token):
            return False
        if low(token) in words["contest.new"] and low(token.nbor(-1)) not in words["contest.newly"]:
            return False
        key = self._outcome(token, won=won)
        if key is None:
            return False
        self._add(key, token.i, token.i + 1, form="noun")
        return True

    def _outcome(self, token: Word, *, won: bool) -> int | None:
        """Who won, or else who lost, by what was told last; who is called the incumbent, for "le sortant"."""
        here, words = self._sentence(token.i), self.work.gazetteer.words
        others = same_clause_keys(self.work, token) | subjects_above(self.work, token)
        near = [
            c for c in self.trail
            if c.entity.kind == "person" and here - self._sentence(c.mention.start) <= WITHIN
        ]  # fmt: skip
        called = {
            key for key, titles in self.work.roles.items()
            if low(token) in words["contest.incumbents"]
            and any(low(token) in self.work.low[t.start : t.end + 1] for t in titles)
        }  # fmt: skip
        if len(called - others) == 1:
            return (called - others).pop()
        if low(token) in words["contest.incumbents"]:
            held = {c.entity.key for c in near if self._again(c)}
            if len(held) == 1:
                return None if held & others else held.pop()
        winner = next((c.entity.key for c in reversed(near) if self._won(c)), None)
        if winner is None or won:
            return None if winner in others else winner
        lost = next((c.entity.key for c in reversed(near) if self._lost(c)), None)
        if lost is None:
            lost = self._rival(others | {winner})
        return None if lost in others else lost

    def _rival(self, never: set[int]) -> int | None:
        """The person whom the article names far more often than any other but those of `never`."""
        named = (c.entity for c in self.trail if c.mention.form == "name")
        ranked = Counter(e.key for e in named if e.kind == "person" and e.key not in never).most_common(2)
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= 2 * ranked[1][1])
        return ranked[0][0] if clear else None

    def _won(self, candidate: Candidate) -> bool:
        """ "la victoire de X", "X a remporté", "X a été proclamé vainqueur"."""
        words, token = self.work.gazetteer.words, candidate.token
        if self._of_event(candidate, words["contest.victories"]):
            return True
        verb = low(token.head)
        if token.dep_ == "nsubj" and verb.startswith(tuple(words["contest.win"])):
            return not any(c.dep_ == "aux:pass" for c in token.head.children)
        raised = token.dep_ in SUBJECTS or (token.dep_ == "obj" and token.i > token.head.i)
        told = verb.startswith(tuple(words["contest.raise"]))
        return raised and told and (token.dep_ == "nsubj:pass" or self._as_winner(token))

    def _again(self, candidate: Candidate) -> bool:
        """ "X a été réélu", "la réélection de X", "X, candidat à sa réélection"."""
        words, token, k = self.work.gazetteer.words, candidate.token, candidate.mention.end
        if self._of_event(candidate, words["contest.renewals"]):
            return True
        told = low(token.head).startswith(tuple(words["contest.renew"])) and token.dep_ != "obl"
        if told or any(low(c).startswith(tuple(words["contest.renew"])) for c in token.children):
            return token.dep_ in {*SUBJECTS, "obj", "nmod", "appos", "ROOT"} or not told
        after = self.work.low[k : min(k + AFTER, candidate.token.sent.end)]
        others = [m.entity for i in range(k, k + len(after)) for m in self.work.map.starting(i)]
        named = any(self.work.registry.entities[key].kind == "person" for key in others)
        return not named and any(
            (word in words["contest.renewals"] and before in OWN)
            or (word in words["contest.terms"] and before in words["contest.further"])
            for before, word in pairwise(after)
        )

    def _as_winner(self, token: Word) -> bool:
        """ "a déclaré X vainqueur"."""
        after = self.work.low[token.i : token.i + 6]
        return not self.work.gazetteer.words["contest.winners"].isdisjoint(after)

    def _lost(self, candidate: Candidate) -> bool:
        """ "la défaite de X", "X s'est incliné", "a battu X", "la victoire de Y sur X"."""
        words, token = self.work.gazetteer.words, candidate.token
        verb = low(token.head)
        if self._of_event(candidate, words["contest.defeats"]):
            return True
        if token.dep_ == "nsubj" and verb.startswith(tuple(words["contest.lose"])):
            return True
        if token.dep_ in {"obj", "nsubj:pass"} and verb.startswith(tuple(words["contest.beat"])):
            return True
        telling = tuple(
            word for name in ("win", "victories", "raise", "winning") for word in words[f"contest.{name}"]
        )
        over = any(c.dep_ == "case" and low(c) in OVER for c in token.children)
        return over and token.head.pos_ in {"VERB", "NOUN"} and verb.startswith(telling)
