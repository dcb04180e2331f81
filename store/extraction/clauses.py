"""Clauses set side by side, *X approuve A, Y et Z l'ont rejeté*: the second one given its subject.

The parser takes such a subject for one more member of the first clause's object, and its verb for something
that hangs from the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word

FINITE = {"VerbForm": ("Fin",), "Mood": ("Ind",)}
PARTICIPLE = {"VerbForm": ("Part",), "Tense": ("Past",)}
HUNG = frozenset(
    {"acl", "acl:relcl", "conj", "parataxis", "appos", "advcl"}
)  # from a noun, as no main verb is
LONGEST = 12  # tokens that the subject may take
IN_GROUP = frozenset({"AUX", "ADV", "PART"})
CLITICS = frozenset(
    {"se", "s'", "le", "la", "l'", "les", "lui", "leur", "y", "en", "ne", "n'", "me", "te", "nous", "vous"}
)
QUOTES = frozenset('"«“')
PHRASE = frozenset({"DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "X", "CCONJ"})
HEADS = frozenset({"NOUN", "PROPN", "X"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl:subj"})
CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "conj", "parataxis"})
BEHIND = frozenset(
    {"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "si", "comme", "quand"}
)


def give_subjects(sentence: Sentence, forms: FormTable) -> None:
    """Hang the phrase between a comma and a finite verb without subject from that verb."""
    words = list(sentence)
    if not any(word.finite and not _in_relative(word) for word in words):
        _only_verb(words, forms)
    _first_of_two(words)
    for verb in words:
        if verb.pos_ not in {"VERB", "AUX"} or verb.dep_.startswith(("aux", "cop")) or _with_subject(verb):
            continue
        start = _group(verb, sentence.start)
        finite = next(
            (w for w in words[start - sentence.start : verb.i + 1 - sentence.start] if w.finite), None
        )
        if finite is None:
            continue
        comma = _comma(words, start, sentence.start)
        if comma >= 0:
            _take(words[comma + 1 - sentence.start : start - sentence.start], verb, finite)
            continue
        joined = _and(words, start, sentence.start) if "Sing" in finite.morph.get("Number", ()) else -1
        if joined >= 0:
            _take(words[joined + 1 - sentence.start : start - sentence.start], verb, finite)


def _first_of_two(words: list[Word]) -> None:
    """*X et Y sont brouillés*: the first of two who share a verb, taken for a sentence of its own."""
    first = next((w for w in words if w.head is w), None)
    if first is None or first.pos_ not in HEADS:
        return
    verb = next((c for c in first.children if c.dep_ == "conj" and c.i > first.i), None)
    if verb is None or not any(w.finite for w in (verb, *verb.children)):
        return
    second = next((c for c in verb.children if c.dep_ in SUBJECTS and first.i < c.i < verb.i), None)
    link = next((c for c in verb.children if c.dep_ == "cc" and c.plain == "et"), None)
    if second is None or link is None or second.pos_ not in HEADS or not first.i < link.i < second.i:
        return
    finite = next(w for w in (verb, *verb.children) if w.finite)
    alone = "Sing" in second.morph.get("Number", ()) or second.pos_ == "PROPN"
    doc = second.doc
    opening = second.i - 1 if doc[second.i - 1].pos_ == "DET" else second.i
    aside = doc[link.i + 1].text == "," and doc[opening - 1].text == ","  # "et, dans une moindre mesure, Y"
    if "Plur" in finite.morph.get("Number", ()) and alone and (aside or second.i <= link.i + 3):
        dep = second.dep_
        hang(verb, verb, "ROOT")
        hang(first, verb, dep)
        hang(second, first, "conj")
        hang(link, second, "cc")


def _only_verb(words: list[Word], forms: FormTable) -> None:
    """*X, chef de Y, mise sur Z*: what passes for a participle after an aside, with nothing finite near."""
    for word in words[2:]:
        verb = forms.present(word.plain) if word.pos_ in {"VERB", "NOUN", "ADJ"} else ""
        if verb and word.doc[word.i - 1].text == "," and words[0].pos_ in {"PROPN", "DET"}:
            subject = word.head
            word.pos_, word.lemma_, word.morph = "VERB", verb, FINITE
            if not _with_subject(word) and subject.i < word.i and subject.pos_ in HEADS:
                hang(word, word if subject.head is subject else subject.head, "ROOT")
                hang(subject, word, "nsubj")
            return


def crown(sentence: Sentence) -> None:
    """*X, dont le pays souffre, accuse Y*: the verb of the main clause, hung on its subject, whose object the
    parser took for the subject.
    """
    root = next((w for w in sentence if w.head is w), None)
    if root is None or root.pos_ not in HEADS or root.i > sentence.start + 2:
        return
    for verb in [c for c in root.children if c.pos_ == "VERB" and c.i > root.i + 2 and c.dep_ in HUNG]:
        group = [verb, *(c for c in verb.children if c.dep_.startswith("aux"))]
        start = min(_group(w, sentence.start) for w in group)
        subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
        inside = any(c.i < verb.i and c.plain in BEHIND for c in verb.children)
        if not any(w.finite for w in group) or inside or any(c.i < verb.i for c in subjects):
            continue
        if any(c.dep_ == "case" for c in root.children if c.i < root.i) or not _past_aside(root, start):
            continue
        for child in [c for c in root.children if c.i > verb.i]:
            hang(child, verb, child.dep_)
        hang(verb, verb, "ROOT")
        for other in subjects if not any(c.dep_ == "obj" for c in verb.children) else ():
            other.dep_ = "obj"
        hang(root, verb, "nsubj")
        return


def _past_aside(noun: Word, start: int) -> bool:
    """Whether the comma right before token `start` closes an aside that began after `noun`."""
    between = [w.text for w in noun.doc[noun.i + 1 : start]]
    return len(between) > 1 and between[-1] == "," and "," in between[:-1] and between[-2] not in '»"”'


def _in_relative(verb: Word) -> bool:
    """Whether the finite `verb` is that of a relative clause, or its auxiliary."""
    main = verb.head if verb.dep_.startswith(("aux", "cop")) else verb
    return main.dep_ == "acl:relcl"


def _with_subject(verb: Word) -> bool:
    """Whether it has a subject, or a relative pronoun that may be one."""
    return any(c.dep_ in SUBJECTS or (c.i < verb.i and c.plain in BEHIND) for c in verb.children)


def _group(verb: Word, low: int) -> int:
    """The first token of the verb's group: its auxiliaries, clitics and *ne*."""
    start = verb.i
    while start > low:
        before = verb.doc[start - 1]
        if (
            before.pos_ not in IN_GROUP
            and before.text not in QUOTES
            and not (before.pos_ == "PRON" and before.plain in CLITICS)
        ):
            break
        start -= 1
    return start


