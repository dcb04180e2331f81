"""Verbs of saying after a quotation, *« Inacceptable », tranche X*, and verbs after a relative *que*
that the parser took for nouns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import FINITE, hang

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Text, Word

OPENING = frozenset('«"“')
CLOSING = frozenset('»"”')
MISTAKEN = frozenset({"NOUN", "ADJ", "X", "ADV"})
RESUMING = frozenset({",", "et", "mais", "puis"})
NAMES = frozenset({"PROPN", "NOUN"})
OPENS_PHRASE = frozenset({"DET", "PROPN"})
BEFORE_VERB = frozenset({"AUX", "PRON", "ADV"})


def recall(word: Word, forms: FormTable) -> None:
    """Call `word` a verb after *»,* and before who speaks, or between *que* and its subject."""
    before, lemmas = word.nbor(-1), forms.lemmas(word.plain)
    if not lemmas or word.plain in lemmas or forms.participle(word.plain) or word.i + 1 >= len(word.doc):
        return
    after = word.nbor(1)
    quoted = before.text == "," and word.i > 1 and word.nbor(-2).text in CLOSING
    if quoted and after.pos_ in OPENS_PHRASE:
        _verb(word, lemmas[0])
        _inverted(word)
    elif before.plain in {"que", "qu'"} and word.i > 1 and _relative(before) and word.pos_ != "ADV":
        _verb(word, lemmas[0])
        before.pos_, before.dep_ = "PRON", "obj"
        hang(before, word, "obj")
        if after.pos_ in OPENS_PHRASE and not any(c.dep_ == "nsubj" for c in word.children):
            _inverted(word)
    elif before.plain == "qui" and word.dep_ == "acl:relcl" and before.head is word:
        _verb(word, lemmas[0])  # "X, qui juge « inacceptable » le texte, …"
        for child in word.children:
            if child.i > word.i and not any(c.dep_ == "case" for c in child.children):
                child.dep_ = {"amod": "xcomp", "nmod": "obj"}.get(child.dep_, child.dep_)
    elif after.pos_ not in {"ADP", "PROPN"}:
        que = _named_after_que(word, before)
        if que is not None:
            _verb(word, lemmas[0])
            _hang_relative(word, _top(before, word), que)


def resume(word: Word, forms: FormTable) -> None:
    """Call `word` a verb where a clause goes on after an aside or a conjunction: *X, chef de Y, juge que …*.

    It has no article, and *que*, a quotation or an article follows; its subject has no other verb.
    """
    lemmas, i = forms.lemmas(word.plain), word.i
    if not lemmas or word.plain in lemmas or forms.participle(word.plain) or word.capital:
        return
    if i == 0 or i + 1 >= len(word.doc) or word.nbor(-1).plain not in RESUMING | OPENING:
        return
    after = next((w for w in word.doc[i + 1 : word.sent.end] if w.pos_ != "ADV"), word)
    goes_on = after.plain in {"que", "qu'"} or after.text in OPENING or after.pos_ == "DET"
    if not goes_on or any(c.i < i and c.dep_ in {"det", "case", "amod", "nummod"} for c in word.children):
        return
    subject = _subject_of_clause(word)
    if subject is None:
        return
    _verb(word, lemmas[0])
    if subject.pos_ in {"VERB", "AUX"}:
        hang(word, subject, "conj")
        return
    if subject.head is not word:
        top = subject.head
        hang(word, word, "ROOT")
        hang(subject, word, "nsubj")
        if top is not subject and top.head is top:
            hang(top, word, "obl")
    for child in word.children:
        if child.i > i and child.dep_ in {"nmod", "obl", "appos"} and child.pos_ == "NOUN":
            child.dep_ = child.dep_ if any(c.dep_ == "case" for c in child.children) else "obj"


def _subject_of_clause(word: Word) -> Word | None:
    """The noun that `word` would be said of when it has no verb yet; after *et*, *mais* the verb before."""
    own = next((c for c in word.children if c.dep_ == "nsubj" and c.i < word.i), None)
    if own is not None:
        return own
    if word.nbor(-1).text in OPENING:  # "Pour X, ce texte « humilie le peuple »"
        said = word.head.i == word.i - 2 and word.head.pos_ in NAMES and not any(w.finite for w in word.sent)
        return word.head if said else None
    if word.nbor(-1).plain != ",":
        verb = next((w for w in word.above if w.pos_ in {"VERB", "AUX"} and w.i < word.i), None)
        return verb if verb is not None and verb.finite else None
    subject = word.head
    if (
        subject.pos_ not in NAMES
        or subject.i > word.i
        or subject is word
        or word.dep_ not in {"conj", "appos"}
    ):
        return None
    closing = any(c.text == "," and subject.i < c.i < word.i - 1 for c in word.sent)
    free = subject.head is subject or not subject.dep_.startswith("nsubj")
    return subject if closing and free and subject.dep_ in {"ROOT", "parataxis"} else None


def speak(verb: Word) -> None:
    """*« … », a tranché, mercredi, sur BFMTV, X.*: hang who speaks from the verb after a quotation; and
    *…, regrette X.*: who comes before that verb is none of its subjects.
    """
    group = min([verb.i, *(c.i for c in verb.children if c.dep_.startswith("aux"))])
    if group < 2 or verb.doc[group - 1].text != ",":
        return
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if len(subjects) > 1 and subjects[0].i < group and verb.i < subjects[-1].i < verb.i + 3:
        said = verb.doc[verb.sent.start : group - 1]
        for subject in subjects[:-1] if any(w.finite and w.dep_ != "acl:relcl" for w in said) else ():
            subject.dep_ = "dislocated"
    elif not subjects and _quotes(verb.sent.start, verb.doc, group - 2):
        near = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i and c.pos_ in NAMES), None)
        if near is not None:
            near.dep_ = "nsubj"
        else:
            _late_speaker(verb)


def _quotes(low: int, doc: Text, closing: int) -> bool:
    """Whether token `closing` ends a quotation that holds a clause, and no mere name or phrase."""
    if doc[closing].text not in CLOSING:
        return False
    k = closing - 1
    while k >= low and doc[k].text not in OPENING:
        k -= 1
    return any(w.finite for w in doc[max(k, low) : closing])


def _late_speaker(verb: Word) -> None:
    doc, end = verb.doc, verb.sent.end
    while end > verb.i and (doc[end - 1].pos_ == "PUNCT" or doc[end - 1].is_space):
        end -= 1
    comma = next((k for k in range(end - 1, verb.i, -1) if doc[k].text == ","), -1)
    phrase = doc[comma + 1 : end]
    if comma < 0 or not phrase or phrase[0].pos_ not in OPENS_PHRASE:
        return
    tops = [w for w in phrase if w.head not in phrase or w.head is w]
    if len(tops) == 1 and tops[0].pos_ in NAMES and not any(c.dep_ == "case" for c in tops[0].children):
        hang(tops[0], verb, "nsubj")


def exclaimed(word: Word) -> bool:
    """Whether `word` is all that is quoted, before who says it: *« Inacceptable », tranche X*."""
    doc, i = word.doc, word.i
    if i == 0 or i + 2 >= len(doc) or doc[i - 1].text not in OPENING or word.sent.start not in {i - 1, i}:
        return False
    return doc[i + 1].text in CLOSING and doc[i + 2].text == ","


def invert(closing: Word) -> None:
    """*« Ce texte divise », a dénoncé son rival*: who speaks is after the verb, not in the quotation."""
    doc, sentence, k = closing.doc, closing.sent, closing.i + 2
    if doc[sentence.start].text not in OPENING or closing.nbor(1).text != ",":
        return
    while k < sentence.end and doc[k].pos_ in BEFORE_VERB:
        k += 1
    if k + 1 >= sentence.end or doc[k].pos_ != "VERB" or doc[k + 1].pos_ not in OPENS_PHRASE:
        return
    verb = doc[k]
    said = [child for child in verb.children if child.dep_.startswith("nsubj")]
    if (said and said[-1].i > closing.i) or not (verb.finite or doc[k - 1].pos_ == "AUX"):
        return
    for word in said:
        word.dep_ = "parataxis"
    _inverted(verb)


def _verb(word: Word, lemma: str) -> None:
    word.pos_, word.lemma_, word.morph = "VERB", lemma, FINITE


def _inverted(verb: Word) -> None:
    """Hang the next name or title from `verb`, whose subject it is."""
    for k in range(verb.i + 1, min(verb.i + 4, verb.sent.end)):
        word = verb.doc[k]
        if word.pos_ in NAMES:
            while word.head.i > verb.i and word.head.pos_ in NAMES and word.head is not word:
                word = word.head
            top = word.head is word
            if verb.head is word:
                hang(verb, verb if top else word.head, "ROOT" if top else "parataxis")
            hang(word, verb, "nsubj")
            return


def _relative(que: Word) -> bool:
    """Whether *que* follows the noun that it stands for."""
    k = que.i - 1
    if que.doc[k].text == ",":
        k -= 1
    named = k >= que.sent.start and que.doc[k].pos_ in {*NAMES, "NUM"}
    return named and que.doc[k].plain not in {"plus", "moins"}


def _named_after_que(word: Word, before: Word) -> Word | None:
    """*que le SNES juge inégal*: the *que* before a name right before `word`."""
    if before.pos_ != "PROPN" or word.pos_ == "ADV":
        return None
    doc, k = before.doc, before.i
    while k > word.sent.start and (doc[k - 1].pos_ in OPENS_PHRASE or doc[k - 1].dep_ == "flat"):
        k -= 1
    found = k > word.sent.start and doc[k - 1].plain in {"que", "qu'"} and _relative(doc[k - 1])
    return doc[k - 1] if found else None


def _hang_relative(verb: Word, subject: Word, que: Word) -> None:
    """Hang the subject and *que* from `verb`, and it from what the subject hung on."""
    if subject in (verb.head, verb.head.head):
        above = subject.head
        if above.pos_ not in NAMES:  # the noun before *que*, when it is the object of the verb above
            before = que.doc[que.i - 1] if que.doc[que.i - 1].text != "," else que.doc[que.i - 2]
            above = before if before.pos_ in NAMES else above
        hang(verb, above, "acl:relcl" if above.pos_ in NAMES else "advcl")
    hang(subject, verb, "nsubj")
    que.pos_ = "PRON"
    hang(que, verb, "obj")


def _top(name: Word, verb: Word) -> Word:
    while name.dep_ in {"flat", "flat:name"} and name.head is not verb and name.head is not name:
        name = name.head
    return name
