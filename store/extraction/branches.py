"""Branches that the parser hung on the wrong word, moved where the order of the words leaves no doubt.

Each function reads one sentence and corrects it in place, before actors and stances are looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import CLITICS, SUBJECTS, hang
from store.extraction.infinitives import to_accused, to_intention
from store.extraction.perfects import join_near
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word
    from store.lexicon.gazetteer import Gazetteer, PhraseIndex

NOUNS = frozenset({"NOUN", "PROPN", "X"})
VERBS = frozenset({"VERB", "AUX"})
OF_VERBS = frozenset({"obj", "iobj", "xcomp", "ccomp"})
QUALIFYING = frozenset({"amod", "acl", "appos", "conj"})
QUE = frozenset({"que", "qu'"})
MISHUNG = OF_VERBS | SUBJECTS | {"obl", "nmod", "conj", "acl"}  # labels of branches that go astray
PREDICATES = frozenset({"ROOT", "conj", "ccomp", "parataxis", "advcl", "acl:relcl"})
LOOSE = frozenset({"conj", "advcl"})
PERSONS = {"nous": ("ons", "mes"), "vous": ("ez", "tes")}  # with what their verbs end in
GROUPED = frozenset({"aux", "aux:tense", "aux:pass", "cop", "cc", "mark", "expl"})
TOPIC = 6  # tokens within which the colon after what a headline is about stands


def regraft(sentence: Sentence, forms: FormTable, gazetteer: Gazetteer) -> None:
    """Move the branches of `sentence` that only one reading allows; `forms` are the lexicon's verbs."""
    given, persons, connectives = gazetteer.given, gazetteer.titles, load_spellings().connectives
    for word in sentence:
        if word.pos_ == "VERB" or word.dep_ in MISHUNG:
            _move(word, forms)
        if word.head is word and word.pos_ == "NOUN" and word.i - sentence.start < 4:
            _to_main(word)
        if word.plain in connectives and word.dep_ in PREDICATES and word.pos_ in {"NOUN", "ADJ"}:
            _to_predicate(word)
        if word.pos_ == "PROPN" and word.folded in given:
            _to_title(word, given, persons)
            _to_bearer(word, persons)
        elif word.plain in QUE and word.i > sentence.start:
            _to_relative(word)
        elif word.text == ":" and word.i <= sentence.start + TOPIC:
            _off_topic(word)


def _move(word: Word, forms: FormTable) -> None:
    """Hang `word` where its part of speech and label belong, when the word that it hangs on is another's."""
    if word.dep_ in {"obj", "obl"} and word.i > word.head.i + 1 and word.head.pos_ == "VERB":
        _to_gerund(word, forms)
    if word.dep_ in {"acl", "xcomp"} and word.i > word.head.i + 2:
        to_intention(word)
    if word.dep_ in OF_VERBS and word.head.pos_ in NOUNS and word.i > word.head.i:
        _to_verb(word, forms)
    elif word.dep_ in {"nmod", "obl"} and word.i > word.head.i:
        _to_quality(word)
        _to_measured(word)
    elif word.dep_ == "conj" and word.head.pos_ in NOUNS and word.finite:
        _to_clause(word)
    elif word.dep_ == "conj" and word.head.pos_ in NOUNS:
        _to_office(word)
    elif word.pos_ == "VERB" and word.finite and "avoir" in forms.lemmas(word.plain):
        join_near(word, forms)
    elif word.dep_ in SUBJECTS and word.head.dep_.startswith(("aux", "cop")) and word.head.head is not word:
        hang(word, word.head.head, word.dep_)  # "X, élu en mai, a en revanche été battu"
    elif word.dep_ == "acl" and word.head.pos_ in NOUNS and word.i > word.head.i:
        _to_seen(word)
        _to_agreeing(word)
        _to_teller(word, forms)
    elif word.dep_ == "acl:relcl" and word.head.dep_ in {"obl", "iobj"}:
        _to_said(word)
    elif word.pos_ == "VERB" and word.dep_ in LOOSE and word.i > word.sent.start + 2:
        _to_patient(word, forms)


