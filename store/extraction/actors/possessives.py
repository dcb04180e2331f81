"""Whose a thing is not: in *X a attaqué sa gestion* the management is never that of X."""

from __future__ import annotations

from store.extraction.actors.words import low, preposition
from store.extraction.actors.workspace import Draft
from store.extraction.words import Word
from store.lexicon.gazetteer import fold

COMPLEMENTS = frozenset({"obl", "obl:arg", "iobj", "nmod", "xcomp"})


def a_persons(work: Draft, token: Word) -> bool:
    """Whether what the possessive at `token` goes with is a person's: *son retour*, *est son mentor*."""
    words, noun = work.gazetteer.words, low(token.head)
    return noun in words["act.events"] or (noun in words["act.personal"] and _said_of(work, token))


def anothers(work: Draft, token: Word) -> bool:
    """Whether the clause shows that the possessive at `token` is not its subject's own."""
    words, noun = work.gazetteer.words, token.head
    if low(noun) in words["act.for_another"]:
        return _favour(work, token)
    if _said_of(work, token):
        return True
    thing = noun
    if low(thing) in words["act.words"] and thing.dep_ == "nmod":
        thing = thing.head  # "X dénonce l'effet de ses propos"
    if thing.dep_ == "conj" and thing.head.i < thing.i and thing.head.pos_ == "NOUN":
        thing = thing.head
    deed = fold(thing.head.text)
    event = low(noun) in words["act.events"]
    own = low(noun) in words["act.plight"] | words["describe.relations"]
    doing = low(noun) in words["act.doings"]
    judging = deed.startswith(tuple(words["act.towards"])) and not own
    judging |= doing and deed.startswith(tuple(words["act.towards_a"]))
    if thing.dep_ == "obj":
        return (event and deed[:5] not in words["act.own"]) or judging or _idiom(work, thing, own)
    if thing.dep_ not in COMPLEMENTS or thing.i < thing.head.i:
        return False
    if event:
        return deed.startswith(tuple(words["act.striving"]))
    against = preposition(work.doc, token.i, noun.i) == "contre"
    return doing and (judging or against or _idiom(work, thing, own))


def _said_of(work: Draft, token: Word) -> bool:
    """*est son rival*, *devient l'un de ses soutiens*, *figure parmi ses détracteurs*: nobody is his own."""
    noun, words = token.head, work.gazetteer.words
    said = {low(noun), *work.low[noun.i + 1 : noun.i + 2]}  # "ses plus farouches opposants"
    if said.isdisjoint(words["describe.relations"]) and said.isdisjoint(words["act.backers"]):
        return False
    case = preposition(work.doc, token.i, noun.i)
    if case == "parmi":
        return True
    top = noun.head if noun.dep_ == "nmod" and low(noun.head) in {"un", "une"} else noun
    if top is noun and case:
        return False
    becoming = fold(top.head.text).startswith(tuple(words["act.becoming"]))
    return (becoming and top.dep_ in {"xcomp", "obj", "attr"}) or any(c.dep_ == "cop" for c in top.children)


def _favour(work: Draft, token: Word) -> bool:
    """*a volé à son secours*, *a pris sa défense*: what one only does for another."""
    if low(token.head) != "defense":
        return token.i > 0 and work.low[token.i - 1] in {"a", "en"}
    return fold(token.head.head.text).startswith(tuple(work.gazetteer.words["act.taking"]))


def _idiom(work: Draft, thing: Word, own: bool) -> bool:
    """*rend hommage à son action*, *met en cause sa probité*, *s'en prend à sa gestion*."""
    verb = thing.head
    if own or verb.pos_ not in {"VERB", "AUX"}:
        return False
    between = work.low[verb.i + 1 : thing.i]
    said = fold(verb.text)
    words = work.gazetteer.words
    if said.startswith(tuple(words["act.taking"])):
        return work.low[max(verb.i - 3, 0) : verb.i].count("en") == 1 and "a" in between
    giving = said.startswith(tuple(words["act.giving"]))
    return giving and bool(words["act.towards_with"].intersection(between))
