"""Names that the article explains: "la junte" is that of its state, "Aurélien" the one who is called so."""

from __future__ import annotations

from collections import Counter

from store.extraction.actors.words import Name, is_capital, low
from store.extraction.actors.workspace import Draft, surface
from store.extraction.entities import Entity
from store.lexicon.gazetteer import fold
from store.model import ActorKind


def institutions(work: Draft) -> None:
    """Mentions of "la junte", "l'armée" that nothing qualifies; made an actor where none bears the noun."""
    doc = work.doc
    covered = {i for m in work.map.mentions if m.form in {"name", "title"} for i in range(m.start, m.end)}
    alone, rising = work.gazetteer.words["government.alone"], work.gazetteer.words["government.rising"]
    if not any(e.kind == "armed_group" for e in work.registry.entities):
        alone = alone | rising  # which of them rose, where the article names some, is told elsewhere
    for i in doc.among(alone):
        if i in covered or doc[i].pos_ != "NOUN":
            continue
        token = doc[i]
        before = low(doc[token.i - 1]) if token.i else ""
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if before not in {"la", "l'", "cette"}:
            continue
        if (
            after is not None
            and low(after) in {"de", "d'", "du", "des"}
            and not (_doer(work, i) or _to_do(work, i))
        ):
            continue
        if (
            after is not None
            and after.pos_ == "ADJ"
            and after.head == token
            and low(after) not in {"seule", "entiere"}
        ):
            continue
        entity = _bearer(work, low(token)) or institution(work, token.i, token.text)
        work.mention(entity, token.i, token.i + 1, "noun", exported=True)


def _doer(work: Draft, i: int) -> bool:
    """ "l'arrestation par la junte de deux opposants": what follows says whom the deed is done to."""
    return i > 3 and work.low[i - 2] == "par" and work.doc[i - 3].pos_ == "NOUN"


def _to_do(work: Draft, i: int) -> bool:
    """ "le refus de la junte de rendre le pouvoir": what follows says what it is to do."""
    after = work.doc[i + 2] if i + 2 < len(work.doc) else None
    return after is not None and "Inf" in after.morph.get("VerbForm", ())


def _bearer(work: Draft, noun: str) -> Entity | None:
    armies = work.gazetteer.words["government.armies"] if noun in work.gazetteer.words["power.army"] else ()
    begins = (f"{noun} ", *(f"{army} " for army in armies))
    fits = [
        entity
        for entity in work.registry.entities
        if entity.kind != "person" and any(f"{fold(name)} ".startswith(begins) for name in entity.names)
    ]
    named = [e for e in fits if e.known is None]
    return named[0] if len(named) == 1 else None


def institution(work: Draft, i: int, noun: str) -> Entity:
    """The `noun` at token `i`, called after the state that the article names most ("armée malienne")."""
    named = [
        m for m in work.map.mentions
        if work.registry.entities[m.entity].kind == "country"
        and work.paragraph_of[m.start] <= work.paragraph_of[i]
    ]  # fmt: skip
    states = Counter(m.entity for m in [m for m in named if m.start < i] or named)
    name, owner = noun, None
    if states:
        owner = work.registry.entities[max(states, key=lambda k: (states[k], -k))]
        entry = work.gazetteer.known.get(owner.known or "")
        if entry is not None and entry.demonyms:
            name = f"{name} {entry.demonyms[0][1]}"
    entity = work.registry.named(name) or work.registry.new(name, _kind(work, fold(noun)))
    entity.gender = "f"
    if owner is not None and entity.member_of is None:
        entity.member_of = owner.key
    return entity


def _kind(work: Draft, noun: str) -> ActorKind:
    words = work.gazetteer.words
    if noun in words["power.juntas"]:
        return "government"
    armed = noun in words["government.rising"] or noun in words["power.army"]
    return "armed_group" if armed else "organisation"


def nicknames(work: Draft) -> None:
    """ "X, dit « Y »": Y is another name of X."""
    doc = work.doc
    ends = {m.end: m for m in work.map.mentions if m.form == "name"}
    for at in doc.among(work.gazetteer.words["name.called"]):
        bearer = ends.get(at) or ends.get(at - 1)
        i = at + 1
        while i < len(doc) and (doc[i].text in {'"', "«", "“", "le", "la", "l'"}):
            i += 1
        if bearer is None or i >= len(doc) or not is_capital(doc[i]):
            continue
        work.nicknames[fold(doc[i].text)] = bearer.entity


def by_given(work: Draft, text: str) -> Entity | None:
    """ "Aurélien": the only person of the article whose first name it is."""
    words, first = work.gazetteer.words, fold(text)
    if first not in words["given.masculine"] and first not in words["given.feminine"]:
        return None
    bearers = [e for e in work.registry.persons() if fold(e.name).split()[0] == first]
    return bearers[0] if len(bearers) == 1 else None


def coupled(work: Draft, name: Name) -> str:
    """ "Michelle et Barack Obama": the full name of whom the run names by a first name only; else ""."""
    doc, words, given = work.doc, work.low, work.gazetteer.given
    k = name.end + 1
    if name.end - name.start > 1 or k + 1 >= len(doc) or words[name.end] != "et":
        return ""
    if words[name.start] not in given or words[k] not in given or not is_capital(doc[k + 1]):
        return ""
    other = next((n for n in work.names if n.start == k and n.end > k + 1), None)
    return f"{doc[name.start].text} {surface(doc, k + 1, other.end)}" if other is not None else ""
