"""What became of somebody, by which he is called from then on: "le dirigeant déchu", "le prisonnier"."""

from __future__ import annotations

from store.extraction.actors.counterparts import Counterparts
from store.extraction.actors.pronouns import SUBJECTS, Candidate, same_clause_keys, subjects_above
from store.extraction.actors.roles import SINGULAR
from store.extraction.actors.titles import TitlePhrase
from store.extraction.actors.words import is_plural, low
from store.extraction.entities import Entity
from store.extraction.words import Word

FATES = ("held", "accused", "exiled", "killer", "dead")  # by a noun of their own
TOPS = frozenset({"head_of_state", "head_of_government", "leader"})
SOON = 5  # tokens within which a verb's second word follows: "placé en détention"
DENIED = frozenset({"pas", "jamais", "plus", "ni", "nullement"})


class Fates(Counterparts):
    """Resolves those who are told by what the article said had become of them."""

    def _fated(self, token: Word) -> bool:
        """ "le prisonnier", "l'exilé": the only person of whom the article told it."""
        words, at = self.work.gazetteer.words, token.i - 1
        while at > 0 and self.work.doc[at].pos_ == "ADJ":
            at -= 1
        if token.pos_ not in {"NOUN", "ADJ", "PROPN"} or is_plural(token) or self.work.map.covering(token):
            return False
        if at < 0 or low(self.work.doc[at]) not in SINGULAR or self._named(token):
            return False
        fate = next(f for f in FATES if low(token) in words[f"fate.{f}_called"])
        person = self._met_with(fate, token, at + 1, None)
        if person is not None:
            self._add(person.key, token.i, token.i + 1, form="noun")
        return person is not None

    def _marked(self, head: Word, title: TitlePhrase | None) -> str:
        """The fate that the words beside a noun tell: "le président déchu", "le nouvel élu"; else ""."""
        words, start = self.work.gazetteer.words, title.start if title is not None else head.i
        last = title.end if title is not None else head.i + 1
        beside = {low(c) for c in head.children if c.i >= last and c.dep_ in {"amod", "acl"}}
        beside.update(self.work.low[start:last])
        if not beside.isdisjoint(words["fate.fallen_called"]):
            return "fallen"
        k = start - 1
        while k > 0 and self.work.doc[k].pos_ == "ADJ" and self.work.low[k] not in words["fate.risen_called"]:
            k -= 1
        return "risen" if k >= 0 and self.work.low[k] in words["fate.risen_called"] else ""

    def _met_with(self, fate: str, head: Word, start: int, title: TitlePhrase | None) -> Entity | None:
        """The only person, of those whom the phrase headed by `head` fits, who met with that fate."""
        others = same_clause_keys(self.work, head) | subjects_above(self.work, head)
        wanted, state = self._wanted(head, start), self._owner(head, title)
        keys = list(dict.fromkeys(
            c.entity.key for c in reversed(self.trail)
            if c.entity.kind == "person" and c.entity.key not in others and self._underwent(c, fate)
        ))  # fmt: skip
        rising = title if fate == "risen" and title is not None and not title.former else None
        fits = [k for k in keys if self._suits(self.work.registry.entities[k], wanted, state, rising)]
        return self.work.registry.entities[fits[0]] if len(fits) == 1 else None

    def _underwent(self, candidate: Candidate, fate: str) -> bool:
        """Whether what stands around a mention tells that somebody met with `fate`."""
        words, token = self.work.gazetteer.words, candidate.token
        if token.dep_ == "conj" and token.head.pos_ == "PROPN":
            token = token.head  # "X et Y ont été arrêtés"
        undergone, done = words[f"fate.{fate}_undergone"], words[f"fate.{fate}_done"]
        verb = token.head
        passive = token.dep_ == "nsubj:pass" or any(c.dep_ == "aux:pass" for c in verb.children)
        if token.dep_ in SUBJECTS and self._tells(verb, undergone if passive else done):
            return True
        follows = self._verb_after(candidate)
        if follows is not None and self._tells(follows, done):
            return True
        if token.dep_ == "obj" and verb.pos_ in {"VERB", "NOUN"} and self._tells(verb, undergone):
            return True
        after = [c for c in token.children if c.i > token.i and c.dep_ in {"acl", "amod", "appos"}]
        if any(self._tells(c, undergone) for c in after if c.pos_ in {"VERB", "ADJ"} and not c.finite):
            return True
        return self._of_event(candidate, words[f"fate.{fate}_events"])

    def _verb_after(self, candidate: Candidate) -> Word | None:
        """The verb without a subject right after a name, whatever the parse made of it: "X, s'est enfui"."""
        doc, k = self.work.doc, candidate.mention.end
        end = min(k + SOON, len(doc))
        while k < end and (doc[k].text == "," or doc[k].pos_ in {"AUX", "PRON", "ADV"}):
            k += 1
        if k >= end or doc[k].pos_ != "VERB" or any(c.dep_ in SUBJECTS for c in doc[k].children):
            return None
        return None if any(c.dep_ == "aux:pass" for c in doc[k].children) else doc[k]

    def _tells(self, verb: Word, stems: frozenset[str]) -> bool:
        """Whether a verb that nothing denies begins like one of `stems`, its second word soon after it."""
        if any(low(c) in DENIED for c in verb.children):
            return False
        soon = self.work.low[verb.i + 1 : verb.i + 1 + SOON]
        for stem in stems:
            first, _, second = stem.partition(" ")
            if low(verb).startswith(first) and (not second or second in soon):
                return True
        return False

    def _of_event(self, candidate: Candidate, nouns: frozenset[str]) -> bool:
        """ "l'éviction du président X": whether a mention hangs from one of `nouns`."""
        k = candidate.mention.start - 1
        while k > 0 and self.work.doc[k].pos_ in {"DET", "ADP", "ADJ"}:
            k -= 1
        near = candidate.mention.start - k <= 4
        return near and k >= 0 and self.work.low[k] in nouns and candidate.token.dep_ in {"nmod", "obl"}

    def _once(self, title: TitlePhrase, head: Word) -> Entity | None:
        """ "l'ancien président": who bore that title, fell from it or came before its bearer; of several, who
        was named last, when that was lately.
        """
        others, entities = (
            same_clause_keys(self.work, head) | _subjects(self, head),
            self.work.registry.entities,
        )
        wanted, state = self._wanted(head, title.start), self._owner(head, title)
        borne = {
            key for key, titles in self.work.roles.items()
            if any(t.former and (t.role == title.role or t.noun == title.noun) for t in titles)
        }  # fmt: skip
        if title.role in TOPS:
            borne |= self._predecessors()
        here, found = self._sentence(title.start), dict[int, int]()
        for c in self.trail:
            key = c.entity.key
            if (
                c.entity.kind == "person"
                and key not in others
                and (key in borne or self._underwent(c, "fallen"))
            ):
                found[key] = max(found.get(key, -1), self._sentence(c.mention.start))
        for c in self.trail:  # the latest time that each of them was named
            if c.entity.key in found:
                found[c.entity.key] = max(found[c.entity.key], self._sentence(c.mention.start))
        fits = {k: s for k, s in found.items() if self._suits(entities[k], wanted, state, None)}
        last = [k for k, s in fits.items() if s == max(fits.values())]
        lately = len(fits) == 1 or (len(last) == 1 and here - fits[last[0]] <= 2)
        return entities[last[0]] if lately and last else None

    def _predecessors(self) -> set[int]:
        """Those whom the article calls somebody's predecessor by name: "son prédécesseur X"."""
        found: set[int] = set()
        for i in self.work.doc.among(self.work.gazetteer.words["describe.predecessors"]):
            token, k = self.work.doc[i], i + 1
            while k < i + 3 and k < len(self.work.doc) and self.work.doc[k].pos_ in {"ADJ", "PUNCT"}:
                k += 1
            named = [m for m in self.work.map.starting(k) if m.form == "name"]
            named += self.work.map.headed(token.head.i) if token.dep_ == "appos" else []
            found |= {m.entity for m in named if self.work.registry.entities[m.entity].kind == "person"}
        return found


def _subjects(fates: Fates, token: Word) -> set[int]:
    """The subjects of the clauses around `token`, up to a relative clause: "X a dit ce que Z, fidèle de
    l'ancien président, dément" may well be about X.
    """
    keys: set[int] = set()
    node = token
    for _ in range(8):
        for child in node.children:
            if child.dep_ in SUBJECTS and child.i != token.i and token not in child.subtree:
                keys |= {m.entity for m in fates.work.map.headed(child.i)}
        if node.head.i == node.i or node.dep_ == "acl:relcl":
            break
        node = node.head
    return keys
