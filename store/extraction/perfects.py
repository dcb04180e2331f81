"""Compound tenses whose auxiliary stands apart from its participle: *s'est pour sa part félicitée*,
*a dans la foulée gelé son aide*, *a, selon Y, accusé Z*. The parser hangs the participle on the noun between
them, as if it qualified it, or below the auxiliary, as if that were the verb.

What a time expression parts (*a jeudi, lui, accusé Z*) is joined where times are known: see
`store.extraction.stances.retagging.lend`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import PARTICIPLE, hang
from store.extraction.days import TIMES
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word

NEAR = 6  # tokens within which its participle stands when only adverbs and their phrases stand between
ADVERBIAL = frozenset({"ADV", "ADP", "NOUN", "DET", "ADJ"})  # what may stand there: adverbs and their phrases
APART = 7  # tokens within which an auxiliary may stand from its participle
ASIDE = 22  # the same when an aside between commas parts them
OPEN = frozenset({"VERB", "ADJ", "NOUN"})  # what a participle may pass for
AGREEING = ("ée", "ées", "és")  # as after *être* only
OF = frozenset({"de", "d'", "du", "des"})
SEEN = frozenset(
    {
        "vu",
        "vue",
        "vus",
        "vues",
        "voit",
        "voient",
        "voyait",
        "voyaient",
        "verra",
        "verront",
        "verrait",
        "voir",
        "voyant",
    }
)  # *voir* before an infinitive
REFLEXIVE = frozenset({"s'", "se"})
CLITICS = frozenset({"en", "y", "l'", "les", "le", "la"})
PHRASE = frozenset({"DET", "NOUN", "ADJ", "ADP", "ADV", "PRON"})
RIGHT = {"nmod": "obl", "appos": "obj"}  # what hung on a noun, as it hangs on a verb


def join(sentence: Sentence, forms: FormTable) -> None:
    """Hang every such auxiliary from its participle, and the clause from that, in place."""
    for word in sentence:
        if word.pos_ in {"VERB", "AUX"} and word.lemma_ in {"avoir", "être"} and "Fin" in _form(word):
            verb = _participle(word, forms)
            if verb is not None:
                _join(word, verb)
        if word.lemma_ in {"avoir", "faire"} and word.dep_.startswith("aux") and word.head.pos_ == "NOUN":
            _release(word, forms)


def _release(verb: Word, forms: FormTable) -> None:
    """*X a droit à Y*, *X fait état de Y*: a verb taken for the auxiliary of its object."""
    noun = verb.head
    others = any(c.dep_.startswith(("aux", "cop")) for c in noun.children if c is not verb)
    if others or noun.i < verb.i or forms.participle(noun.plain):
        return
    outside = [c for c in noun.children if c is not verb and c.i < noun.i]
    hang(verb, verb if noun.head is noun else noun.head, noun.dep_)
    for child in outside:
        if child.i < verb.i or child.pos_ == "ADV":
            hang(child, verb, child.dep_)
    verb.pos_ = "VERB"
    hang(noun, verb, "obj")


def join_near(word: Word, forms: FormTable) -> None:
    """*X a en revanche dit oui*: hang auxiliary `word`, taken for the verb, from its participle below it."""
    if any(child.dep_ == "obj" for child in word.children):
        return
    doc = word.doc
    for k in range(word.i + 1, min(word.i + NEAR, word.sent.end)):
        other = doc[k]
        if other.head is word and other.pos_ == "VERB" and forms.participle(other.plain):
            above, dep = (other, "ROOT") if word.head is word else (word.head, word.dep_)
            hang(other, above, dep)
            for child in [c for c in word.children if c is not other]:
                hang(child, other, child.dep_)
            word.pos_ = "AUX"
            hang(word, other, "aux:tense")
            return
        if other.pos_ not in ADVERBIAL:
            return


def _form(word: Word) -> tuple[str, ...]:
    return word.morph.get("VerbForm", ())


def _participle(auxiliary: Word, forms: FormTable) -> Word | None:
    """The participle behind a prepositional phrase that follows the auxiliary; None when there is none."""
    doc, first, end = auxiliary.doc, auxiliary.i + 1, auxiliary.sent.end
    if first < end and doc[first].text == ",":
        return _after_aside(auxiliary, forms)
    if auxiliary.lemma_ == "être" and not _reflexive(auxiliary):
        return None
    nouns = 0
    for k in range(first, min(first + APART, end)):
        word = doc[k]
        if forms.participle(word.plain) and word.text.islower() and word.pos_ != "DET":
            return _whole(word) if nouns else None
        if word.pos_ not in PHRASE or (k == first and word.pos_ not in {"ADP", "ADV"}):
            return None
        if word.pos_ == "DET" and nouns and doc[k - 1].pos_ != "ADP":
            return None  # "a pour alliée une coalition formée de …"
        if word.pos_ == "NOUN":
            bare = doc[k - 1].pos_ == "ADP" and doc[k - 1].plain == "pour"
            if bare:
                return None  # "a pour ennemi juré X"
            nouns += 1
    return None


def _whole(participle: Word) -> Word:
    """The participle, or the one that it is an auxiliary of: *a, dans les faits, été rejeté*."""
    verb = participle.head
    return verb if participle.dep_.startswith("aux") and verb.i > participle.i else participle


def _after_aside(auxiliary: Word, forms: FormTable) -> Word | None:
    """*a, par la voix de Y, accusé Z*: the participle right after a comma that closes an aside."""
    doc, first = auxiliary.doc, auxiliary.i + 2
    if auxiliary.dep_.startswith("aux") and auxiliary.head.i > auxiliary.i:
        return None  # the parse knows
    for k in range(first, min(first + ASIDE, auxiliary.sent.end)):
        word, j = doc[k], k - 1
        while j > first and (doc[j].pos_ == "ADV" or doc[j].dep_ in {"advmod", "fixed"}):
            j -= 1
        if j >= first and doc[j].text == "," and forms.participle(word.plain) and word.text.islower():
            return _whole(word)
        if word.finite or word.text in {";", ":"}:
            return None
    return None


def _reflexive(auxiliary: Word) -> bool:
    k = auxiliary.i - 1
    while k > auxiliary.sent.start and auxiliary.doc[k].plain in CLITICS | {"ne", "n'"}:
        k -= 1
    return k >= auxiliary.sent.start and auxiliary.doc[k].plain in REFLEXIVE


def _join(auxiliary: Word, verb: Word) -> None:
    inside = list(auxiliary.doc[auxiliary.i : verb.i + 1])
    top = auxiliary
    while top.head in inside and top.head is not top:
        top = top.head
    above, dep = top.head, top.dep_
    if top is not verb:
        hang(verb, verb if above is top else above, "ROOT" if above is top else dep)
    outside = [c for w in inside if w is not verb for c in w.children if c not in inside and c is not verb]
    for child in outside:
        hang(child, verb, RIGHT.get(child.dep_, child.dep_) if child.i > verb.i else child.dep_)
    for word in inside:
        if word is auxiliary:
            word.pos_ = "AUX"
            hang(word, verb, "aux:tense")
        elif word is verb or (word.head is verb and word.dep_.startswith("aux")):
            continue
        elif word.head not in inside or word.head in {auxiliary, verb}:
            hang(word, verb, {"ADV": "advmod", "PUNCT": "punct"}.get(word.pos_, "obl"))
    verb.pos_ = "VERB"
    if "Part" not in _form(verb):
        verb.morph = PARTICIPLE


def share_auxiliary(sentence: Sentence, forms: FormTable) -> None:
    """*X a critiqué l'offre et Y défendu Z*: a participle that shares the auxiliary of the clause before,
    taken for a quality of Y.
    """
    words = list(sentence)
    last: Word | None = None  # the last participle with *avoir* and a subject of its own
    for word in words:
        if word.pos_ not in OPEN or not forms.participle(word.plain) or word.plain.endswith(AGREEING):
            continue
        if any(c.dep_.startswith("aux") for c in word.children):
            last = word if _active(word) else last
            continue
        subject = _between(word, last) if last is not None and word.text.islower() else None
        if last is None or subject is None or last in subject.children:
            continue
        hang(word, last, "conj")
        for other in [c for c in word.children if c.dep_ == "nsubj" and c.i < subject.i]:
            hang(other, last, "obj")  # "X a condamné Y et Z sanctionné …"
        hang(subject, word, "nsubj")
        word.pos_, word.morph = "VERB", PARTICIPLE


def _active(participle: Word) -> bool:
    words = participle.children
    has = any(c.dep_.startswith("aux") and c.lemma_ == "avoir" for c in words)
    return has and any(c.dep_ == "nsubj" and c.i < participle.i for c in words)


def _between(participle: Word, first: Word) -> Word | None:
    """The head of the noun phrase between *et* and a participle with an object; None when none is there."""
    doc, k = participle.doc, participle.i - 1
    while k > first.i and (doc[k].pos_ in {"DET", "NOUN", "PROPN", "ADJ", "X"} or doc[k].plain in OF):
        k -= 1
    after = next((w for w in doc[participle.i + 1 : participle.sent.end] if w.pos_ != "ADV"), None)
    named = after is not None and (after.pos_ == "PROPN" or (after.pos_ == "DET" and after.plain not in OF))
    whole = any(c.dep_ == "obj" and c.i > participle.i for c in participle.children) or named
    if doc[k].plain != "et" or k + 1 == participle.i or k <= first.i + 1 or not whole:
        return None
    phrase = doc[k + 1 : participle.i]
    return next((w for w in phrase if w.pos_ in {"NOUN", "PROPN", "X"} and w.head not in phrase), None)


def endure(verb: Word) -> None:
    """*X s'est vu reprocher sa mollesse par Y*, *X s'est fait huer par Y*: an infinitive after *se voir* or
    *se faire*, which makes it a passive.
    """
    low, at = verb.sent.start, verb.i - 1
    while at > low + 1 and verb.doc[at].pos_ == "ADV":  # "se fait régulièrement épingler"
        at -= 1
    if at < low + 1 or not (verb.doc[at].plain in SEEN or _had_done(verb.doc[at], verb)):
        return
    seen = verb.doc[at]
    if not any(w.plain in REFLEXIVE for w in verb.doc[max(low, at - 3) : at]):
        return
    above = seen if seen in verb.above else verb.head
    if above is seen or (above is not verb and above.pos_ in {"NOUN", "PROPN"} and above.i < seen.i):
        hang(verb, verb if above.head is above else above.head, "ROOT" if above.head is above else above.dep_)
        for child in [c for c in above.children if above is seen and c is not verb]:
            hang(child, verb, child.dep_)
        if above is not seen:
            hang(above, verb, "nsubj")
    hang(seen, verb, "aux:pass")
    seen.lemma_ = "voir" if seen.plain in SEEN else "faire"
    for child in verb.children:
        child.dep_ = {"nsubj": "nsubj:pass"}.get(child.dep_, child.dep_)
        if child.plain in REFLEXIVE:
            child.dep_ = "expl"
    for word in verb.subtree:
        if word.i > verb.i and any(c.dep_ == "case" and c.plain == "par" for c in word.children):
            hang(word, verb, "obl:agent")
            return


def _had_done(made: Word, verb: Word) -> bool:
    """Whether `made` is a form of *faire*, and who does it is named after `verb` but nothing that it is done
    to: *s'est fait huer par X*, not *s'est fait bâtir une maison par X*.
    """
    if made.plain not in load_spellings().making:
        return False
    if any(c.dep_ == "obj" and c.i > verb.i and c.plain not in TIMES for c in verb.children):
        return False
    after = [w for w in (*verb.subtree, *made.subtree) if w.i > verb.i]
    return any(c.dep_ == "case" and c.plain == "par" for w in after for c in w.children)


def call_participle(word: Word, forms: FormTable) -> None:
    """*Interdit de retour par X, Y …*, *Banni par X, Y …*: what has an agent and no auxiliary is a
    participle, also where the parser read a finite form or a name.
    """
    done = any(c.dep_ == "obl:agent" and c.i > word.i for c in word.children)
    active = any(c.dep_.startswith(("aux", "nsubj", "obj")) and c.i < word.i for c in word.children)
    known = forms.participle(word.plain) and ("Part" not in _form(word) or word.pos_ != "VERB")
    if done and known and not active:
        word.pos_, word.capital = "VERB", False
        word.morph = {**word.morph, **PARTICIPLE}
        word.morph.pop("Mood", None)


def call_passive(been: Word, forms: FormTable) -> None:
    """*ont été exclus*: a participle after *été*, taken for an adjective, makes a passive."""
    word = been.head
    if word.pos_ != "ADJ" or word.i < been.i or not forms.participle(word.plain):
        return
    word.pos_, word.morph = "VERB", {**word.morph, **PARTICIPLE}
    word.lemma_ = forms.lemmas(word.plain)[0]
    been.dep_ = "aux:pass"
    for child in word.children:
        if child.dep_ == "nsubj":
            child.dep_ = "nsubj:pass"
