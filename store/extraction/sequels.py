"""What the parser hung too low, or took for what it is not, that only its form shows.

*X a dénoncé les dérives du pouvoir et exigé le départ de Y*: the second participle, hung on a noun or on a
participle that agrees with one. *tandis que X, du parti Z, reprochait*: a subject taken for a part of the
conjunction. *X, signataire de la trêve, a condamné Y*: nouns that end as no verb does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import PARTICIPLE, SUBJECTS, hang
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word

NOMINAL = frozenset({"NOUN", "ADJ", "X", "PROPN"})
OPEN = frozenset({"VERB", "ADJ", "NOUN"})  # what a participle may pass for
AGREEING = ("ée", "ées", "és", "ies", "ie", "ues", "ue", "tes", "te", "ses", "se")  # no form with *avoir*
JOINING = frozenset({"et", "ou", "puis"})
CONJUNCTIONS = frozenset({"que", "qu'"})
NOUN_ENDINGS = ("ement", "aire")
INFINITIVES = ("faire", "taire", "plaire", "traire", "braire")
PLURAL_ARTICLES = frozenset({"des", "les"})
SHORTEST = 8  # letters of a word in -ement that can be no verb: *redressement*, not *ferment*


def follow(sentence: Sentence, forms: FormTable) -> None:
    """Hang second participles from the verb whose auxiliary they share, and subjects from their verb."""
    for word in sentence:
        if word.dep_ == "conj" and word.pos_ in OPEN and _second(word, forms):
            first = _with_auxiliary(word)
            if first is not None:
                hang(word, first, "conj")
                word.pos_, word.morph = "VERB", PARTICIPLE
        elif word.dep_ == "fixed" and word.pos_ == "PROPN":
            _free(word)


def _second(word: Word, forms: FormTable) -> bool:
    """Whether a participle with its own object stands after *et*, hung on what it does not agree with."""
    before, head = word.i - 1, word.head
    while before > word.sent.start and word.doc[before].pos_ == "ADV":
        before -= 1
    if word.doc[before].plain not in JOINING or word.i + 1 >= word.sent.end or word.plain.endswith(AGREEING):
        return False
    if not forms.participle(word.plain) or any(
        c.dep_.startswith(("aux", "obl:agent")) for c in word.children
    ):
        return False
    after = word.nbor(1)
    alike = head.pos_ == "VERB" and not head.plain.endswith(AGREEING)
    taking = (
        after.pos_ == "DET" or after.plain in {"à", "au", "aux"} or (after.capital and after.pos_ == "PROPN")
    )
    return taking and not alike and head.pos_ in OPEN | {"PROPN"}


def _with_auxiliary(word: Word) -> Word | None:
    """The nearest verb above `word`, and before it, that has *avoir* for its auxiliary."""
    for above in word.above:
        if above.finite and above.i < word.i:
            return None
        if above.i < word.i and any(c.dep_ == "aux:tense" and c.lemma_ == "avoir" for c in above.children):
            return above
    return None


def _free(name: Word) -> None:
    """*tandis que X, du parti Z, reprochait*: the name, and what is said of it between commas."""
    doc, end = name.doc, name.sent.end
    if doc[name.i - 1].plain not in CONJUNCTIONS:
        return
    verb = next((w for w in doc[name.i + 1 : end] if w.finite), None)
    verb = verb.head if verb is not None and verb.dep_.startswith("aux") else verb
    if verb is None or any(c.dep_ in SUBJECTS for c in verb.children) or verb in name.above:
        return
    conjunction = name.head
    hang(name, verb, "nsubj")
    for word in doc[name.i + 1 : verb.i]:
        if word.head.i < name.i and word.pos_ in {"NOUN", "PROPN"}:
            hang(word, name, "nmod")
    if conjunction.head is verb and conjunction.dep_ == "advmod":
        conjunction.dep_ = "mark"


def renoun(word: Word) -> None:
    """*le redressement*, *X, signataire de Y*: a noun or an adjective, whatever the parser says."""
    if word.plain in load_spellings().allies and _one_of(word):
        word.pos_, word.lemma_ = "NOUN", _singular(word.plain)
    if word.plain == "pouvoir" and word.dep_ == "nmod" and not any(c.dep_ == "xcomp" for c in word.children):
        word.pos_ = "NOUN"  # "la soif de pouvoir de X"
    if not word.plain.endswith(NOUN_ENDINGS) or word.finite or len(word.plain) < SHORTEST:
        return
    if word.plain.endswith(INFINITIVES) or word.i == word.sent.start:
        return
    before = word.nbor(-1)
    nominal = before.pos_ in {"DET", "ADP"} or before.text == ","
    if word.plain.endswith("ement") and not nominal:
        return  # an adverb
    word.pos_ = "NOUN" if nominal else "ADJ"
    if word.head is not word:
        return
    subject = next((c for c in word.children if c.dep_ in SUBJECTS and c.i < word.i), None)
    verb = next((c for c in word.children if c.dep_ in {"parataxis", "conj"} and c.pos_ == "VERB"), None)
    if subject is None or verb is None or verb.i < word.i or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    hang(verb, verb, "ROOT")
    hang(subject, verb, "nsubj")
    hang(word, subject, "appos")


def name_latter(word: Word) -> None:
    """*Ce dernier, accusant X*: an adjective that stands for somebody is a noun to what hangs from it."""
    gerund = any(c.plain.endswith("ant") and c.pos_ == "VERB" for c in word.children if c.i > word.i)
    if gerund and word.i and word.nbor(-1).plain in {"ce", "cette", "ces"}:
        word.pos_ = "NOUN"


def _one_of(word: Word) -> bool:
    """*un des plus fidèles soutiens de X*, *les premiers soutiens*: after a plural article, with or without
    adjectives, where no verb can stand.
    """
    k = word.i - 1
    while k > word.sent.start and (
        word.doc[k].pos_ in {"ADJ", "NUM"} or word.doc[k].plain in {"plus", "moins"}
    ):
        k -= 1
    described = k < word.i - 1 or (k > 0 and word.doc[k - 1].plain in {"un", "une"})
    return word.plain.endswith("s") and word.doc[k].plain in PLURAL_ARTICLES and described


def _singular(noun: str) -> str:
    """The lemma of a noun of who one is to another: *alliées* is of *allié*."""
    bare = noun.removesuffix("s")
    return bare[:-1] if bare.endswith(("ée", "ane")) else bare
