"""*X réclame un débat, idée que Y rejette*: a noun after a comma that sums up the clause before, taken for a
verb or for one more object, stands beside that clause; what is said of it hangs on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word

INDEFINITE = frozenset({"un", "une"})
RELATIVE = frozenset({"que", "qu'", "dont", "qui"})
AFTER_PREPOSITION = frozenset({"laquelle", "lequel", "auquel", "quoi"})
QUALIFYING = frozenset({"ADJ", "ADV"})
REACH = 3  # tokens after the noun within which the clause about it begins
TAKEN_FOR = frozenset(
    {"advcl", "obj", "conj", "nmod", "appos", "parataxis", "xcomp", "ccomp", "obl", "amod", "dep"}
)


def sum_up(sentence: Sentence, forms: FormTable) -> None:
    """Set such nouns of `sentence` apart, in place."""
    nouns = load_spellings().summing_up
    for word in sentence:
        if word.plain in nouns and word.i > sentence.start + 2 and _apart(word) and _told_of(word, forms):
            _stand(word)


def _apart(word: Word) -> bool:
    """Whether `word`, without an article or with *un*, follows a comma."""
    k = word.i - 1
    k -= word.doc[k].plain in INDEFINITE
    return word.doc[k].text == "," and k > word.sent.start + 1


def _told_of(word: Word, forms: FormTable) -> bool:
    """Whether a relative clause or a participle says what somebody makes of it."""
    doc, end = word.doc, min(word.i + 1 + REACH, word.sent.end - 1)
    for k in range(word.i + 1, end):
        after = doc[k]
        if after.plain in RELATIVE or after.plain in AFTER_PREPOSITION:
            return True
        if forms.participle(after.plain) and doc[k + 1].plain in {"par", "à", "depuis", "hier", "aussitôt"}:
            return True
        if after.pos_ not in QUALIFYING and after.pos_ != "ADP":
            return False
    return False


def _stand(word: Word) -> None:
    """Call `word` a noun beside the verb before it."""
    if word.head is word or word.dep_ not in TAKEN_FOR or word.head.i > word.i:
        return
    verb = next((w for w in (word.head, *word.head.above) if w.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.i > word.i:
        return
    word.pos_, word.morph = "NOUN", {} if word.pos_ != "NOUN" else word.morph
    hang(word, verb, "parataxis")
