"""Words that the parser took for another part of speech, set right before actors and stances are looked for.

Only where French leaves no other reading: *X le juge brutal* is no noun with its article, *à la combattre*
no noun phrase, *son allié* no verb. The rest of the tree keeps the parser's word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.ages import say_who
from store.extraction.bearers import entitle
from store.extraction.boundaries import rejoin
from store.extraction.branches import regraft
from store.extraction.called import unbind
from store.extraction.clauses import FINITE, PARTICIPLE, crown, give_subjects, hang
from store.extraction.commands import command
from store.extraction.correlatives import correlate
from store.extraction.datelines import part
from store.extraction.days import TIMES, unhang, unhang_ago
from store.extraction.enumerations import join_phrases, join_subjects, join_verbs
from store.extraction.gerunds import detach
from store.extraction.incises import bridge
from store.extraction.inclusions import single_out
from store.extraction.infinitives import give_object, restore
from store.extraction.inversions import give_last_subject
from store.extraction.kin import relate, swear
from store.extraction.labels import DOUBTFUL, relabel
from store.extraction.manners import grade, settle
from store.extraction.motives import motivate
from store.extraction.nationalities import lighten
from store.extraction.nouns import CLITICS, no_verb
from store.extraction.openers import open_with
from store.extraction.parallels import align
from store.extraction.participles import share
from store.extraction.perfects import call_participle, call_passive, endure, join, share_auxiliary
from store.extraction.pointing import name_pointed
from store.extraction.relatives import agree, attach
from store.extraction.restrictions import restrict
from store.extraction.roots import lone, root
from store.extraction.sequels import follow, name_latter, renoun
from store.extraction.speech import CLOSING, MISTAKEN, exclaimed, invert, recall, resume, speak
from store.extraction.spellings import load_spellings
from store.extraction.summings import sum_up
from store.extraction.topics import take_up, unfold
from store.extraction.unmistakable import call
from store.lexicon.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Text, Word
    from store.lexicon.gazetteer import Gazetteer

NOMINAL = frozenset({"NOUN", "ADJ", "X", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
OPEN = NOMINAL | VERBAL | {"ADV"}  # parts of speech that the parser takes for each other
GERUND = {"VerbForm": ("Part",), "Tense": ("Pres",)}


def repair(text: Text, forms: FormTable, gazetteer: Gazetteer | None = None) -> None:
    """Correct `text` in place; `forms` are the verbs of the lexicon with all their forms. `gazetteer`: the
    packaged one unless told.
    """
    gazetteer = gazetteer or load_gazetteer()
    rejoin(text)
    command(text, forms)
    for word in text:
        _rename_relation(word, text, forms)
    manners = load_spellings().manners
    for word in text:
        if word.plain in manners:
            settle(word, manners[word.plain])
        _rename_class(word, text, forms)
    restrict(text)
    for sentence in text.sents:
        _rehang(sentence, forms, gazetteer)
    detach(text, forms)
    correlate(text)
    for sentence in text.sents:
        _complete(sentence, forms)
    align(text)
    name_pointed(text)
    agree(text)
    take_up(text)


def _rename_relation(word: Word, text: Text, forms: FormTable) -> None:
    """Give what hangs as times, agents and passives do not hang the relation that it has."""
    if word.plain in TIMES and word.pos_ != "AUX":  # "a été élu", not "l'été dernier"
        unhang(word)
    elif word.plain == "ans":
        say_who(word)
    elif word.plain == "y" and word.i + 1 < len(text) and text[word.i + 1].plain in {"a", "avait"}:
        unhang_ago(text[word.i + 1])
    elif word.dep_ == "obl:agent":
        call_participle(word.head, forms)
    elif word.plain == "été" and word.dep_ == "cop":
        call_passive(word, forms)
    elif word.pos_ == "VERB" and word.plain in forms.infinitives:
        endure(word)
    if word.dep_ in DOUBTFUL and word.head.pos_ in VERBAL:
        relabel(word, forms)


def _rename_class(word: Word, text: Text, forms: FormTable) -> None:
    """Give `word` the part of speech that its form and its neighbours leave it."""
    if word.pos_ in OPEN or word.dep_ == "flat":
        _retag(word, forms)
        if word.pos_ == "VERB":
            renoun(word)
        elif word.pos_ == "ADJ" and word.plain.startswith("derni"):
            name_latter(word)
    elif word.text in CLOSING and word.i + 1 < len(text):
        invert(word)


def _rehang(sentence: Sentence, forms: FormTable, gazetteer: Gazetteer) -> None:
    """Move what hangs where words of its kind do not hang."""
    join(sentence, forms)
    share_auxiliary(sentence, forms)
    part(sentence)
    single_out(sentence)
    bridge(sentence)
    follow(sentence, forms)
    lighten(sentence, gazetteer)
    regraft(sentence, forms, gazetteer)
    unbind(sentence, forms)
    sum_up(sentence, forms)
    attach(sentence, forms)
    join_verbs(sentence, forms)
    share(sentence, forms)
    join_phrases(sentence)
    entitle(sentence, gazetteer)
    relate(sentence)
    motivate(sentence)
    for word in sentence:
        if word.pos_ == "VERB" and word.i > sentence.start + 2:
            speak(word)


def _complete(sentence: Sentence, forms: FormTable) -> None:
    """Give the clauses of a sentence the root, the subjects and the objects that they lack."""
    root(sentence, forms)
    lone(sentence, forms)
    crown(sentence)
    give_subjects(sentence, forms)
    join_subjects(sentence)
    give_object(sentence)
    give_last_subject(sentence)
    unfold(sentence)


def _retag(word: Word, forms: FormTable) -> None:
    """Give `word`, and what stands before it, the part of speech that the two leave it."""
    if word.i == word.sent.start:
        if word.pos_ == "PROPN":
            grade(word)
        open_with(word, forms)
    before = word.doc[word.i - 1] if word.i else word
    if before is word or before.sent is not word.sent:
        return
    if word.plain in forms.verbal and call(word, forms):
        return
    if word.pos_ == "PROPN" and exclaimed(word):
        word.pos_, word.capital = "ADJ", False
    if word.pos_ in NOMINAL and word.plain in forms.infinitives:
        restore(word, before, forms)
    elif word.pos_ in MISTAKEN and word.plain in forms.verbal:
        recall(word, forms)
        if word.pos_ in MISTAKEN:
            resume(word, forms)
    if word.pos_ == "VERB" and word.head is before and word.plain in load_spellings().sworn:
        swear(word, before)
    elif word.pos_ != "VERB" or not no_verb(word, before):
        _after(word, before, forms)


def _after(word: Word, before: Word, forms: FormTable) -> None:
    """Set right what the word before shows `word` to be."""
    if before.plain == "en" and before.pos_ == "ADP" and word.finite:
        before.pos_, before.dep_ = "PRON", "iobj"
    elif word.pos_ == "ADV" and word.plain.endswith("ent") and _verb(word, forms):
        word.pos_, word.morph, word.lemma_ = "VERB", FINITE, forms.lemmas(word.plain)[0]  # "Paris dément"
    elif word.dep_ == "flat" and _ends_name(before, word.head) and _verb(word, forms):
        _clause(word, None, forms.lemmas(word.plain)[0])  # "Ryad nie tout complot"
    elif word.pos_ == "ADJ" and before.plain == "en" and _gerund(word, forms):
        word.pos_, word.morph = "VERB", GERUND  # "En qualifiant X de …"
    elif word.head is before and before.pos_ == "NOUN" and _qualified(word, before):
        _swap(before, word)
    elif word.pos_ not in NOMINAL:
        return
    elif before.pos_ == "AUX" and forms.participle(word.plain) and _reflexive(before):
        word.pos_, word.morph = "VERB", PARTICIPLE  # "s'est félicité"
    elif before.plain in CLITICS and before.pos_ in {"DET", "PRON"}:
        if before.pos_ == "PRON" and word.pos_ == "NOUN" and not forms.lemmas(word.plain):
            before.pos_, before.dep_ = "DET", "det"  # "soutient du bout des lèvres l'accord"
            word.dep_ = "obj" if word.dep_ == "xcomp" and word.head.i < before.i else word.dep_
        else:
            _after_clitic(word, before, forms)


def _gerund(word: Word, forms: FormTable) -> bool:
    """Whether `word` is a participle of a verb of the lexicon with an object, as no adjective has."""
    with_object = any(c.dep_ == "obj" and c.i > word.i for c in word.children)
    return with_object and word.plain.endswith("ant") and bool(forms.lemmas(word.plain))


def _reflexive(auxiliary: Word) -> bool:
    """Whether *se* or *s'* stands right before the auxiliary."""
    return auxiliary.i > 0 and auxiliary.doc[auxiliary.i - 1].plain in {"s'", "se"}