def _to_verb(word: Word, forms: FormTable) -> None:
    """*accuse sur Twitter son homologue de mentir*: what only verbs have, hung on a noun."""
    noun = word.head
    if any(child.dep_ == "cop" for child in noun.children) or to_accused(word, forms):
        return
    verb = next((w for w in noun.above if w.pos_ in VERBS), None)
    if verb is None or verb.i > noun.i:
        return
    if word.dep_ != "xcomp" and any(child.dep_ == word.dep_ for child in verb.children):
        return
    known = {verb.lemma_, *forms.lemmas(verb.plain)}
    if word.dep_ == "xcomp" and noun.pos_ == "NOUN" and load_spellings().telling_whom.isdisjoint(known):
        return  # "a envie de partir"
    hang(word, verb, word.dep_)


def _to_seen(word: Word) -> None:
    """*a vu son accord avec Y rejeté par Z*: what became of one's own, hung on a noun inside it."""
    noun, top = word.head, word.head
    while top.dep_ in {"nmod", "obl", "flat"} and top.head.pos_ in NOUNS and top.head.i < top.i:
        top = top.head
    verb = top.head
    own = [c for c in verb.children if c.dep_ == "obj" and verb.i < c.i < word.i]
    owned = own and any("Poss" in c.morph for c in own[0].children if c.dep_.startswith("det"))
    if owned and verb.lemma_ == "voir" and own[0] is not noun and _agree(word, own[0]):
        hang(word, own[0], "acl")


def _to_agreeing(word: Word) -> None:
    """*les appels à battre X lancés par Y*: a participle in the plural, hung on somebody in the singular."""
    near = word.head
    plural = word.plain.endswith(("és", "ées", "is", "ies", "us", "ues"))
    joined = any(child.dep_ == "conj" for child in near.children)
    if not plural or joined or _many(near):
        return
    noun = next((w for w in near.above if w.pos_ == "NOUN" and w.i < near.i), None)
    if noun is None or "Plur" not in noun.morph.get("Number", ()):
        return
    feminine = word.plain.endswith("es")
    if feminine == ("Fem" in noun.morph.get("Gender", ())):
        hang(word, noun, "acl")


def _many(noun: Word) -> bool:
    """Whether `noun` may be a plural: by its form, or a name by its article (*les Républicains*)."""
    if noun.pos_ == "PROPN":
        return any(child.plain in {"les", "des", "aux", "ces"} for child in noun.children)
    return noun.plain.endswith(("s", "x")) or "Plur" in noun.morph.get("Number", ())


def _to_teller(word: Word, forms: FormTable) -> None:
    """*demande à ses électeurs de voter X*: what somebody is told to do, hung on who is told."""
    told = word.head
    verb = told.head
    if told.dep_ not in {"obl", "iobj", "nmod"} or verb.pos_ not in VERBS or verb.i > told.i:
        return
    marked = any(c.dep_ == "mark" and c.plain in {"de", "d'"} and c.i == word.i - 1 for c in word.children)
    to = any(c.dep_ == "case" and c.plain in {"à", "au", "aux"} for c in told.children)
    if marked and to and not load_spellings().telling_to.isdisjoint({verb.lemma_, *forms.lemmas(verb.plain)}):
        hang(word, verb, "xcomp")


def _to_said(word: Word) -> None:
    """*a affirmé à la BBC que le Tchad armait X*: no relative clause, since its verb has its own object."""
    told, verb = word.head, word.head.head
    opening = next((c for c in word.children if c.plain in {"que", "qu'"} and c.i < word.i), None)
    if opening is None or opening.i > told.i + 2 or verb.pos_ not in VERBS or verb.i > told.i:
        return
    to = any(c.dep_ == "case" and c.plain in {"à", "au", "aux"} for c in told.children)
    own = any(c.dep_ == "obj" and c.i > word.i and c.pos_ in NOUNS for c in word.children)
    if to and own and not any(c.dep_ in {"obj", "ccomp", "xcomp"} for c in verb.children):
        opening.pos_, opening.dep_ = "SCONJ", "mark"
        hang(word, verb, "ccomp")


