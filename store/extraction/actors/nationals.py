"""Demonyms that name a state: "les Américains", "l'exécutif américain"."""

from __future__ import annotations

from store.extraction.actors.persons import is_person
from store.extraction.actors.titles import TitlePhrase
from store.extraction.actors.words import (
    demonym,
    is_capital,
    low,
    regions,
    span_head,
)
from store.extraction.actors.workspace import Draft
from store.extraction.words import Word

SOME = frozenset({"certains", "certaines", "plusieurs", "quelques", "divers", "diverses", "autres"})


def find_demonyms(work: Draft) -> None:
    """ "les Américains" and, beside a noun that acts for a state, "l'exécutif américain"."""
    covered = {i for m in work.map.mentions for i in range(m.start, m.end) if m.form != "title"}
    former = {i for t in work.titles if t.former for i in range(t.start, t.end)}
    official = {
        t.start
        for t in work.titles
        if t.role not in {"figure", "label", "honorific"} and not _indefinite(work, t)
    }
    former |= {i for t in work.titles if _indefinite(work, t) for i in range(t.start, t.end)}
    words = work.gazetteer.words
    nouns = words["stands_for.state"] | words["stands_for.act"] | words["stands_for.owner"]
    for i in work.doc.among(work.gazetteer.demonyms.keys()):
        if i in former:
            continue
        token = work.doc[i]
        ident = demonym(work.gazetteer, token, work.states)
        if ident is None:
            continue
        if is_capital(token) and token.i not in covered and token.text.lower() != token.text:
            if token.nbor(-1).pos_ == "DET" if token.i else False:
                _nationals(work, token.i, ident)
            continue
        noun = token.head if token.head.i < token.i else token.nbor(-1) if token.i else token
        if noun.pos_ == "ADJ" and noun.head.i < noun.i:
            noun = noun.head
        beside = {low(noun), low(work.doc[token.i - 1]) if token.i else ""}
        if not (beside & nouns or noun.i in official) or beside & words["stands_for.private"]:
            continue
        if any(m.end == token.i + 1 for m in work.map.starting(token.i)) or _body_after(work, token.i + 1):
            continue
        if _some(noun) and work.gazetteer.known[ident].kind == "organisation":
            continue
        work.mention(work.registry.known(ident), token.i, token.i + 1, "demonym")


def _some(noun: Word) -> bool:
    """ "plusieurs pays européens", "deux ministres européens": a few, who are not the Union."""
    return any(c.i < noun.i and (c.dep_ == "nummod" or low(c) in SOME) for c in noun.children)


def _body_after(work: Draft, i: int) -> bool:
    """ "son allié japonais Mitsubishi": the nationality of the body that is named at token `i`."""
    named = [work.registry.entities[m.entity] for m in work.map.starting(i) if m.form == "name"]
    return any(entity.kind in {"organisation", "party", "media"} for entity in named)


def _indefinite(work: Draft, title: TitlePhrase) -> bool:
    """ "un diplomate européen" is nobody in particular and does not speak for Europe."""
    before = work.doc[title.start - 1] if title.start else None
    return before is not None and not title.used and low(before) in {"un", "une"}


def _nationals(work: Draft, i: int, ident: str) -> None:
    """ "les Russes" is Russia; "l'Italien Giuseppe Conte" says where Conte is from."""
    doc = work.doc
    entity = work.registry.known(ident)
    named = next((n for n in work.names if n.start == i + 1 and n.entity is not None), None)
    if named is not None and is_person(work, named):
        person = work.registry.entities[named.entity or 0]
        if person.key != entity.key:
            for mention in work.map.mentions:
                if mention.entity == person.key and mention.start == named.start:
                    work.map.move(mention, i, span_head(doc, i, named.end))
            return
    if low(doc[i - 1]) in {"les", "des", "aux"}:
        work.mention(entity, i, i + 1, "demonym")


def nationals(work: Draft) -> dict[int, frozenset[str]]:
    """Ids of the states that each person is said to be of beside the name: "le Malgache X"."""
    found: dict[int, frozenset[str]] = {}
    parts = regions(work.gazetteer)
    for m in work.map.mentions:
        if m.form not in {"name", "title"} or work.registry.entities[m.entity].kind != "person":
            continue
        apposed = [c.i for c in work.doc[m.head].children if c.dep_ == "appos" and is_capital(c)]
        for i in (*range(m.start, m.end), *apposed):
            word = work.low[i]
            ids = work.gazetteer.demonyms.get(word, ()) or work.gazetteer.demonyms.get(
                word.rpartition("-")[2], ()
            )
            states = frozenset(k for k in ids if work.gazetteer.known[k].kind == "country")
            states |= parts.get(word, frozenset())
            found[m.entity] = found.get(m.entity, frozenset()) | states
    return found
