"""Relative clauses that the parser took for something else, hung on their antecedent: with *que*, those taken
for something said or for the main clause; *Y, à qui X reproche sa mollesse*; those joined to another (*un
plan que X combat et dont Y se félicite*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import CLITICS, SUBJECTS, hang
from store.extraction.days import WHEN
from store.extraction.perfects import REFLEXIVE
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Text, Word

QUE = frozenset({"que", "qu'"})
OBLIQUE = frozenset({"dont", "auquel", "auxquels", "auxquelles", "duquel", "desquels", "desquelles"})
OF_WHICH = frozenset({"duquel", "desquels", "desquelles"})  # *en faveur duquel*, *autour duquel*
AFTER_PREPOSITION = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
PRONOUNS = OBLIQUE | AFTER_PREPOSITION | QUE
INVERTING = frozenset({"laquelle", "lequel", "lesquels", "lesquelles"})
NESTED = frozenset({"qui", "que", "qu'", "dont", "où"})
JOINING = frozenset({"et", "mais", "ou"})
NAMES = frozenset({"NOUN", "PROPN", "X", "NUM"})
BEFORE_NAMES = frozenset({"DET", "ADJ", "NUM", "ADV"})
LOOSE = frozenset({"advcl", "parataxis", "conj", "ccomp", "obl", "advmod", "csubj", "obj", "fixed"})
AFTER_VERB = frozenset({"obj", "appos", "nmod", "obl", "flat", "xcomp", "dislocated"})
OBJECTS = frozenset({"obj", "ccomp", "xcomp"})
HEADS = frozenset({"NOUN", "PROPN"})
PLURAL = frozenset({"les", "des", "aux", "ces"})
DATIVE = frozenset({"lui", "leur"})
LOCUTION = 5  # tokens that *à l'encontre duquel* may take before it
REACH = 24  # tokens within which the verb of a relative clause stands


def attach(sentence: Sentence, forms: FormTable) -> None:
    """Hang the verbs of the relative clauses of `sentence` from what they say more of; `forms` are the
    lexicon's verbs.
    """
    last: Word | None = None  # the verb of the relative clause before
    for word in sentence:
        verb = _verb(word) if word.plain in PRONOUNS and _relative(word) else None
        if verb is None:
            continue
        joined = word.i > sentence.start and _first(word).nbor(-1).plain in JOINING
        if word.plain in QUE or word.plain in OBLIQUE or word.plain in INVERTING:
            _invert(word, verb)
        if word.plain not in QUE:
            _hang(word, verb, last if joined else None)
            if verb.dep_ == "acl:relcl" and word.dep_ == "fixed":
                word.pos_ = "PRON"  # "à qui", taken for one word
                hang(word, verb, "obl")
                hang(_first(word), word, "case")
        else:
            taker = _taker(word, verb, forms)
            if taker is not None and (_named(word) if not joined else last is not None):
                _hang(word, verb, last if joined else None)
                if verb.dep_ == "acl:relcl" or joined:
                    word.pos_ = "PRON"
                    hang(word, verb, "obj" if taker is verb else "mark")
        last = verb if verb.dep_ == "acl:relcl" or (joined and verb.dep_ == "conj") else last


def _relative(word: Word) -> bool:
    if word.plain in OBLIQUE or word.plain in QUE:
        return word.i > word.sent.start
    if word.plain not in AFTER_PREPOSITION or word.i <= word.sent.start + 1:
        return False
    return word.nbor(-1).plain in load_spellings().verbal_prepositions


def _first(pronoun: Word) -> Word:
    """The relative pronoun, or the preposition before it."""
    if pronoun.plain in OF_WHICH:
        return _phrase_start(pronoun)
    return pronoun.nbor(-1) if pronoun.plain in AFTER_PREPOSITION else pronoun


def _phrase_start(pronoun: Word) -> Word:
    """*, en faveur duquel*: the word after the comma, where it is near."""
    for k in range(pronoun.i - 1, max(pronoun.i - LOCUTION, pronoun.sent.start) - 1, -1):
        if pronoun.doc[k].text == ",":
            return pronoun.doc[k + 1]
    return pronoun


def _verb(pronoun: Word) -> Word | None:
    """The verb of the clause that `pronoun` opens: the first finite one that no clause inside it has."""
    doc, inside = pronoun.doc, 0
    for k in range(pronoun.i + 1, min(pronoun.i + REACH, pronoun.sent.end)):
        word = doc[k]
        if word.text in {";", ":"}:
            return None
        if word.plain in NESTED:
            inside += 1
        elif word.finite and inside:
            inside -= 1
        elif word.finite:
            group = word.dep_.startswith(("aux", "cop"))
            return (word.head if word.head.i > k else None) if group else word
    return None


def _taker(que: Word, verb: Word, forms: FormTable) -> Word | None:
    """The verb whose object *que* can be: `verb` or the infinitive below it, without an object of its own."""
    while True:
        below = [c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB" and c.i > verb.i]
        if not below:
            break
        verb = below[0]
    if verb.lemma_ == "être" or any(_takes_none(c) for c in verb.children if c.i < verb.i):
        return None
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    objects = (c for c in verb.children if c.dep_ in OBJECTS and c.i > que.i)
    has = any(c.pos_ not in {"ADJ", "PRON"} and not _of(c) for c in objects)
    inverted = any(c.dep_ in SUBJECTS and c.i > verb.i for c in verb.children)
    ends = inverted or after is None or after.pos_ in {"PUNCT", "ADP", "ADV", "CCONJ", "ADJ", "SPACE"}
    return verb if forms.lemmas(verb.plain) and not has and ends else None


def _of(noun: Word) -> bool:
    """*que X accuse de crimes*: whether *de* introduces what passes for an object."""
    return noun.pos_ == "NOUN" and any(c.plain == "de" and c.dep_ == "case" for c in noun.children)


def _takes_none(word: Word) -> bool:
    """Whether `word`, before its verb, shows that no object follows: *être* or a reflexive pronoun."""
    return (word.dep_.startswith(("aux", "cop")) and word.lemma_ == "être") or word.plain in REFLEXIVE


def _invert(que: Word, verb: Word) -> None:
    """*que conteste X*, *qu'a soutenu X*: right after *que* and its verb stands the subject."""
    doc = que.doc
    addressed = next((c for c in verb.children if c.plain in DATIVE and c.dep_ in SUBJECTS), None)
    later = any(c.dep_ == "obj" and c.i > verb.i and c.pos_ in NAMES for c in verb.children)
    if addressed is not None and addressed.i == que.i + 1 and later:
        addressed.dep_ = "iobj"  # "ce que lui reproche X"
    if any(c.dep_ in SUBJECTS for c in verb.children) or not all(
        w.pos_ in {"AUX", "ADV"} or w.plain in CLITICS for w in doc[que.i + 1 : verb.i]
    ):
        return
    k = verb.i + 1
    while k < que.sent.end - 1 and doc[k].pos_ in BEFORE_NAMES:
        k += 1
    subject = doc[k] if k < que.sent.end else verb
    while subject.dep_ == "flat" and verb.i < subject.head.i < subject.i:
        subject = subject.head
    case = any(c.dep_ == "case" for c in subject.children)
    if subject.pos_ in NAMES and subject.head is verb and subject.dep_ in AFTER_VERB and not case:
        hang(subject, verb, "nsubj")


