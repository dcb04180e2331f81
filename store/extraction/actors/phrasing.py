"""The phrase that names a proposal: its noun, the words that qualify it, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.actors.naming import PRONE, heads, labelled, number, participle
from store.extraction.actors.pickups import judging
from store.extraction.actors.things import name_span
from store.extraction.actors.words import is_capital, low
from store.extraction.actors.workspace import Draft, surface
from store.extraction.entities import EntityMention
from store.extraction.words import Text, Word
from store.lexicon.gazetteer import fold

MATTER = 9  # tokens that what a text is on may take


@dataclass(slots=True)
class Thing:
    """One noun phrase that names a proposal: tokens [start, end), its noun, and the words that qualify it."""

    start: int
    end: int
    noun: str
    words: frozenset[str]
    owner: int | None


def is_any(thing: Thing, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns names the thing, or what it is of (*un projet d'accord*)."""
    return thing.noun in nouns or bool(thing.words & nouns)


def read_thing(work: Draft, start: int, end: int, noun: str) -> Thing:
    """The noun with its adjectives and what "de" adds to it, up to the first other preposition."""
    doc = work.doc
    owner: int | None = None
    i = stop = end
    words = set(fold(noun).split())
    judged = _judged(work, start)
    head, bearing = heads(fold(noun)), work.gazetteer.words
    numbered = stop < len(doc) and number(doc, stop) and head in bearing["proposal.numbered"]
    if numbered or (head in bearing["proposal.labelled"] and labelled(doc, start, stop)):
        words.add(low(doc[stop]))
        stop = i = stop + 1
    elif fold(noun) in work.gazetteer.words["proposal.carriers"]:
        stop = i = _carried(work, end)
        words |= {low(t) for t in doc[end:stop] if t.text[:1].isalpha()}
    while i < len(doc) and i - start < 9:
        if judged and (doc[i].pos_ == "ADJ" or low(doc[i]) == "d'" or _predicate(work, i)):
            break  # "juge le projet | dangereux", "qualifie les sanctions | d'illégales"
        if doc[i].plain in PRONE and i + 1 < len(doc):  # "dès" is no "des"
            n = _past_determiner(doc, i + 1)
            mention = _beginning(work, n) or _name_after(work, n)
            if mention is not None:
                if mention.form in {"name", "metonym", "title"} and owner is None:
                    owner = mention.entity
                if owner is None or work.registry.entities[owner].kind != "person":
                    stop = i = mention.end
                words |= {low(t) for t in doc[n : mention.end]}
                break
            if n < len(doc) and (doc[n].pos_ in {"NOUN", "PROPN"}) and low(doc[n]) not in {"part"}:
                words.add(low(doc[n]))
                stop = i = n + 1
                continue
            break
        if _qualifies(doc[i]):
            mention = _beginning(work, i)
            if mention is not None and mention.form == "demonym":
                owner = mention.entity if owner is None else owner
            words.add(low(doc[i]))
            i += 1
            stop = i
            continue
        break
    return Thing(start, stop, fold(noun), frozenset(words), owner)


def _past_determiner(doc: Text, n: int) -> int:
    """The token of the noun at `n`, or after the article and the numeral that stand there."""
    if low(doc[n]) in {"le", "la", "l'", "les"}:
        n += 1
    if n < len(doc) and doc[n].pos_ == "NUM" and doc[n].text.isalpha():
        n += n + 1 < len(doc)  # "l'indépendance de deux régions" is not that of one
    return n


def _qualifies(word: Word) -> bool:
    """Whether an adjective is part of what a thing is called, and no name, participle or judgement."""
    plain = word.pos_ == "ADJ" and not is_capital(word) and word.text != "-"
    return plain and not participle(word) and not judging(word)


def full_name(work: Draft, thing: Thing) -> str:
    """The phrase of a thing as a name, with what a text is on: *la loi sur la santé reproductive*."""
    told = thing.noun in work.gazetteer.words["describe.written"] or thing.noun == "referendum"
    named = thing.owner is not None or any(is_capital(t) for t in work.doc[thing.start + 1 : thing.end])
    end = _matter(work, thing.end) if told and not named else thing.end  # not "l'accord de Paris sur …"
    some = work.low[thing.end : thing.end + 2] in (["d'", "un"], ["d'", "une"])
    if some and end == thing.start + 1 and thing.noun in work.gazetteer.words["proposal.events"]:
        end, _ = name_span(work, end)  # "l'envoi d'une mission"
    return surface(work.doc, thing.start, end)


def _matter(work: Draft, end: int) -> int:
    """Index after "sur la santé reproductive", which begins at token `end`; `end` when nothing such does."""
    doc, stop, k = work.doc, end, end + 1
    if end + 1 >= len(doc) or low(doc[end]) != "sur" or doc[k].pos_ == "NUM":
        return end
    named = False
    while k < len(doc) and k - end < MATTER:
        word = doc[k]
        if word.pos_ in {"NOUN", "PROPN"} and not (named and doc[k - 1].pos_ == "NOUN"):
            named, stop = True, k + 1
        elif word.pos_ == "ADJ" and not participle(word):
            stop = k + 1 if named else stop
        elif not (word.pos_ == "DET" or word.plain in PRONE) or (word.pos_ == "DET" and k == stop > end):
            break
        k += 1
    return stop


def _judged(work: Draft, start: int) -> bool:
    """True after a verb that says what it thinks of its object: "juge le projet …"."""
    judging = tuple(work.gazetteer.words["act.judging"])
    near = [work.low[i] for i in range(max(0, start - 4), start)]
    return any(word.startswith(judging) for word in near)


def _predicate(work: Draft, i: int) -> bool:
    """ "de" and an adjective, or a noun without an article: what somebody calls the thing."""
    doc = work.doc
    calling = tuple(work.gazetteer.words["act.calling"])
    near = [work.low[k] for k in range(max(0, i - 5), i)]
    bare = low(doc[i]) in {"de", "d'"} and i + 1 < len(doc) and doc[i + 1].pos_ in {"NOUN", "ADJ"}
    return bare and any(word.startswith(calling) for word in near)


def _beginning(work: Draft, i: int) -> EntityMention | None:
    here = work.map.starting(i)
    return here[-1] if here else None


def _name_after(work: Draft, i: int) -> EntityMention | None:
    """ "la libération du blogueur Félix Durand": the person right after the noun that says who he is."""
    if i >= len(work.doc) or work.doc[i].pos_ != "NOUN":
        return None
    mention = _beginning(work, i + 1)
    if mention is None or mention.form != "name":
        return None
    return mention if work.registry.entities[mention.entity].kind == "person" else None


def _carried(work: Draft, end: int) -> int:
    """Index after the proper name that follows "l'opération", in quotation marks or not."""
    doc = work.doc
    i = end + 1 if end < len(doc) and doc[end].text in {"«", '"', "“"} else end
    k = i
    if i > end and i < len(doc) and not is_capital(doc[i]):
        return end
    while (
        k < len(doc)
        and k < i + 4
        and (is_capital(doc[k]) or (i > end and doc[k].text not in {"»", '"', "”"}))
    ):
        k += 1
    if k == i or (i > end and (k >= len(doc) or doc[k].text not in {"»", '"', "”"})):
        return end
    if work.map.starting(i):
        return end
    return k + 1 if i > end else k
