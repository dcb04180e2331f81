"""*X, élu de Y, l'accuse de mentir*, *X, maire de Y, en veut à Z*: finite verbs whose forms no noun is spelt
like, which the parser took for a noun or an adjective all the same, most often after an aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import CLITICS, FINITE, HEADS, SUBJECTS, hang
from store.extraction.enumerations import present
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Word

MISTAKEN = frozenset({"NOUN", "ADJ", "X"})
OBJECTS = frozenset({"le", "la", "l'", "les"})
THIRD_PERSON = frozenset("etda")
PAUSES = frozenset({":", ";", "–", "—"})
JOINED = frozenset({"nmod", "flat", "appos", "conj", "amod", "parataxis"})
BEFORE_NOUNS = frozenset({"DET", "ADP", "NUM"})


def call(word: Word, forms: FormTable) -> bool:
    """Make `word` the verb that it can only be, with the pronoun before it and its subject.

    Says whether it was one; `forms` are the lexicon's verbs.
    """
    named = word.capital or word.dep_ == "flat" or word.i == word.sent.start
    if word.pos_ not in MISTAKEN or named or not _sure(word, forms):
        return False
    before = word.nbor(-1)
    clitic = before if before.plain in OBJECTS or (before.plain == "en" and _bears(word, forms)) else None
    if clitic is None and (before.pos_ in BEFORE_NOUNS or before.plain in CLITICS):
        return False
    start = clitic.i if clitic is not None else word.i
    if start == word.sent.start or word.nbor(start - 1 - word.i).pos_ == "ADP":
        return False
    own = any(c.dep_ in SUBJECTS and c.i < start for c in word.children)
    if own and word.dep_ in SUBJECTS:
        return False  # "ce que X conteste, a choqué"
    word.pos_, word.lemma_, word.morph = "VERB", present(word, forms), FINITE
    if clitic is not None:
        clitic.pos_, clitic.dep_ = "PRON", "obj" if clitic.plain in OBJECTS else "iobj"
        hang(clitic, word, clitic.dep_)
    if not own:
        _give_subject(word, start)
    for child in word.children:
        if child.i > word.i:
            _behind(child)
    return True


def _sure(word: Word, forms: FormTable) -> bool:
    """Whether `word` is a finite form of a verb none of whose present forms is a noun or an adjective, or
    after *les* has no plural (*les juge hostiles*).
    """
    if _first_of_two(word):
        return True
    lemma = present(word, forms)
    if not lemma or word.plain.endswith("ant"):
        return False
    one_of_many = word.nbor(-1).plain == "les" and not word.plain.endswith(("s", "x", "z"))
    return lemma in load_spellings().never_nouns or one_of_many


def _first_of_two(word: Word) -> bool:
    """*X riposte et accuse Y*: whether `word` stands between a name and *et* with a verb."""
    if word.i + 2 >= word.sent.end or word.plain[-1] not in THIRD_PERSON or not word.nbor(-1).capital:
        return False
    name, link, after = word.nbor(-1), word.nbor(1), word.nbor(2)
    if name.pos_ != "PROPN" or link.plain not in {"et", "puis"} or name.dep_ == "case":
        return False
    return after.finite and after.pos_ == "VERB" and not any(c.dep_ in SUBJECTS for c in after.children)


def _bears(word: Word, forms: FormTable) -> bool:
    """*en veut à X*: whether `word` is a form of a verb that takes *en* for a grudge."""
    return not load_spellings().grudging.isdisjoint(forms.lemmas(word.plain))


def _give_subject(verb: Word, start: int) -> None:
    """Hang the phrase that the clause up to token `start` opens with from `verb`."""
    apart = [c for c in verb.children if c.i < start and c.dep_ == "dislocated" and c.pos_ in HEADS]
    subject = apart[0] if apart else verb.head
    while subject.head.i < start and subject.head is not subject and subject.dep_ in JOINED:
        if subject.head.pos_ not in HEADS or _titled(subject):
            break
        subject = subject.head
    plain = subject.pos_ in HEADS and subject.i < start and subject is not verb
    if not plain or any(c.dep_ == "case" for c in subject.children):
        opening = _opening(verb, start)
        if opening is None:
            return
        subject = opening
    top, dep = subject.head, subject.dep_
    if dep in SUBJECTS and top.i > verb.i:  # "X, élu de Y, récuse la loi mais l'a votée"
        hang(verb, verb if top.head is top else top.head, top.dep_)
        hang(top, verb, "conj")
    elif verb.head is subject:
        hang(verb, verb if top is subject else top, "ROOT" if top is subject else dep)
    for child in [c for c in subject.children if c.i > verb.i]:
        hang(child, verb, child.dep_)
    for child in [c for c in verb.children if c.i > verb.i and c.dep_ in SUBJECTS]:
        child.dep_ = "obj"
    hang(subject, verb, "nsubj")


def _titled(subject: Word) -> bool:
    """*Retraites : X riposte*: whether what `subject` hangs from is only what the line is about."""
    top = subject.head
    return any(word.text in PAUSES for word in subject.doc[top.i + 1 : subject.i])


def _opening(verb: Word, start: int) -> Word | None:
    """The noun with which the clause opens that an aside before token `start` interrupts; none if it has a
    verb of its own.
    """
    doc, low = verb.doc, verb.sent.start
    if doc[start - 1].text not in {",", ")"}:
        return None
    k = start - 1
    while k > low and doc[k - 1].text not in PAUSES:
        k -= 1
    first = next((w for w in doc[k : start - 1] if w.pos_ in HEADS), None)
    if first is None or any(w.pos_ not in {"DET", "ADJ", "NUM"} for w in doc[k : first.i]):
        return None
    taken = first.dep_ in SUBJECTS and first.head is not verb and first.head.i < start
    return None if taken and first.head.dep_ not in {"acl:relcl", "acl"} else first


def _behind(child: Word) -> None:
    """What `child`, after a verb that was no noun, is to it."""
    governed = any(c.dep_ in {"case", "mark"} for c in child.children)
    if child.pos_ in HEADS and child.dep_ in {"nmod", "appos", "amod"}:
        child.dep_ = "obl" if governed else "obj"
    elif child.pos_ == "VERB" and child.dep_ == "acl":
        child.dep_ = "xcomp"