def _named(que: Word) -> bool:
    """Whether what stands before *que* is the object or the subject of its clause, and so no addressee."""
    noun = _antecedent(que)
    if noun is not None and noun.plain in WHEN:
        return False  # "a appris hier soir que …"
    if noun is not None and 0 < noun.i == que.i - 1:
        first = noun.nbor(-1)
        if first.text == "," or (first.plain in {"un", "une"} and first.i and first.nbor(-1).text == ","):
            return True  # ", discours que X applaudit", ", une leçon que X a mal prise"
    while noun is not None and noun.dep_ in {"nmod", "conj", "appos"} and noun.head.pos_ in NAMES:
        noun = noun.head
    if noun is not None and noun.dep_ == "obl" and noun.i < que.i - 1:
        return _only_comma(noun.head, que)  # "plaide pour un référendum, que Y rejette"
    if noun is None or noun.dep_ not in {"obj", "ROOT", *SUBJECTS}:
        return False
    above = {noun.head.lemma_, *(c.lemma_ for c in noun.head.children)}
    return noun.dep_ != "obj" or load_spellings().informing.isdisjoint(above)


def _only_comma(verb: Word, que: Word) -> bool:
    """Whether the comma before *que* is the only one since `verb`: it closes no aside."""
    between = verb.doc[verb.i + 1 : que.i - 1]
    return verb.i < que.i and que.nbor(-1).text == "," and not any(w.pos_ == "PUNCT" for w in between)