def _comma(words: list[Word], start: int, low: int) -> int:
    """The comma before the noun phrase that ends at token `start`; -1 when something else stands between."""
    k = start - 1
    if words[k - low].text == ")":  # "la Centrale ouvrière (CO) accuse …"
        k = max((j for j in range(low, k) if words[j - low].text == "("), default=k) - 1
    while k > low and start - k <= LONGEST and words[k - low].pos_ in PHRASE:
        k -= 1
    opens = k > low and k < start - 1 and words[k - low].text in {",", ";", ":"}
    return k if opens and words[k + 1 - low].pos_ in {"DET", *HEADS} else -1


def _and(words: list[Word], start: int, low: int) -> int:
    """The *et* before the singular phrase that ends at token `start`, taken for one more object of the clause
    before (*X a fustigé la loi et Y a appelé au calme*); -1 when there is none.
    """
    k = start - 1
    while k > low and start - k <= LONGEST and words[k - low].pos_ in PHRASE and words[k - low].plain != "et":
        k -= 1
    if k <= low or words[k - low].plain != "et" or words[k + 1 - low].pos_ not in {"DET", *HEADS}:
        return -1
    tops = [w for w in words[k + 1 - low : start - low] if w.dep_ == "conj" and w.head.i < k]
    above = tops[0].head.head if len(tops) == 1 else None
    whole = above is not None and tops[0].head.dep_ in {"obj", "obl"} and above.i < tops[0].head.i
    return k if whole and above is not None and _with_subject(above) else -1


def _take(phrase: list[Word], verb: Word, finite: Word) -> None:
    inside = {w.i for w in phrase}
    tops = [w for w in phrase if w.head.i not in inside or w.head is w]
    heads = [w for w in tops if w.pos_ in HEADS]
    joined = any(w.plain in {"et", "ou"} for w in phrase)
    if not heads or heads != tops or any(w.head.i > heads[0].i and w.head is not verb for w in heads):
        return
    many = len(heads) > 1 or joined or "Plur" in heads[0].morph.get("Number", ())
    if len(heads) > 1 and not joined:
        return
    if ("Sing" in finite.morph.get("Number", ())) == many and finite.morph.get("Number"):
        return
    first = heads[0]
    if any(head in verb.above for head in heads):
        hang(
            verb, verb if first.head is first else first.head, "ROOT" if first.head is first else "parataxis"
        )
    elif verb.dep_ not in CLAUSES:
        hang(verb, verb.head, "parataxis")
    hang(first, verb, "nsubj")
    for other in heads[1:]:
        hang(other, first, "conj")


def hang(word: Word, head: Word, dep: str) -> None:
    """Hang `word` from `head` with label `dep`; a head that hangs below `word` takes its place first."""
    if head is not word and word in head.above:
        hang(head, head if word.head is word else word.head, word.dep_)
    if word.head is not word:
        word.head.children.remove(word)
    word.head, word.dep_ = head, dep
    if head is not word:
        head.children.append(word)
        head.children.sort(key=lambda w: w.i)