def _to_quality(word: Word) -> None:
    """*X, inconditionnelle de Y*: a complement of the quality, hung on the one who has it."""
    case = next((c for c in word.children if c.dep_ == "case" and c.i < word.i), None)
    if case is None or case.i == 0:
        return
    quality = word.doc[case.i - 1]
    if quality.plain in load_spellings().answerable and quality.dep_ == "amod" and quality.head.dep_ == "obj":
        hang(quality, quality.head.head, "xcomp")  # "tient X responsable de Y": nothing of X's
        hang(word, quality, "obl")
    if quality.head is not word.head or quality.dep_ not in QUALIFYING or quality.i < word.head.i:
        return
    if quality.pos_ in {"ADJ", "NOUN"} and quality.i > 0 and word.doc[quality.i - 1].text == ",":
        hang(word, quality, "obl")


def _to_measured(word: Word) -> None:
    """*prolonge de six mois les sanctions*, *bloque à trois reprises des textes*: a noun with its article,
    hung on the measure before it.
    """
    measure, verb = word.head, word.head.head
    first = word.doc[word.i - 1]
    if word.pos_ != "NOUN" or verb.pos_ != "VERB" or verb.i > measure.i or first.i != measure.i + 1:
        return
    times = measure.plain in load_spellings().times and first.plain == "des"
    cases = [c for c in word.children if c.dep_ == "case"]
    bare = first.head is word and (times or (first.pos_ == "DET" and not cases))
    if not bare:
        return
    counted = any(c.dep_ == "nummod" for c in measure.children) and measure.dep_ in {"obl", "nmod"}
    if (counted or times) and not any(c.dep_ == "obj" for c in verb.children):
        first.pos_, first.dep_ = "DET", "det"
        hang(word, verb, "obj")


def _to_gerund(word: Word, forms: FormTable) -> None:
    """*a rompu avec X en qualifiant de « farce » la visite*: what follows a gerund, hung above it."""
    verb = word.head
    gerund = next((c for c in verb.children if verb.i < c.i < word.i and c.plain.endswith("ant")), None)
    if gerund is None or gerund.pos_ != "VERB" or gerund.nbor(-1).plain != "en":
        return
    apart = any(w.text in {",", ";"} for w in word.doc[gerund.i : word.i])
    if not apart and forms.lemmas(gerund.plain):
        hang(word, gerund, "obl" if any(c.dep_ == "case" for c in word.children) else "obj")


def _to_clause(word: Word) -> None:
    """*réclame une enquête et fustige X*: a verb joined to the verb before it, not to that verb's object."""
    if any(child.dep_ in SUBJECTS for child in word.children):
        return
    if not any(child.dep_ == "cc" and child.plain in {"et", "mais", "puis", "ou"} for child in word.children):
        return
    beside = (c for c in word.head.children if c.dep_ == "acl:relcl" and c.i < word.i)
    verb = next(beside, None) or next((w for w in word.above if _governs(w) and w.i < word.i), None)
    if verb is not None:  # also "X, qui héberge et arme Y, a …"
        hang(word, verb, "conj")


def _to_office(word: Word) -> None:
    """*X, député et président de Y, tout en saluant Z, a …*: a second office, or what X does meanwhile, hung
    on X as one more of those who act.
    """
    name = word.head
    if any(child.plain == "en" and child.i < word.i for child in word.children) and word.pos_ == "VERB":
        verb = next((w for w in name.above if w.pos_ in VERBS), None)
        if verb is not None:
            hang(word, verb, "advcl")
        return
    office = next((c for c in name.children if c.dep_ == "appos" and name.i < c.i < word.i), None)
    bare = office is not None and word.pos_ == "NOUN" and not any(c.pos_ == "DET" for c in word.children)
    if (
        office is not None
        and bare
        and office.pos_ == "NOUN"
        and not any(c.pos_ == "DET" for c in office.children if c.i < office.i)
    ):
        hang(word, office, "conj")


