"""What the order of words says where the parse says nothing: the last resort, marked as such.

French press keeps subject–verb–object order; asides stand between commas. Only phrases that are
mentions of actors are looked for, so that a slot is left empty rather than filled with a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.syntax import CONTRACTED, NOTHING, QUOTES, RELATIVES, Found, Parse
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.entities import EntityMap, EntityMention

ASIDE = 30  # the longest aside between commas that is skipped, in tokens
_LOOSE = frozenset({"ADV", "SPACE", "PART"})
_ASIDE = _LOOSE | {"ADJ", "DET"}
_SKIPPED = _LOOSE | {"DET", "NUM"}


class Surface:
    """Looks for mentions by position around a predicate."""

    def __init__(self, parse: Parse, entities: EntityMap) -> None:
        self.parse = parse
        self.entities = entities
        self.by_end: dict[int, list[EntityMention]] = {}
        self.by_start: dict[int, list[EntityMention]] = {}
        self.mentions: dict[int, list[EntityMention]] = {}  # by head
        for mention in entities.mentions:
            self.mentions.setdefault(mention.head, []).append(mention)
        self.heads = self.mentions.keys()
        for mention in entities.mentions:
            self.by_end.setdefault(mention.end, []).append(mention)
            self.by_start.setdefault(mention.start, []).append(mention)

    # --- to the left -------------------------------------------------------------------------

    def subject(self, i: int) -> Found:
        """The mention before the verb group of `i`, past adverbs and asides."""
        p = self.parse
        low, _ = p.bounds[p.sentence[i]]
        k = self._group_start(i) - 1
        steps = 0
        while k >= low and steps < 4:
            if p.pos[k] in _LOOSE or p.timed[k] or p.low[k] in QUOTES or p.low[k] in _EMPHATIC:
                k -= 1
                continue
            if p.low[k] in {",", "—", "–", ")"}:
                opening = self._aside_start(k, low)
                if opening is None:
                    inner = self._ending_at(k)
                    return Found(tuple(self._with_before(inner, low)), "surface") if inner else NOTHING
                k = opening - 1
                steps += 1
                continue
            break
        if k < low or p.low[k] in RELATIVES:
            return NOTHING
        found = self._ending_at(k + 1)
        if found is None:
            return NOTHING
        top = self._top(found, low)
        return Found(tuple(self._with_before(top, low)), "surface") if top else NOTHING

    def _group_start(self, i: int) -> int:
        """The first token of the verb group: auxiliaries, clitics and *ne* included."""
        p = self.parse
        first = min([i, *(a for a in p.auxiliaries(i) if a < i)])
        while first > 0 and (
            p.pos[first - 1] in {"AUX", "ADV", "SPACE"}
            or (p.pos[first - 1] == "PRON" and p.low[first - 1] in _CLITICS)
        ):
            first -= 1
        return first

    def _aside_start(self, k: int, low: int) -> int | None:
        """The comma that opens the aside closed by the comma at `k`; None when there is none."""
        p = self.parse
        opening = "(" if p.low[k] == ")" else p.low[k]
        for j in range(k - 1, max(low, k - ASIDE) - 1, -1):
            if p.low[j] == opening:
                return j
        return None

    def after(self, head: int) -> int:
        """The token after the longest mention with this head; the next one when there is none."""
        return max((m.end for m in self.mentions.get(head, ())), default=head + 1)

    def repeats(self, head: int) -> bool:
        """*au renvoi de X, le principal conseiller de Y*: whether the mention with this head only says who
        the one before the comma is.
        """
        p, start = self.parse, head
        while start > 0 and p.pos[start - 1] in {"DET", "ADJ"}:
            start -= 1
        if p.low[start - 1] != ",":
            return False
        same = {m.entity for m in self.mentions.get(head, ())}
        return any(m.entity in same for m in self.by_end.get(start - 1, ()))

    def _ending_at(self, end: int) -> EntityMention | None:
        found = self.by_end.get(end)
        return max(found, key=lambda m: m.end - m.start) if found else None

    def _top(self, mention: EntityMention, low: int) -> EntityMention | None:
        """The mention itself unless a preposition makes it part of a larger phrase,
        which then must be one too.
        """
        p = self.parse
        for _ in range(3):
            k = mention.start - 1
            while k >= low and p.pos[k] in {"DET", "ADJ", "SPACE"}:
                k -= 1
            if k < low or p.pos[k] != "ADP" or p.low[k] == "pour":
                return mention
            if CONTRACTED.get(p.low[k], p.low[k]) != "de":
                return None
            above = [m for m in self.by_end.get(k, []) if m.entity != mention.entity]
            if not above:
                return None
            mention = above[0]
        return mention

    def _with_before(self, mention: EntityMention, low: int) -> list[int]:
        """The mention's head with those coordinated before it: "X, Y et Z" read from Z."""
        p = self.parse
        heads = [mention.head]
        k = mention.start - 1
        while k > low and p.pos[k] in {"DET", "SPACE"}:
            k -= 1
        if k > low and p.low[k] in {"et", "ou"}:
            before = self._ending_at(k)
            while before is not None and not self._placed(before):
                heads.insert(0, before.head)
                k = before.start - 1
                while k > low and p.pos[k] in {"DET", "SPACE"}:
                    k -= 1
                before = self._ending_at(k) if k > low and p.low[k] == "," else None
        return heads

    def _placed(self, mention: EntityMention) -> bool:
        """*A l'ONU, la Chine et la Russie ont …*: a place that opens the sentence is none of the list."""
        k = mention.start - 1
        while k > 0 and self.parse.pos[k] == "DET":
            k -= 1
        return k >= 0 and self.parse.low[k] in {"à", "a", "au", "aux", "en", "dans", "chez", "depuis"}

    def apposed(self, i: int) -> Found:
        """*X, favorable à …*: the mention that ends before the comma that opens the aside of `i`."""
        p = self.parse
        low, _ = p.bounds[p.sentence[i]]
        k = i - 1
        while k >= low and (
            p.pos[k] in _ASIDE or p.timed[k] or p.low[k] in {"eux-mêmes", "elle-même", "lui-même"}
        ):
            k -= 1
        if k <= low or p.low[k] not in {",", "("}:
            return NOTHING
        found = self._ending_at(k)
        if found is None or self._residence(found, low):
            return NOTHING
        top = self._top(found, low) or found
        return Found(tuple(self._with_before(top, low)), "surface")

    def _residence(self, mention: EntityMention, low: int) -> bool:
        """*un prédicateur installé en Norvège, allié de X*: where somebody lives is not who is meant."""
        p = self.parse
        k = mention.start - 1
        while k > low and p.pos[k] in {"DET", "ADP"}:
            k -= 1
        return k >= low and k < mention.start - 1 and p.lemma[k] in load_discourse().residing

    def fronted(self, i: int) -> Found:
        """*Fidèle allié de X, Y a …*: for a predicate that opens the sentence,
        the mention after the comma.
        """
        p = self.parse
        low, high = p.bounds[p.sentence[i]]
        if i - low > 3 or any(
            p.pos[k] in {"VERB", "AUX", "PROPN", "PRON", "PUNCT"}
            for k in range(low, i)
            if not p.is_participle(k)
        ):
            return NOTHING
        if any(p.dep[k] == "det" and k < i for k in p.kids[i]):
            return NOTHING
        for k in range(i + 1, min(i + ASIDE, high - 1)):
            if p.pos[k] in {"VERB", "AUX"} and p.finite(k) == k:
                return NOTHING
            if p.low[k] != ",":
                continue
            here = next((self.by_start[j] for j in (k + 1, k + 2) if j in self.by_start), None)
            if here:
                mention = max(here, key=lambda m: m.end - m.start)
                return Found(tuple(p.coordinated(mention.head)), "fronted")
        return NOTHING

    # --- to the right ------------------------------------------------------------------------

    def object(self, i: int, words: tuple[int, ...] = ()) -> Found:
        """The mention after the verb (and its idiom's words), past adverbs, times and one aside."""
        p = self.parse
        _, high = p.bounds[p.sentence[i]]
        k, asides = max([i, *words]) + 1, 0
        while k < high:
            if k in self.by_start and p.low[k] not in {",", "y", "en"}:
                mention = max(self.by_start[k], key=lambda m: m.end - m.start)
                if (
                    asides
                    and mention.end < high
                    and p.low[mention.end] == ","
                    and p.pos[mention.end + 1] == "DET"
                ):
                    k = mention.end + 1  # an apposition inside the aside
                    continue
                return Found((mention.head,), "surface") if mention.form != "pronoun" else NOTHING
            dated = p.pos[k] == "DET" and k + 1 < high and p.timed[k + 1]  # "ce mercredi"
            if p.pos[k] in _SKIPPED or p.timed[k] or p.low[k] in QUOTES or dated:
                k += 1
            elif self._manner(k, high):
                k = self._manner(k, high)
            elif p.low[k] == "," and not asides:
                closing = next(
                    (
                        j
                        for j in range(k + 1, min(k + ASIDE, high))
                        if p.low[j] == "," and self._adverbial(k + 1)
                    ),
                    None,
                )
                if closing is None:
                    return NOTHING
                if self._adverbial(closing + 1):  # "a exclu, mardi, à l'unanimité, X"
                    closing = next(
                        (j for j in range(closing + 1, min(closing + 8, high)) if p.low[j] == ","), closing
                    )
                k, asides = closing + 1, 1
            else:
                return NOTHING
        return NOTHING

    def _manner(self, k: int, high: int) -> int:
        """The end of an adverbial at `k` (*en sous-main*, *à plusieurs reprises*) that a mention
        follows, else 0.
        """
        p = self.parse
        if p.pos[k] != "ADP":
            return 0
        j = k + 1
        while j < min(k + 4, high) and p.pos[j] in {"DET", "ADJ", "NUM", "ADV", "PRON"}:
            j += 1
        if (
            j >= high - 1
            or p.pos[j] not in {"NOUN", "PROPN"}
            or any(m in self.by_start for m in range(k, j + 1))
        ):
            return 0
        end = j + 1
        if tuple(p.low[end - 1 : end + 1]) in load_discourse().sittings:
            end += 1
        after = end
        while after < high and p.pos[after] in {"DET", "ADJ"} and after not in self.by_start:
            after += 1
        return end if after in self.by_start and p.pos[after] != "ADP" else 0

    def _adverbial(self, k: int) -> bool:
        """Whether an aside opens like an adverbial (*, aux côtés de X,*), not like a clause or a list."""
        return k < self.parse.size and (self.parse.pos[k] in {"ADP", "ADV", "NUM"} or self.parse.timed[k])

    def complement(self, i: int, prep: str, words: tuple[int, ...] = ()) -> Found:
        """The first mention after `prep` to the right, before any other verb or clause."""
        p = self.parse
        _, high = p.bounds[p.sentence[i]]
        for k in range(max([i, *words]) + 1, min(high, i + 16)):
            if p.pos[k] in {"VERB", "AUX"} or p.low[k] in RELATIVES or p.low[k] in {";", ":", "et", "mais"}:
                return NOTHING
            if p.low[k] == "," and k == i + 1 and p.pos[i] not in {"VERB", "AUX"}:
                return NOTHING  # "Oslo, longtemps réticent, livre des armes à X"
            if p.pos[k] in {"ADP", "DET"} and CONTRACTED.get(p.low[k], p.low[k]) == prep:
                if p.low[k - 1] in load_discourse().likeness:
                    return NOTHING  # "plaide la cause de la paix, à l'instar de X"
                j = k + 1
                while (
                    j < high
                    and j not in self.by_start
                    and (p.pos[j] in {"DET", "SPACE", "ADJ", "NUM"} or p.low[j] in QUOTES)
                ):
                    j += 1
                here = self.by_start.get(j)
                if here and j + 1 < p.size and p.is_infinitive(j + 1) and p.pos[j] == "PRON":
                    return NOTHING  # "appelle à la combattre"
                if here:
                    return Found((max(here, key=lambda m: m.end - m.start).head,), "surface")
        return NOTHING


_EMPHATIC = frozenset(
    {"lui", "elle", "eux", "elles", "lui-même", "elle-même", "eux-mêmes", "elles-mêmes", "soi-même"}
)
_CLITICS = frozenset(
    {"se", "s'", "le", "la", "l'", "les", "lui", "leur", "y", "en", "ne", "n'", "me", "te", "nous", "vous"}
)