def _qualified(noun: Word, adjective: Word) -> bool:
    """Whether *farouche adversaire*, *fidèles alliés* are a quality and whom it qualifies."""
    words = load_spellings()
    if noun.plain in words.allies:
        return adjective.plain in words.qualities | words.many_qualities
    ending = ("ique", "iste", "ain", "aine", "ois", "oise")
    if noun.pos_ == "NOUN" and noun.dep_ in {"appos", "amod"} and adjective.plain in words.early:
        return adjective.i > 0 and adjective.doc[adjective.i - 1].pos_ == "DET"  # "le fragile gouvernement"
    described = noun.pos_ == "ADJ" or noun.dep_ == "amod"
    return described and adjective.plain in words.qualities and not noun.plain.endswith(ending)


def _swap(adjective: Word, noun: Word) -> None:
    """*X, farouche adversaire de Y*: the quality and whom it qualifies, taken for each other."""
    head, dep = (noun, "ROOT") if adjective.head is adjective else (adjective.head, adjective.dep_)
    hang(noun, head, dep)
    for child in [c for c in adjective.children if c is not noun]:
        hang(child, noun, child.dep_)
    adjective.pos_, noun.pos_ = "ADJ", "NOUN"
    hang(adjective, noun, "amod")


def _verb(word: Word, forms: FormTable) -> bool:
    """Whether `word` is written as a finite verb of the lexicon, and no preposition (*Oslo contre*)."""
    finite = word.pos_ != "ADP" and bool(forms.lemmas(word.plain)) and not forms.participle(word.plain)
    return finite and word.text.islower() and word.plain not in forms.lemmas(word.plain)