def _governs(verb: Word) -> bool:
    return verb.pos_ in VERBS and any(child.dep_ in SUBJECTS for child in verb.children)


def _to_patient(word: Word, forms: FormTable) -> None:
    """*réclame l'aide, refusée par X*, *a reçu des élus, mobilisés contre Y*: a participle after a comma,
    taken for a clause of the verb before; it says more of the noun that it agrees with.
    """
    if not forms.participle(word.plain) or word.finite or any(c.dep_ in GROUPED for c in word.children):
        return
    doc, k = word.doc, word.i - 1
    while k > word.sent.start and doc[k].pos_ == "ADV":
        k -= 1
    if doc[k].text != ",":
        return
    while k > word.sent.start and doc[k].pos_ == "PUNCT":
        k -= 1
    noun = doc[k]
    while noun.dep_ in {"nmod", "flat", "amod", "appos"} and noun.head.i < noun.i:
        noun = noun.head
    subject = next((c for c in word.head.children if c.dep_ in SUBJECTS and c.i < noun.i), None)
    if noun.pos_ not in NOUNS or noun.head is not word.head or subject is None or not _agree(word, noun):
        return
    if not _agree(word, subject) and noun.dep_ in {"obj", "obl"}:
        hang(word, noun, "acl")


def _to_patient_clitic(word: Word) -> None:
    """*X nous a menti*: whom it is done to, taken for who does it."""
    doc, k = word.doc, word.i + 1
    while k < word.sent.end and doc[k].plain in CLITICS:
        k += 1
    if k < word.sent.end and doc[k].finite and not doc[k].plain.endswith(PERSONS[word.plain]):
        word.dep_ = "obj"


def _agree(participle: Word, noun: Word) -> bool:
    """Whether neither gender nor number sets them apart."""
    pairs = [(participle.morph.get(f, ()), noun.morph.get(f, ())) for f in ("Gender", "Number")]
    return all(not a or not b or a == b for a, b in pairs)


def _off_topic(colon: Word) -> None:
    """*Libye : Paris et Rome dénoncent X*: what a headline is about, taken for the subject after it."""
    topic = colon.doc[colon.i - 1]
    if topic.head is topic and topic.pos_ in NOUNS:
        _dethrone(topic, colon)
        return
    while topic.head.i < topic.i and topic.dep_ in {"flat", "nmod", "amod", "appos"}:
        topic = topic.head
    verb = topic.head
    if topic.dep_ not in SUBJECTS or verb.pos_ not in VERBS or verb.i < colon.i:
        return
    inside = [c for c in topic.children if colon.i < c.i < verb.i and c.pos_ in NOUNS]
    named = inside or [c for c in verb.children if colon.i < c.i < verb.i and c.dep_ in SUBJECTS]
    if not named or any(c.dep_ == "case" for c in named[0].children):
        return
    topic.dep_ = "dislocated"
    hang(named[0], verb, "nsubj")
    for other in inside[1:]:
        hang(other, named[0], "conj")


def _dethrone(topic: Word, colon: Word) -> None:
    """*Pêche : Oslo et Lima bloquent le traité*: the topic, taken for the main word."""
    after = (c for c in topic.children if c.i > colon.i and c.pos_ in NOUNS and c.dep_ in {"conj", "appos"})
    first = next(after, None)
    verb = next((w for w in colon.doc[colon.i + 1 : colon.sent.end] if w.finite), None)
    if verb is not None and verb.dep_.startswith("aux"):
        verb = verb.head
    if first is None or verb is None or verb.head is not topic or verb.i < first.i:
        return
    if any(c.dep_ in SUBJECTS for c in verb.children) or any(c.dep_ == "case" for c in first.children):
        return
    hang(verb, verb, "ROOT")
    hang(topic, verb, "dislocated")
    hang(first, verb, "nsubj")