def _hang(pronoun: Word, verb: Word, before: Word | None) -> None:
    """Hang `verb` from the antecedent of `pronoun`, or from the verb of the relative clause before."""
    if before is not None:
        if before is not verb and verb not in before.above:
            hang(verb, before, "conj")
            _own(pronoun, verb)
        return
    antecedent = _antecedent(pronoun)
    ce = antecedent is not None and antecedent.plain == "ce"
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS and c.plain != "ce"]
    outside = [c for c in subjects if c.i < pronoun.i]
    if outside and verb.dep_ != "acl:relcl" and not _main(verb, pronoun):
        if len(subjects) == len(outside) or not verb.head.i < outside[0].i:
            return  # "plusieurs élus, dont X, ont refusé": those who are listed
        for subject in outside:  # "a banni X, ce dont Y s'est réjoui": X is the object of the verb before
            hang(subject, verb.head, "obj")
    if antecedent is None or (verb.dep_ == "acl:relcl" and verb.head.i < pronoun.i):
        return
    _give_back(antecedent, verb)
    main = _main(verb, pronoun) if verb.head is verb or verb in antecedent.above else None
    if main is not None:
        _enthrone(main, verb, pronoun)
    elif verb.head is verb or verb.dep_ not in LOOSE or (verb in antecedent.above and not ce):
        return
    hang(verb, antecedent, "acl:relcl")
    _own(pronoun, verb)


def _give_back(antecedent: Word, verb: Word) -> None:
    """*défile autour de Y, auquel X a promis son appui*: hang what holds the antecedent, hung on the `verb`
    of the relative clause, from the verb before.
    """
    chain = [antecedent, *antecedent.above]
    top = next((w for w in chain if w.head is verb and w is not verb), None)
    main = verb.head
    if top is not None and verb.dep_ in LOOSE and main is not verb and main.i < top.i < verb.i:
        hang(top, main, "obl" if top.dep_ == "nsubj" else top.dep_)


def _antecedent(pronoun: Word) -> Word | None:
    """The noun before the relative pronoun; after a comma, the one that all before it says more of."""
    k = _first(pronoun).i - 1
    doc, low = pronoun.doc, pronoun.sent.start
    comma = k > low and doc[k].text == ","
    k -= comma
    while k > low and doc[k].pos_ == "PUNCT":
        k -= 1
    noun = doc[k]
    if noun.plain == "ce" and noun.i == _first(pronoun).i - 1:
        return noun
    while noun.pos_ not in NAMES or noun.dep_ in {"flat", "fixed", "nummod"}:
        if noun.head is noun or noun.head.i > noun.i or noun.pos_ not in {"ADJ", "PROPN", "NUM", "NOUN"}:
            return None
        noun = noun.head
    above = noun.head if comma and noun.dep_ in {"nmod", "appos", "flat"} else noun
    while above is not noun and above.pos_ in NAMES and above.i < noun.i:
        noun, above = above, above.head if above.dep_ in {"nmod", "appos", "flat"} else above
    return noun


def _main(verb: Word, pronoun: Word) -> Word | None:
    """The verb after the comma that ends the relative clause, when it lacks the subject before the clause."""
    only = not any(w.finite for w in pronoun.doc[pronoun.sent.start : pronoun.i])
    for other in [c for c in verb.children if c.i > verb.i]:
        group = [other, *(c for c in other.children if c.dep_.startswith(("aux", "cop", "expl")))]
        start = min(group, key=lambda w: w.i)
        if start.i <= verb.i:
            continue
        finite = any(w.finite for w in group)
        own = any(c.dep_ in SUBJECTS and not (only and c.i > other.i) for c in other.children)
        while start.nbor(-1).pos_ in {"PRON", "ADV"} and start.nbor(-1).i > verb.i:
            start = start.nbor(-1)
        if finite and not own and start.nbor(-1).text == ",":
            return other
    return None


