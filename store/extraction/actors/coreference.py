"""What refers back: bare nouns, pronouns, possessives, relatives. A wrong link is worse than none."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.actors.chambers import COUNTED, ONE
from store.extraction.actors.definite import NounReferences
from store.extraction.actors.forms import FIRST, FIRST_POSSESSIVE, LATTER, POSSESSIVE
from store.extraction.actors.personal import PronounReferences
from store.extraction.actors.protagonist import mourned, protagonist
from store.extraction.actors.quotes import find_speaker, quotation_spans, stands_alone
from store.extraction.actors.talk import point, talked_about
from store.extraction.actors.words import low
from store.extraction.words import Word

COUNTING = ONE.union(COUNTED)


@dataclass
class Coreference(NounReferences, PronounReferences):
    """Walks the article once from left to right."""

    def run(self) -> None:
        doc = self.work.doc
        self.quotes = quotation_spans(doc)
        self.leading, self.work.map.mourned = protagonist(self.work), mourned(self.work)
        for mention in self.work.map.mentions:
            self.pending.setdefault(mention.start, []).append(mention)
        for start, end in self.quotes:
            self.told[start] = find_speaker(doc, start, end, self.work.gazetteer, self.work.map.resolve)
        self.about = talked_about(self.work, self.quotes, self.pending)
        for start, end in self.quotes if self.about else ():
            if start in self.about:
                point(self.work, start, end, self.about[start])
        self.titles = {t.start: t for t in self.work.titles if not t.used and t.role != "honorific"}
        first_person: list[Word] = []
        first, words = FIRST | FIRST_POSSESSIVE, self.work.low
        for token in [doc[i] for i in self._referring()]:
            for mention in self.pending.get(token.i, ()):
                self._note(mention)
            word = words[token.i]
            if word in LATTER:
                self._latter(token, token.i, token.i + 1)
            elif word in first and self._quoted(token.i):
                first_person.append(token)
            elif word in POSSESSIVE and token.pos_ in {"DET", "PRON"} and token.dep_ == "det":
                self.work.map.possessors[token.i] = self._possessor(token)
                self._possessed(token.i)
            elif (word in COUNTING and self._together(token)) or (
                token.pos_ in {"PRON", "DET", "ADV"} and self._pronoun(token)
            ):
                pass
            elif token.i in self.titles:
                self._title(self.titles[token.i])
            else:
                self._noun(token)
        self._quotations(first_person)

    def _referring(self) -> list[int]:
        """The tokens that may refer back, and those that a mention or title begins with."""
        doc = self.work.doc
        found = {*self.pending, *self.titles, *self._nouns()}
        found.update(doc.among(LATTER | FIRST | FIRST_POSSESSIVE | POSSESSIVE.keys() | COUNTING))
        found.update([token.i for token in doc if token.pos_ == "PRON"])
        return sorted(found)

    def _quotations(self, first_person: list[Word]) -> None:
        work = self.work
        for start, end in self.quotes:
            keys = find_speaker(work.doc, start, end, work.gazetteer, self._resolve_speaker)
            keys = [k for k in keys if work.registry.entities[k].kind != "proposal"]
            work.map.quotations.append((start, end, keys or self._goes_on(start, end)))
        for token in first_person:
            speakers = work.map.speaker(token)
            if low(token) in FIRST_POSSESSIVE:
                work.map.possessors[token.i] = speakers
                if low(token.head) in work.gazetteer.words["describe.spoken_for"] and len(speakers) == 1:
                    owner = work.registry.entities[speakers[0]]
                    key = owner.member_of if owner.kind == "person" else owner.key
                    if key is not None:
                        self._add(key, token.head.i, token.head.i + 1, form="noun")
            elif not _reflexive(token):
                for key in speakers:
                    self._add(key, token.i, token.i + 1)

    def _goes_on(self, start: int, end: int) -> list[int]:
        """Who goes on speaking in a quotation that stands by itself: the speaker of the one before in the
        paragraph, else the only person that the sentence before tells of.
        """
        work = self.work
        if not stands_alone(work.doc, start, end):
            return []
        before = work.map.quotations[-1] if work.map.quotations else None
        sentence = work.sentence_of[start - 1] - 1
        if before is not None and work.paragraph_of[before[0]] == work.paragraph_of[start]:
            near = work.sentence_of[before[1]] >= sentence
            return before[2] if near else []
        told = [
            m for m in work.map.mentions
            if work.sentence_of[m.start] == sentence and m.start < start
            and work.paragraph_of[m.start] == work.paragraph_of[start]
            and work.registry.entities[m.entity].kind == "person"
        ]  # fmt: skip
        subjects = [m.entity for m in told if work.doc[m.head].dep_ == "nsubj"]
        return subjects[:1] if len({m.entity for m in told}) == 1 else []

    def _resolve_speaker(self, token: Word) -> list[int]:
        """As EntityMap.resolve, and "un conseiller de M. Macron" for whom such an unnamed one speaks."""
        keys = self.work.map.resolve(token)
        if keys:
            return keys
        title = next((t for t in self.work.titles if t.start <= token.i < t.end), None)
        if title is not None:
            for index in title.of_names:
                key = self.work.names[index].entity
                if key is not None:
                    return [key]
        return []


def _reflexive(token: Word) -> bool:
    if token.i and token.doc[token.i - 1].text == ",":
        return False  # "nous, socialistes, nous refusons"
    return low(token) in {"nous", "me", "m'"} and any(
        low(c) in {"nous", "je", "j'"} and c.i < token.i and c.dep_.startswith("nsubj")
        for c in token.head.children
    )
