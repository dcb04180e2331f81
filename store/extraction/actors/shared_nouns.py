"""Several bodies by one noun: "les fédérations anglaise et allemande", "les partis libéral et radical"."""

from __future__ import annotations

from store.extraction.actors.civic import openers
from store.extraction.actors.groups import phrase
from store.extraction.actors.powers import acting
from store.extraction.actors.words import demonym, is_singular
from store.extraction.actors.workspace import Draft
from store.extraction.entities import Entity
from store.model import ActorKind

ARTICLES = frozenset({"les", "des", "aux"})
THEIRS = frozenset({"ses", "leurs", "nos"})
LINKS = frozenset({",", "et", "ou", "puis", "comme"})


def shared_nouns(work: Draft) -> None:
    """A mention of each body, or state, where a noun in the plural goes with adjectives in the singular."""
    leaders = work.gazetteer.words["power.leaders"]
    for i in work.doc.among(openers(leaders)):
        end = phrase(work, i, leaders)
        if end and i and work.low[i - 1] in ARTICLES | THEIRS:
            _lead_each(work, i, end)
    for i in work.doc.among(acting(work.gazetteer)["shared"]):
        end = phrase(work, i, work.gazetteer.words["power.shared"])
        if end and i and work.low[i - 1] in ARTICLES:
            _mention_each(work, i, end, party=False)
    for i in work.doc.among(work.gazetteer.words["group.parties"]):
        if i and work.low[i - 1] in ARTICLES:
            _mention_each(work, i, i + 1, party=True)


def _lead_each(work: Draft, i: int, end: int) -> None:
    """ "les présidents sénégalais et malien": their states, unless the names of both follow."""
    doc, (adjectives, stop) = work.doc, _adjectives(work, end, party=False)
    after = stop + (stop < len(doc) and doc[stop].text in {",", "(", ":"})
    if len(adjectives) < 2 or any(word.capital for word in doc[after : after + 1]):
        return
    states = [demonym(work.gazetteer, doc[k], work.states) for k in adjectives]
    for state in dict.fromkeys(states):
        if state is not None and work.gazetteer.known[state].kind == "country":
            work.mention(work.registry.known(state), i, stop, "noun", exported=False, head=i)


def _mention_each(work: Draft, i: int, end: int, *, party: bool) -> None:
    """Mentions, headed by the noun at [i, end), of the bodies that the adjectives after it tell apart."""
    adjectives, stop = _adjectives(work, end, party=party)
    if len(adjectives) < 2:
        return
    noun = " ".join(word.text.removesuffix("s") for word in work.doc[i:end])
    for k in adjectives:
        entity = _body(work, noun, k, party=party)
        work.mention(entity, i, stop, "noun", exported=False, head=i)


def _adjectives(work: Draft, k: int, *, party: bool) -> tuple[list[int], int]:
    """The adjectives in the singular from token `k` on, linked by commas and "et"; the index after them."""
    doc, found = work.doc, list[int]()
    wanted = work.gazetteer.words["power.parties"] if party else work.gazetteer.demonyms.keys()
    while k < len(doc) and work.low[k] in wanted and not doc[k].capital:
        found.append(k)
        if k + 2 >= len(doc) or doc[k + 1].text not in LINKS or work.low[k + 2] not in wanted:
            break
        k += 2
    plural = any(not is_singular(doc[k]) and doc[k].text.endswith("es") for k in found)
    return ([] if plural else found), (found[-1] + 1 if found else k)


def _body(work: Draft, noun: str, k: int, *, party: bool) -> Entity:
    """The body that the singular `noun` and the adjective at token `k` name."""
    name = f"{noun} {work.doc[k].text}"
    for hit in work.gazetteer.names.scan(name[:1].upper() + name[1:]):
        if hit.form == "name" and hit.end - hit.start == len(name):
            return work.registry.known(hit.value)
    met = work.registry.named(name)
    if met is not None:
        return met
    kind: ActorKind = "party" if party else "organisation"
    entity = work.registry.new(name[:1].upper() + name[1:] if party else name, kind)
    state = demonym(work.gazetteer, work.doc[k], work.states)
    if state is not None and not party:
        entity.member_of = work.registry.known(state).key
    return entity