def _ends_name(word: Word, name: Word) -> bool:
    """Whether `word` is the last word of the name that `name` opens."""
    return word.pos_ == "PROPN" and (word is name or (word.dep_ == "flat" and word.head is name))


def _after_clitic(word: Word, clitic: Word, forms: FormTable) -> None:
    lemmas = forms.lemmas(word.plain)
    if not lemmas or word.capital or forms.participle(word.plain):
        return
    start, words = clitic.i - 1, load_spellings()
    if start < word.sent.start:
        return
    first = word.doc[start]
    if first.plain in {"ne", "n'"} and start > word.sent.start:
        first = word.doc[start - 1]
    if word.plain not in lemmas and _acts(first):
        word.pos_, word.morph, word.lemma_ = "VERB", FINITE, lemmas[0]
        clitic.pos_, clitic.dep_ = "PRON", "obj"
        hang(first, word, "nsubj")
        return
    if first.text == "," and start > word.sent.start:  # "le ministre, X, l'appuie"
        first = word.doc[start - 1]
    if word.plain in lemmas:
        if first.plain in words.before_infinitive and word.plain not in words.infinitive_nouns:
            _infinitive(word, clitic, first)
    elif _may_act(word, first) and not _governs(word, first) and _own_clause(word, first):
        _clause(word, clitic, lemmas[0])


