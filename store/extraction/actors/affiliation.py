"""Whom a person speaks for when its title does not say so outright."""

from __future__ import annotations

from store.extraction.actors.titles import TitlePhrase
from store.extraction.actors.words import OPEN_QUOTES, Name, low
from store.extraction.actors.workspace import Draft
from store.extraction.entities import Entity, EntityMention

# offices of a state: when the state is left unsaid, it is the one that the passage is about
OFFICES = frozenset({"head_of_government", "foreign_minister", "secretary_of_state", "defence_minister",
                     "interior_minister", "finance_minister", "minister"})  # fmt: skip

_SINGULAR = frozenset({"le", "la", "l'", "du", "au"})


def passage_state(work: Draft, title: TitlePhrase) -> Entity | None:
    """The state of "A Rome, le ministre de l'Intérieur, X": the sentence's opening, or the paragraph's."""
    doc = work.doc
    sentence = doc[title.start].sent.start
    opening = [n for n in work.names if sentence <= n.start < min(sentence + 4, title.start)]
    for name in opening:
        if name.known and _state(work, name) is not None:
            return _state(work, name)
    paragraph = work.paragraph_of[title.start]
    states = [
        m for m in sorted(work.map.mentions, key=lambda m: m.start)
        if work.paragraph_of[m.start] == paragraph and m.start < title.start and m.form != "demonym"
        and doc[m.head].dep_ in {"nsubj", "nsubj:pass", "ROOT"}
        and work.registry.entities[m.entity].kind == "country"
    ]  # fmt: skip
    if states:
        return work.registry.entities[states[0].entity]
    for name in work.names:
        earlier = name.start < title.start and work.paragraph_of[name.start] == paragraph
        if name.form == "place" and name.known and earlier:
            return _state(work, name)
    return None


def _state(work: Draft, name: Name) -> Entity | None:
    entry = work.gazetteer.known[str(name.known)]
    return work.registry.known(entry.id) if entry.kind == "country" else None


def labels(work: Draft) -> None:
    """ "le LR X", "la CDU Y": the person, whom the party's name only labels."""
    entities = work.registry.entities
    persons = {m.start: m for m in work.map.mentions if entities[m.entity].kind == "person"}
    for party in [m for m in work.map.mentions if _partisan(work, m)]:
        person = persons.get(party.end)
        labelled = party.start > 0 and work.low[party.start - 1] in _SINGULAR and party.form == "name"
        if person is None or not labelled or person.end - person.start < 2:
            continue
        top = party.head
        work.map.move(party, party.start, person.end - 1)
        work.map.move(person, person.start, top)
        entities[party.entity].kind = "party"
        if entities[person.entity].member_of is None:
            entities[person.entity].member_of = party.entity


def _partisan(work: Draft, mention: EntityMention) -> bool:
    """True for the name of a party, or an unknown acronym, which before a name in full can be no other."""
    body = work.registry.entities[mention.entity]
    if body.kind != "organisation" or body.known is not None or mention.end - mention.start > 1:
        return body.kind == "party"
    return 1 < len(body.name) < 6 and body.name.isalpha() and body.name.isupper()


def of_body(work: Draft) -> None:
    """ "l'UMP de X", "les Forces de soutien rapide (FSR) du général X", "l'Égypte d'X": X speaks for it."""
    doc, leads = work.doc, tuple(work.gazetteer.words["act.leads"])
    persons = {m.start: m for m in work.map.mentions if work.registry.entities[m.entity].kind == "person"}
    for mention in list(work.map.mentions):
        owner = work.registry.entities[mention.entity]
        if owner.kind in {"person", "proposal"} or mention.form not in {"name", "metonym"}:
            continue
        i = mention.end
        if i < len(doc) and doc[i].text == ")":
            i += 1
        if i < len(doc) and low(doc[i]) in {"du", "de", "d'"}:
            bearer = persons.get(i + 1)
            if bearer is not None:
                _join(work, work.registry.entities[bearer.entity], owner)
        elif i + 1 < len(doc) and low(doc[i]).startswith(leads) and low(doc[i + 1]) == "par":
            bearer = persons.get(i + 2) or persons.get(i + 3)
            if bearer is not None:
                _join(work, work.registry.entities[bearer.entity], owner)


def predicates(work: Draft) -> None:
    """ "a reconnu X comme président par intérim", "X, élu président": X bears the title."""
    doc, words = work.doc, work.low
    persons = {m.end: m for m in work.map.mentions if work.registry.entities[m.entity].kind == "person"}
    for title in work.titles:
        if title.used or title.role in {"honorific", "label", "figure"}:
            continue
        k = title.start - 1
        while k > 0 and (
            doc[k].text in OPEN_QUOTES or words[k] in {"le", "la", "nouveau", "nouvelle", "futur"}
        ):
            k -= 1
        if k < 1 or not (
            words[k] == "comme" or words[k].startswith(tuple(work.gazetteer.words["act.names"]))
        ):
            continue
        title.used = True  # it says what somebody is, and names nobody again
        end = k - 1 if words[k - 1] == "," else k
        bearer = persons.get(end) or persons.get(k)
        if bearer is not None:
            work.roles.setdefault(bearer.entity, []).append(title)


def offices(work: Draft) -> None:
    """ "le porte-parole de la junte, X": X speaks for the institution that the title contains."""
    for key, titles in work.roles.items():
        person = work.registry.entities[key]
        for title in titles:
            inside = [
                m
                for m in work.map.mentions
                if title.start < m.start and m.end <= title.end and m.entity != key
            ]
            owners = [m for m in inside if m.form in {"noun", "name"} and m.exported]
            role = work.gazetteer.roles.get(title.role)
            if person.member_of is None and owners and role is not None and role.speaks and not title.former:
                person.member_of = owners[0].entity


def leaders(work: Draft) -> None:
    """ "X, qui préside le Haut Conseil": X speaks for it."""
    doc, leads = work.doc, tuple(work.gazetteer.words["act.leads"])
    ends = {m.end: m for m in work.map.mentions if work.registry.entities[m.entity].kind == "person"}
    starts = {m.start: m for m in work.map.mentions if m.form == "name"}
    for i in doc.places.get("qui", ()):
        if i + 3 < len(doc) and work.low[i + 1].startswith(leads):
            person = ends.get(i) or ends.get(i - 1)
            body = starts.get(i + 2) or starts.get(i + 3)
            if person is not None and body is not None:
                owner = work.registry.entities[body.entity]
                if owner.kind not in {"person", "country"}:
                    _join(work, work.registry.entities[person.entity], owner)


def _join(work: Draft, person: Entity, owner: Entity) -> None:
    heads = {"head_of_state", "head_of_government"}
    if person.member_of is None and not any(t.role in heads for t in work.roles.get(person.key, [])):
        person.member_of = owner.key


def known_people(work: Draft) -> None:
    """What is generally known fills the gap, unless the article says "ancien" of the person."""
    for entity in list(work.registry.persons()):
        if entity.known is None or entity.member_of is not None:
            continue
        titles = work.roles.get(entity.key, [])
        owner = work.gazetteer.known[entity.known].member_of
        if owner and not any(t.former for t in titles):
            entity.member_of = work.registry.known(owner).key
