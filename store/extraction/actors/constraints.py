"""What a pronoun cannot mean, whatever is near: co-arguments, the one who speaks, a rival noun between."""

from __future__ import annotations

from store.extraction.actors.forms import CLITICS, STRONG
from store.extraction.actors.quotes import speech_verb
from store.extraction.actors.words import is_plural, low
from store.extraction.actors.workspace import Draft
from store.extraction.words import Word
from store.lexicon.gazetteer import Gazetteer

JUDGING = 7  # tokens after a verb of judgement within which its first noun or adjective stands
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
INDEFINITE = frozenset({"certains", "certaines", "plusieurs", "beaucoup", "tous", "toutes"})
DATIVES = frozenset({"lui", "leur"})
COMPLEMENTS = frozenset({"obj", "iobj", "obl:arg", "obl"})
AIMS = frozenset({"pour", "afin", "sans", "avant", "apres"})  # before what the subject itself does
ALIKE = frozenset({"comme", "tel", "telle", "tels", "telles"})  # "d'autres élus comme X"


def verb_of(token: Word) -> Word:
    """The nearest verb above `token`, or whatever else has a subject there; else the top of its sentence."""
    node = token.head
    while node.head.i != node.i and node.pos_ not in {"VERB", "AUX"}:
        if any(c.dep_ in SUBJECTS for c in node.children):
            break
        node = node.head
    return node


def understood(work: Draft, token: Word) -> set[int]:
    """Who does what the verb of `token` says, when it has no subject of its own.

    "X, sans appeler à voter pour lui": *lui* is not X. "X demande à Y de le soutenir": *le* is not Y,
    for it is Y who supports; it may well be X.
    """
    verb = verb_of(token)
    for _ in range(5):
        if any(c.dep_ in SUBJECTS for c in verb.children):
            return _keys(work, [w for s in _subjects(verb, token) for w in named_by(work, s)])
        above = verb.head
        if above.i == verb.i or not _bare(verb):
            return set()
        opens = [low(c) for c in verb.children if c.dep_ in {"mark", "case"} and c.i < verb.i]
        aimed = not AIMS.isdisjoint(opens)  # "X écrit à Y pour le soutenir": it is X who does
        if verb.dep_ in {"xcomp", "ccomp", "obl:arg", "obl"} and not aimed:
            asked = [c for c in above.children if c.dep_ in COMPLEMENTS and c.i < verb.i and c.i != verb.i]
            persons = _keys(work, asked)
            if persons:
                return persons
        if above.pos_ in {"NOUN", "PROPN"}:
            return _keys(work, [above])  # "X, sans …, a salué": hung from the name
        verb = above
    return set()


def together(work: Draft, token: Word) -> set[int]:
    """Those who act as one in the clauses above: "X et Y ont appelé à voter pour lui" is neither's self."""
    keys: set[int] = set()
    verb = verb_of(token)
    for _ in range(5):
        for subject in _subjects(verb, token):
            if any(c.dep_ == "conj" for c in subject.children):
                keys |= _keys(work, named_by(work, subject))
        if verb.head.i == verb.i:
            break
        verb = verb_of(verb)
    return keys


def named_by(work: Draft, noun: Word) -> list[Word]:
    """A subject and the names beside it that say who it is, or of whom it is a part.

    "la députée Anne Roche", "plusieurs élus, dont X", "dix membres du parti", "une aile menée par X"; not
    "les amis de X", who may well be for him.
    """
    words, found = work.gazetteer.words, [noun]
    some = low(noun) in words["describe.members"] | words["describe.parts"] | INDEFINITE
    for child in noun.children:
        if child.i < noun.i:
            continue
        beside = child.dep_ in {"appos", "flat", "conj", "dep", "parataxis"}
        cases = [low(c) for c in child.children if c.dep_ == "case"]
        part = child.dep_ == "nmod" and (some or not cases or cases[0] in ALIKE)
        if beside or part:
            found += named_by(work, child)
        elif child.dep_ == "acl" and low(child).startswith(tuple(words["act.leads"])):
            found += [c for c in child.children if c.dep_ in {"obl:agent", "obl"}]
    return found


def _subjects(verb: Word, token: Word) -> list[Word]:
    return [c for c in verb.children if c.dep_ in SUBJECTS and c.i != token.i]


def _bare(verb: Word) -> bool:
    """True for an infinitive or a participle: its subject is that of the verb above."""
    forms = verb.morph.get("VerbForm", ())
    return (bool(forms) and forms[0] in {"Inf", "Part", "Ger"}) or low(verb).endswith("ant")