def _acts(pronoun: Word) -> bool:
    """*je le déplore*, *qui la dénonce*: whether it is a subject, and no *avec elle*, *à qui*."""
    governed = pronoun.i > pronoun.sent.start and pronoun.nbor(-1).pos_ == "ADP"
    return pronoun.plain in load_spellings().subject_pronouns and not governed


def _may_act(word: Word, first: Word) -> bool:
    """Whether `first` is a name, or a plural noun before what ends in -ent (*des libraires l'exhortent*)."""
    many = first.pos_ == "NOUN" and "Plur" in first.morph.get("Number", ())
    return first.pos_ == "PROPN" or (many and word.plain.endswith("ent"))


def _own_clause(word: Word, name: Word) -> bool:
    """Whether `word`, after `name` and an article, can be the verb of its clause."""
    return _clause_without_verb(word) or _set_apart(word, name)


def _set_apart(word: Word, name: Word) -> bool:
    """*X approuve la loi, Y la combat.*: a name between a comma and an article, at the end of its clause."""
    low = word.sent.start
    while name.i > low and (name.dep_ == "flat" or word.doc[name.i - 1].pos_ in {"DET", "PROPN"}):
        name = word.doc[name.i - 1]
    ends = word.i + 1 < word.sent.end and word.doc[word.i + 1].text in {".", ",", ";"}
    return name.i > low + 2 and word.doc[name.i - 1].text in {",", ";"} and ends


def _governs(word: Word, first: Word) -> bool:
    owned = any(
        c.plain in {"de", "du", "d'", "des"}
        for child in word.children
        if child.pos_ != "VERB"
        for c in child.children
    )
    return owned or (first.head is word and first.dep_ != "nsubj")


def _infinitive(word: Word, clitic: Word, marker: Word) -> None:
    word.pos_, word.morph, word.lemma_ = "VERB", {"VerbForm": ("Inf",)}, word.plain
    if word.dep_ not in {"ROOT", "conj"}:
        word.dep_ = "xcomp"
    clitic.pos_, clitic.dep_ = "PRON", "obj"
    if marker.head is word:
        marker.dep_ = "mark"


def _clause_without_verb(word: Word) -> bool:
    """Whether nothing else between here and the nearest full pause is a finite verb."""
    return not any(w.finite and w in word.above for w in word.sent)


def _clause(word: Word, clitic: Word | None, lemma: str) -> None:
    """*X le juge brutal*: the verb of a clause whose subject is the phrase before it, and its clitic."""
    start = clitic.i if clitic else word.i
    own = any(c.dep_ == "nsubj" and c.i < start for c in word.children)
    subject = word.head
    while (
        subject.head.i < start and subject.head is not subject and subject.dep_ in {"nmod", "flat", "appos"}
    ):
        subject = subject.head
    framed = any(c.dep_ == "case" for c in subject.children)  # "l'enquête contre Y tarde"
    if (subject.i > start or subject is word or framed) and not own:
        return
    word.pos_, word.morph, word.lemma_ = "VERB", FINITE, lemma
    if clitic:
        clitic.pos_, clitic.dep_ = "PRON", "obj"
    if not own:
        _head_clause(word, subject)


def _head_clause(word: Word, subject: Word) -> None:
    """Put verb `word` where `subject` hung, or where the noun hung that passed for its predicate."""
    dep, top = subject.dep_, subject.head
    below = {"NOUN": "obj", "VERB": "xcomp"}.get(top.pos_, "")
    if top is not subject and dep.startswith("nsubj") and top.i > word.i and below:
        hang(word, word if top.head is top else top.head, top.dep_)
        hang(top, word, below)
    else:
        hang(word, word if top is subject else top, "ROOT" if top is subject else dep)
    for child in [c for c in subject.children if c.i > word.i]:
        hang(child, word, child.dep_)
    hang(subject, word, "nsubj")