def _to_main(word: Word) -> None:
    """*À l'inverse, X milite pour Y*: a phrase that opens the sentence, taken for its main word."""
    case = any(c.dep_ == "case" and c.i < word.i for c in word.children)
    verb = next((c for c in word.children if c.dep_ == "parataxis" and c.pos_ == "VERB" and c.finite), None)
    if not case or verb is None or not any(c.dep_ in SUBJECTS and c.i > word.i for c in verb.children):
        return
    later = [c for c in word.children if c.i > verb.i]
    hang(verb, verb, "ROOT")
    hang(word, verb, "obl")
    for child in later:
        hang(child, verb, "obl" if child.dep_ == "nmod" else child.dep_)


def _to_predicate(word: Word) -> None:
    """*y est en revanche favorable*: a connective taken for the predicate, which follows it."""
    before = word.doc[word.i - 1]
    quality = next((c for c in word.children if c.pos_ == "ADJ" and c.i > word.i), None)
    copula = any(c.dep_ == "cop" for c in word.children)
    if quality is None or not copula or before.plain not in {"en", "au"}:
        return
    hang(quality, quality if word.head is word else word.head, word.dep_)
    for child in [c for c in word.children if c is not before and c is not quality]:
        hang(child, quality, child.dep_)
    hang(word, quality, "advmod")


def _to_relative(que: Word) -> None:
    """*une loi que défend le Medef a été votée*: a relative clause's subject, hung on the main verb."""
    verb = que.head
    if verb.i != que.i + 1 or any(child.dep_ in SUBJECTS for child in verb.children):
        return
    for main in verb.above:
        second = [c for c in main.children if c.dep_ in SUBJECTS and verb.i < c.i < main.i]
        if second and any(c.dep_ in SUBJECTS and c.i < que.i for c in main.children):
            hang(second[0], verb, "nsubj")
            return


def _to_title(word: Word, given: frozenset[str], persons: PhraseIndex) -> None:
    """*le président des sénateurs LR Bruno X*: a person's name, hung on the last noun before it."""
    doc = word.doc
    after = doc[word.i + 1] if word.i + 1 < word.sent.end else None
    if word.dep_ not in {"flat", "appos", "nmod"} or after is None or not after.capital or word.i == 0:
        return
    if doc[word.i - 1].pos_ in {"ADP", "DET", "PUNCT"} or word.folded == doc[word.i - 1].folded:
        return
    above = word.above
    office = next((w for w in above if w.pos_ == "NOUN" and w.i < word.i and is_office(w, persons)), None)
    if (
        office is None
        or office is word.head
        or not all(w.pos_ in NOUNS for w in above[: above.index(office)])
    ):
        return
    hang(word, office, "appos")
    for child in [c for w in (*above[: above.index(office)], word) for c in w.children]:
        if child.dep_ == "flat" and child.i > word.i and child.head is not word:
            hang(child, word, "flat")


def _to_bearer(word: Word, persons: PhraseIndex) -> None:
    """*donne la victoire au sortant, X*: a name after a comma, taken for an object or joined to the verb."""
    doc, office = word.doc, word.doc[word.i - 2] if word.i > 1 else word
    if word.dep_ not in {"obj", "conj"} or word.i < 2 or doc[word.i - 1].text != ",":
        return
    while office.dep_ in {"nmod", "flat", "amod"} and office.head.pos_ in NOUNS and office.head.i < office.i:
        office = office.head
    joined = word.dep_ == "conj"
    given = not joined and any(
        c.dep_ == "obj" and c.i < word.i and c is not office for c in word.head.children
    )
    beside = office.head is word.head and office.dep_ in (
        {"obl", "iobj", "obj"} | (SUBJECTS if joined else set())
    )
    if beside and office.pos_ in NOUNS and (given or is_office(office, persons)):
        hang(word, office, "appos")


def is_office(noun: Word, persons: PhraseIndex) -> bool:
    """Whether `noun`, in the singular, is an office or a trade."""
    plural = "Plur" in noun.morph.get("Number", ())
    return not plural and any(hit.start == 0 for hit in persons.scan(noun.text))