def _keys(work: Draft, tokens: list[Word]) -> set[int]:
    return {m.entity for t in tokens for m in work.map.headed(t.i)}


def controlled(work: Draft, token: Word) -> set[int] | None:
    """Who owns "son" under an infinitive: "X accuse Y d'avoir cédé son pays" is Y's; None elsewhere."""
    verb = verb_of(token)
    if "Inf" not in verb.morph.get("VerbForm", ()) and not any(
        "Inf" in c.morph.get("VerbForm", ()) and c.dep_.startswith("aux") for c in verb.children
    ):
        return None
    above = verb.head
    if verb.dep_ not in {"xcomp", "ccomp", "obl:arg", "obl", "advcl"} or above.pos_ not in {"VERB", "AUX"}:
        return None
    if not any(low(above).startswith(stem) for stem in work.gazetteer.words["act.control"]):
        return None
    asked = [c for c in above.children if c.dep_ in {"obj", "iobj", "nsubj:pass", "obl:arg"} and c.i < verb.i]
    return _keys(work, asked) or None


def strong(token: Word) -> bool:
    """True for "lui", "elle", "eux" after a preposition: "contre lui", "selon elle"."""
    return low(token) in STRONG and governing(token) != ""


def governing(token: Word) -> str:
    """The preposition right before a pronoun, folded; "" when there is none."""
    if token.i == 0:
        return ""
    before = token.doc[token.i - 1]
    cases = [c for c in token.children if c.dep_ == "case" and c.i < token.i]
    if cases:
        return low(cases[-1])
    return low(before) if before.pos_ == "ADP" and before.sent == token.sent else ""


def says(work: Draft, token: Word) -> bool:
    """True for a pronoun that only somebody who speaks can be: "a-t-il dit", "selon lui"."""
    if governing(token) in {"selon", "d'apres"}:
        return True
    inverted = token.text.startswith("-") and low(token).endswith(("il", "elle", "ils", "elles"))
    return (token.dep_ in SUBJECTS or inverted) and speech_verb(token.head, work.gazetteer)


def taken(gazetteer: Gazetteer, token: Word) -> str:
    """What the verb of an object pronoun takes: "thing" (*l'a ratifié*), "actor" (*l'a félicité*), "" for
    either and for other words.
    """
    if low(token) not in CLITICS - DATIVES:
        return ""
    verb = low(token.head)
    if verb.startswith(tuple(gazetteer.words["act.grading"])):
        return _judged(gazetteer, token.head)
    if verb.startswith(tuple(gazetteer.words["act.on_things"])):
        return "thing"
    return "actor" if verb.startswith(tuple(gazetteer.words["act.on_actors"])) else ""


def _judged(gazetteer: Gazetteer, verb: Word) -> str:
    """Of what is said what the words after a verb of judgement say: "thing" (*l'a jugé prématuré*), "actor"
    (*l'a traité de menteur*), "" where they may be said of either.
    """
    words = gazetteer.words
    if low(verb).startswith(tuple(words["act.insulting"])):
        return "actor"
    for word in verb.doc[verb.i + 1 : min(verb.i + JUDGING, verb.sent.end)]:
        if word.pos_ in {"ADJ", "NOUN", "VERB", "X"}:
            said = low(word)
            if said.startswith(tuple(words["act.judged_things"])):
                return "thing"
            return "actor" if said.startswith(tuple(words["act.judged_actors"])) else ""
    return ""


def rival(work: Draft, token: Word, after: int, plural: bool) -> bool:
    """True when a noun that no actor bears stands nearer and agrees: "les membres …, en les accusant".

    For "ils", "elles" only who acts there, or members of something: "certains disent pour qui ils votent".
    """
    clitic = low(token) in CLITICS
    if not plural or not (clitic or (token.dep_ in SUBJECTS and low(token) in {"ils", "elles"})):
        return False
    members = work.gazetteer.words["describe.members"]
    for noun in work.doc[max(after, token.sent.start) : token.i]:
        some = not clitic and low(noun) in INDEFINITE and noun.pos_ == "PRON"
        if noun.head.i == token.head.i or not (some or is_plural(noun)) or work.map.covering(noun):
            continue
        if noun.pos_ == "NOUN" and noun.dep_ in COMPLEMENTS and (clitic or low(noun) in members):
            return True
        if noun.dep_ in SUBJECTS and (some or noun.pos_ == "NOUN"):
            return True
    return False
