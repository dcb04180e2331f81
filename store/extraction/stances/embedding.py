"""Which word embeds a clause, and who the clause's understood subject is: *refuse de*, *accuse X de*,
*appelle à*.
"""

from __future__ import annotations

from store.extraction.stances.forms import FormTable
from store.extraction.stances.memory import remembered
from store.extraction.stances.negation import denier, left_undone
from store.extraction.stances.slots import Slots
from store.extraction.stances.syntax import CLAUSAL, QUOTES, Found
from store.lexicon import Embedder, Lexicon

_LINKS = CLAUSAL | {"obl", "obj", "nmod", "conj", "iobj", "obl:arg", "nsubj"}
_ADVERBIAL = frozenset({"sans", "pour", "avant", "après", "afin"})  # before infinitives of the same subject
_MEANWHILE = frozenset({"après", "avant", "dès", "depuis", "pendant"})  # before *que*: no clause that is said


class Embedding:
    """Finds embedders in the parse and in the order of words."""

    def __init__(self, slots: Slots, lexicon: Lexicon, forms: FormTable) -> None:
        self.slots = slots
        self.parse = slots.parse
        self.lexicon = lexicon
        self.forms = forms

    @remembered
    def lemmas(self, i: int) -> tuple[str, ...]:
        """The verbs of the lexicon that token `i` may be a form of, else the parser's lemma."""
        return self.forms.lemmas(self.parse.low[i]) or (self.parse.lemma[i],)

    @remembered
    def embedder(self, i: int) -> tuple[int, Embedder] | None:
        """The word that embeds the clause of predicate `i`, if the lexicon knows it."""
        p = self.parse
        if self.slots.relative_object(i, []) in p.kids[i]:
            return None
        perfect = self._before_perfect(i)
        if perfect:
            return perfect
        marker = self.marker(i)
        low, _ = p.bounds[p.sentence[i]]
        top, steps = i, 0
        while steps < 6:
            steps += 1
            up = p.head[top]
            if up == top or up < low:
                break
            if p.dep[top] not in _LINKS:
                break
            if p.dep[top] == "conj" and p.finite(top) is not None and "que" not in marker:
                break
            if self._beside_verb(top, up) or (top != i and self._meanwhile(top)):
                break
            if up < i:
                for entry in self._entries(up):
                    if self._fits(entry, up, i, marker):
                        return up, entry
            if p.finite(top) is not None and p.dep[top] not in {"ccomp", "conj", "parataxis"}:
                break
            if top == i and p.dep[i] == "acl" and p.is_participle(i) and p.pos[up] == "NOUN":
                break  # "rejette l'accord signé par X": the signing is not what is rejected
            if p.pos[up] in {"VERB", "AUX"} and up != p.head[i] and p.dep[top] not in {"conj"}:
                break
            top = up
        return self._before(i, marker, low)

    def _meanwhile(self, i: int) -> bool:
        """*a rejeté A alors que B annonce que X soutient Y*: what is told beside a verb, not in its scope."""
        return self.parse.dep[i] == "advcl" and self.parse.finite(i) is not None

    def _beside_verb(self, i: int, up: int) -> bool:
        """*a nié A et accusé B*, *nie A, accusant B*: a participle beside the verb `up`, not in its scope."""
        p = self.parse
        if p.dep[i] == "conj" and p.is_participle(i) and not p.auxiliaries(i):
            return p.is_participle(up) and bool(p.auxiliaries(up))
        present = p.low[i].endswith("ant") and p.pos[i] == "VERB" and p.finite(i) is None
        return present and p.dep[i] == "advcl"

    def _before_perfect(self, i: int) -> tuple[int, Embedder] | None:
        """*nie avoir armé X*: the word right before the infinitive auxiliary of participle `i`."""
        p = self.parse
        for a in p.auxiliaries(i):
            if p.low[a] not in {"avoir", "être"} or a == 0:
                continue
            k = a - 1
            while k > 0 and p.pos[k] in {"ADV", "SPACE"} and p.low[k] in {"ne", "n'", "pas", "jamais"}:
                k -= 1
            names = self.forms.lemmas(p.low[k])
            entries = [e for name in names for e in self.lexicon.embedders.get(name, ())]
            for entry in entries:
                if entry.pos == "verb" and "" in entry.marker and entry.reflexive == p.reflexive(k):
                    return k, entry
        return None

    def _before(self, i: int, marker: frozenset[str], low: int) -> tuple[int, Embedder] | None:
        """The nearest embedder before an infinitive (*a accusé Ankara d'armer*), wherever it was attached."""
        p = self.parse
        if p.is_infinitive(i) and marker == {""}:
            return self._right_before(i, low)
        if not p.is_infinitive(i) or not marker & {"de", "à"}:
            return None
        first = min((k for k in p.kids[i] if p.dep[k] in {"mark", "case"} and k < i), default=i)
        for entry in self._entries(first - 1) if p.pos[first - 1] in {"NOUN", "ADJ", "ADV"} and first else ():
            if entry.pos in {"noun", "adj"} and self._fits(entry, first - 1, i, marker):
                return first - 1, entry  # "hors de question de", wherever it was hung
        for k in range(i - 1, max(low, i - 14) - 1, -1):
            if (p.pos[k] in {"VERB", "AUX"} and p.finite(k) is not None) or p.is_participle(k):
                for entry in self._entries(k):
                    if self._fits(entry, k, i, marker):
                        return k, entry
                if p.pos[k] == "VERB":
                    return None
        return None

    def _right_before(self, i: int, low: int) -> tuple[int, Embedder] | None:
        """*nie soutenir X*: the verb right before a bare infinitive, wherever it was attached."""
        p = self.parse
        k = min([i, *p.auxiliaries(i)]) - 1
        while k > low and (p.pos[k] in {"ADV", "PRON", "SPACE"} or p.low[k] in QUOTES):
            k -= 1
        if k < low or p.pos[k] != "VERB":
            return None
        fitting = (e for e in self._entries(k) if e.pos == "verb" and self._fits(e, k, i, frozenset({""})))
        return next(((k, e) for e in fitting if e.marker), None)

    def _entries(self, k: int) -> list[Embedder]:
        p = self.parse
        if p.pos[k] in {"NOUN", "PROPN"} and p.doc[k].text[:1].isupper() and k > p.bounds[p.sentence[k]][0]:
            return []  # "le Conseil de sécurité" gives no advice
        names = self.lemmas(k) if p.pos[k] in {"VERB", "AUX"} or p.is_participle(k) else (p.lemma[k],)
        return [e for name in names for e in self.lexicon.embedders.get(name, ())]

    def _fits(self, entry: Embedder, k: int, i: int, marker: frozenset[str]) -> bool:
        p = self.parse
        if entry.pos == "verb" and entry.reflexive != p.reflexive(k):
            return False
        if entry.pos == "verb" and p.pos[k] not in {"VERB", "AUX"} and not p.is_participle(k):
            return False
        if entry.words:
            at = k
            for word in entry.words:
                hits = [j for j in range(at + 1, i) if p.low[j] == word or p.lemma[j] == word]
                if not hits:
                    return False
                at = hits[0]
        return not (entry.marker and not set(entry.marker) & (marker or {""}))

    def quoted_away(self, k: int, i: int) -> bool:
        """*« … je ne peux … », a-t-il dit, critiquant X*: what is quoted governs nothing outside, unless it
        stands alone in quotation marks (*l'avait « invité » à partir*).
        """
        quoted = self.parse.quoted
        return quoted[k] > 0 and not quoted[i] and quoted[max(k - 4, 0) : k + 5].count(quoted[k]) > 3

    def fits_words(self, entry: Embedder, k: int) -> bool:
        """Whether verb `k` has the reflexive and the further words that `entry` asks for."""
        p = self.parse
        if entry.reflexive != p.reflexive(k):
            return False
        return all(
            any(p.low[j] == w or p.lemma[j] == w for j in range(k + 1, min(k + 5, p.size)))
            for w in entry.words
        )

    @remembered
    def marker(self, i: int) -> frozenset[str]:
        """The words that introduce the clause of `i`: à, de, que, sans, pour … ({""} when bare)."""
        p = self.parse
        found = set()
        hung = (c for k in p.auxiliaries(i) for c in p.kids[k])  # "accusé d'avoir armé", *d'* hung on *avoir*
        for k in (*p.kids[i], *hung):
            if p.dep[k] in {"mark", "case"} and k < i:
                word = p.low[k]
                found.add({"d'": "de", "qu'": "que", "jusqu'à": "à"}.get(word, word))
        if found & _MEANWHILE:
            found.discard("que")
        if p.dep[i] == "conj" and not found and p.head[i] != i and p.finite(i) is None:
            return self.marker(p.head[i])
        return frozenset(found) or frozenset({""})

    def control(self, i: int) -> Found | None:
        """The understood subject of infinitive `i` where its embedder says it is not its own subject."""
        hit = self.embedder(i)
        if hit is None:
            return None
        k, entry = hit
        if entry.control == "obj" and entry.pos == "noun":
            return self._charged(k)
        if entry.control == "obj":
            return self.slots.object(k)
        if entry.control == "dat":
            return self.slots.dative(k)
        return None

    def _charged(self, noun: int) -> Found:
        """Whom a noun of accusation charges: *contre X*, else the one who denies it."""
        found = self.slots.complement(noun, "contre")
        verb = denier(self.parse, noun, self)
        return found or (self.slots.subjects.of(verb) if verb >= 0 else Found())

    def matrix(self, i: int) -> Found:
        """The subject of the word that embeds infinitive `i`: the last resort for its own."""
        p = self.parse
        hit = self.embedder(i)
        if hit is None:
            return self._beside(i)
        k = hit[0]
        opening = p.bounds[p.sentence[i]][0]
        if p.low[opening] == "pour" and any(p.low[c] == "il" for c in range(opening, k)):
            for c in range(opening + 1, min(opening + 8, k)):  # "Pour X, il est exclu de soutenir Y"
                if p.prep(c) == "pour" and p.dep[c].startswith(("obl", "nmod", "advcl")):
                    return Found(tuple(p.coordinated(c)))
        if any(p.dep[c] == "expl" for c in p.kids[k]) and p.pos[k] == "NOUN":
            for c in p.kids[k]:  # "il n'est pas question pour X de soutenir Y"
                if p.prep(c) == "pour" and k < c < i:
                    return Found(tuple(p.coordinated(c)))
        found = self.bearer(k)
        if not found and p.dep[k] == "advmod":  # "loin de soutenir X, Y …"
            found = self.slots.subjects.of(p.head[k])
        return found

    def bearer(self, k: int) -> Found:
        """Whose wish or deed embedder `k` is: its subject, or who brings it about (*l'appel lancé par X*)."""
        p = self.parse
        if p.pos[k] == "NOUN" and not p.copular(k):
            for c in p.kids[k]:
                if p.dep[c] == "acl" and c > k and p.is_participle(c):
                    agents = [a for a in p.kids[c] if p.dep[a] == "obl:agent"]
                    if agents:
                        return Found(tuple(p.coordinated(agents[0])), "bearer")
            owners = [c for c in p.kids[k] if c > k and p.dep[c] == "nmod" and p.prep(c) == "de"]
            if owners:  # "la décision de X de suspendre Y"
                return Found(tuple(p.coordinated(owners[0])))
        return self.slots.subject(k)

    def _beside(self, i: int) -> Found:
        """*X, sans appeler à voter Y, a …*: the clause that an infinitive goes with has its subject."""
        p = self.parse
        if not p.is_infinitive(i) or not (self.marker(i) & _ADVERBIAL or left_undone(p, i)):
            return Found()
        low, high = p.bounds[p.sentence[i]]
        up = p.head[i]
        if p.pos[up] == "VERB" and up != i:
            return self.slots.subjects.of(up)
        verb = next((k for k in range(i + 1, high) if p.finite(k) is not None and p.pos[k] == "VERB"), -1)
        found = self.slots.subjects.of(verb) if verb >= 0 and p.dep[verb] != "acl:relcl" else Found()
        return found if found and low <= found.heads[0] < i else Found()