def _enthrone(main: Word, verb: Word, pronoun: Word) -> None:
    """Give `main` the place of `verb`, and what stands before the relative clause."""
    rooted = verb.head is verb
    hang(main, main if rooted else verb.head, "ROOT" if rooted else verb.dep_)
    start = _first(pronoun).i
    for late in [c for c in main.children if c.dep_ == "nsubj" and c.i > main.i]:
        late.dep_ = "obj"  # "X, dont Y est l'allié, a dénoncé Z"
    for child in [c for c in verb.children if c.i < start or c.i > main.i]:
        hang(child, main, child.dep_)


def _own(pronoun: Word, verb: Word) -> None:
    """Hang the phrase right after `pronoun` from `verb`, whose subject it is, unless it has one there."""
    if any(c.dep_ in SUBJECTS and pronoun.i < c.i for c in verb.children):
        return
    doc, k = pronoun.doc, pronoun.i + 1
    while k < verb.i and doc[k].pos_ in BEFORE_NAMES:
        k += 1
    subject = doc[k]
    while subject.dep_ == "flat" and pronoun.i < subject.head.i < verb.i:
        subject = subject.head
    if k < verb.i and subject.pos_ in NAMES and verb not in subject.children:
        hang(subject, verb, "nsubj")


def agree(text: Text) -> None:
    """*le chef des rebelles qui ont pris la ville*: hang each clause with *qui* that does not agree with its
    antecedent from the nearest noun before that does, in place.
    """
    measures = load_spellings().measures
    for i in text.places.get("qui", ()):
        verb, low = text[i].head, text[i].sent.start
        noun = verb.head
        if text[i].dep_ not in SUBJECTS or verb.dep_ != "acl:relcl" or not low < noun.i < i:
            continue
        if text[i - 1].pos_ in {"PRON", "ADP"} or noun.pos_ not in HEADS or noun.plain in measures:
            continue
        number, gender = _features(verb, i)
        if number and not _agrees(noun, number, gender):
            k = i - 1
            while k > low and text[k].pos_ == "PUNCT":
                k -= 1
            _attach_agreeing(verb, [text[k], *text[k].above], number, gender)


def _attach_agreeing(verb: Word, near: list[Word], number: str, gender: str) -> None:
    for noun in near:
        if noun.finite:
            return
        named = noun.i < verb.i and noun.pos_ in HEADS and noun.plain not in load_spellings().measures
        shown = _number(noun) or ("Sing" if noun.pos_ == "PROPN" else "")
        if named and noun.dep_ != "flat" and shown == number and _agrees(noun, number, gender):
            if verb not in noun.above:
                hang(verb, noun, "acl:relcl")
            return


def _features(verb: Word, qui: int) -> tuple[str, str]:
    """The number and the gender that *qui* has by its verb, "" for each one that does not show."""
    group = [c for c in verb.children if c.i > qui and c.dep_.startswith(("aux", "cop"))]
    finite = next((w for w in (verb, *group) if w.finite), verb)
    agreeing = any(c.dep_ == "aux:pass" or c.lemma_ == "être" for c in group) and verb.pos_ == "VERB"
    return _value(finite, "Number"), _value(verb, "Gender") if agreeing else ""


def _value(word: Word, feature: str) -> str:
    values = word.morph.get(feature, ())
    return values[0] if len(values) == 1 else ""


def _number(noun: Word) -> str:
    """Singular or plural, "" when neither is sure: that of a name shows by its article only."""
    if any(c.dep_ == "conj" for c in noun.children):
        return "Plur"
    if noun.pos_ == "PROPN":
        return "Plur" if any(c.plain in PLURAL for c in noun.children) else ""
    return _value(noun, "Number")


def _agrees(noun: Word, number: str, gender: str) -> bool:
    """Whether nothing sets the noun apart from a verb with this number and this gender of its participle."""
    joined = any(c.dep_ == "conj" for c in noun.children)
    genders = {"", gender} if gender and not joined else {"", "Masc", "Fem"}
    return _number(noun) in {"", number} and _value(noun, "Gender") in genders
