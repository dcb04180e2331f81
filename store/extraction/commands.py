"""*« Votez X »*, *« Ne soutenez pas Y »*: imperatives, which the parser takes for names or statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang
from store.extraction.stances.verdict_words import load_verdicts

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Text, Word

IMPERATIVE = {"VerbForm": ("Fin",), "Mood": ("Imp",)}
ENDINGS = ("ez", "ons")
IRREGULAR = {"faites": "faire", "dites": "dire"}
DOUBTFUL = ("ions", "iez")  # *options*, *nations*
OPENING = frozenset('«"“:!.?…')
NOT = frozenset({"ne", "n'"})
SUBJECTS = frozenset({"nous", "vous", "-vous", "-nous", "qui"})
US = frozenset({"nous", "vous"})
OURS = ("ons", "ez", "mes", "tes")  # what verbs end in whose subject is *nous*, *vous*
NEAR = 6  # tokens before a verb within which its *nous*, *vous* stands
MISTAKEN = frozenset({"PROPN", "X", "NOUN", "ADJ"})
NAMED = frozenset({"PROPN", "X"})


def command(text: Text, forms: FormTable) -> None:
    """Call the imperatives of `text` verbs, and hang from them what was taken for the rest of a name."""
    for word in text:
        if word.plain in US and word.dep_.startswith("nsubj"):
            _suffer(word)
        if not word.plain.endswith(ENDINGS) and word.plain not in IRREGULAR:
            continue
        lemma = _lemma(word, forms)
        if lemma and not _with_subject(word):
            _order(word, lemma)


def _suffer(word: Word) -> None:
    """*X nous a menti*: what stands behind the subject of a verb of the third person is no subject."""
    verb = word.head
    group = [verb, *(c for c in verb.children if c.dep_.startswith("aux"))]
    others = any(c.i < word.i and c.dep_.startswith("nsubj") for c in verb.children)
    ours = any(w.plain.endswith(OURS) for w in group if w.i > word.i)
    if others and not ours and verb.pos_ in {"VERB", "AUX"} and verb.i > word.i:
        word.dep_ = "obj"


def _lemma(word: Word, forms: FormTable) -> str:
    """The verb of which `word` is an imperative, by its form and, unless it is tagged a verb, its place."""
    verbal = word.pos_ in {"VERB", "AUX"}
    known = forms.lemmas(word.plain) or load_verdicts().forms.lemmas(word.plain)
    lemmas = known or ((word.lemma_,) if verbal and word.lemma_.endswith("r") else ())
    if not lemmas or forms.future(word.plain) or any(c.dep_.startswith("aux") for c in word.children):
        return ""
    if verbal:
        return IRREGULAR.get(word.plain, lemmas[0])
    if word.pos_ not in MISTAKEN or word.plain.endswith(DOUBTFUL) or not word.text[:1].isupper():
        return ""
    return lemmas[0] if _opens(word) else ""


def _opens(word: Word) -> bool:
    """Whether a sentence or quotation begins with `word`, *ne* apart."""
    before = word.i - 1
    if before >= 0 and word.doc[before].plain in NOT:
        before -= 1
    return before < word.sent.start or word.doc[before].text in OPENING


def _with_subject(word: Word) -> bool:
    doc, low = word.doc, max(word.sent.start, word.i - NEAR)
    after = word.i + 1 < len(doc) and (doc[word.i + 1].plain in SUBJECTS or doc[word.i + 1].text == "-")
    return after or any(w.plain in SUBJECTS for w in doc[low : word.i])


def _order(word: Word, lemma: str) -> None:
    word.pos_, word.lemma_, word.morph = "VERB", lemma, IMPERATIVE
    word.capital = False  # it opens a sentence, no name
    if word.dep_.startswith("nsubj"):
        word.dep_ = "parataxis"
    rest = [c for c in word.children if c.dep_ in {"flat", "flat:name"} and c.i > word.i]
    if not rest:
        return
    first = rest[0]
    for name in rest[1:]:
        hang(name, first, "flat")
    comma = word.nbor(1).text == ","
    first.dep_ = "vocative" if comma else "obj"
    first.pos_ = "PROPN" if first.pos_ in NAMED else first.pos_
