"""*a traité M. X de « pantin »*, *assure Y de son appui*, *qualifie de « farce » la loi*: whom a verb calls
something or assures of it, and what; the parser hangs one of the two from the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import HEADS, SUBJECTS, hang
from store.extraction.days import DATED
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word

OPENING = frozenset('"«“')
CLOSING = frozenset('"»”')
OF = frozenset({"de", "d'"})
OWN = frozenset({"son", "sa", "ses", "leur", "leurs", "notre", "nos", "mon", "ma", "mes"})
LONGEST = 9  # tokens that whoever is called something may take


def unbind(sentence: Sentence, forms: FormTable) -> None:
    """Hang both from their verbs, in place; `forms` are the lexicon's verbs."""
    calling, emphatic = load_spellings().calling, load_spellings().emphatic
    for verb in sentence:
        if verb.plain in emphatic:
            _past_quality(verb)
        if verb.pos_ != "VERB" or calling.isdisjoint(forms.lemmas(verb.plain)):
            continue
        k = verb.i + 1
        while k < sentence.end and (verb.doc[k].pos_ == "ADV" or verb.doc[k].plain in DATED):
            k += 1
        if k + 2 >= sentence.end or any(c.dep_ in {"aux:pass", "obl:agent"} for c in verb.children):
            continue
        if verb.doc[k].plain in OF:
            _after_word(verb, k)
        else:
            _before_word(verb, k)


def _past_quality(quality: Word) -> None:
    """*rend un hommage appuyé à X*: to whom the deed is done, hung on the word for its strength."""
    deed = quality.head
    if quality.dep_ not in {"acl", "amod"} or deed.pos_ != "NOUN" or deed.i != quality.i - 1:
        return
    for child in [c for c in quality.children if c.dep_ in {"obl", "iobj"} and c.i > quality.i]:
        if any(c.dep_ == "case" and c.plain in {"à", "au", "aux"} for c in child.children):
            above = deed.head if deed.dep_ == "obj" and deed.head.pos_ == "VERB" else deed
            hang(child, above, "obl" if above is not deed else "nmod")


def _before_word(verb: Word, k: int) -> None:
    """*traite M. X de « pantin »*: the phrase that opens at token `k` and the *de* after it."""
    doc, end = verb.doc, min(k + LONGEST, verb.sent.end - 2)
    of = next((w for w in doc[k:end] if w.plain in OF and w.nbor(1).text in OPENING), None) or next(
        (w for w in doc[k:end] if w.plain in OF and w.nbor(1).plain in OWN), None
    )
    if of is None or any(w.pos_ in {"PUNCT", "VERB", "AUX", "CCONJ"} for w in doc[k : of.i]):
        return
    whom = next((w for w in doc[k : of.i] if w.pos_ in HEADS), None)
    what = of.head
    if whom is None or what.i < of.i or any(c.dep_ == "case" for c in whom.children):
        return
    if whom.dep_ not in SUBJECTS and (whom.head is not verb or whom.dep_ != "obj"):
        hang(whom, verb, "obj")
    if what.head is not verb:
        hang(what, verb, "obl")
    for other in [c for c in whom.children if c.dep_ == "conj" and c.i > what.i]:
        hang(other, verb, "conj")  # "… de « pantin » et le maire de Y proteste"


def _after_word(verb: Word, k: int) -> None:
    """*qualifie de « farce » la loi*: what follows the quotation after the *de* at token `k`."""
    doc, high = verb.doc, verb.sent.end
    if doc[k + 1].text not in OPENING:
        return
    close = next((j for j in range(k + 2, min(k + LONGEST, high - 2)) if doc[j].text in CLOSING), -1)
    if close < 0 or doc[close + 1].pos_ != "DET":
        return
    whom = doc[close + 1].head
    if whom.pos_ not in HEADS or whom.i < close or any(c.dep_ == "case" for c in whom.children):
        return
    if whom.dep_ not in SUBJECTS and whom.head is not verb:
        hang(whom, verb, "obj")
