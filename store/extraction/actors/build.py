"""From names and titles to the actors of an article and their mentions."""

from __future__ import annotations

from store.extraction.actors.acronyms import find_spelt_out, part_of, redefined
from store.extraction.actors.affiliation import (
    known_people,
    labels,
    leaders,
    of_body,
    offices,
    predicates,
)
from store.extraction.actors.bodies import find_bodies, national_bodies
from store.extraction.actors.civic import find_civic
from store.extraction.actors.collectives import find_partisans, party_of
from store.extraction.actors.evidence import acts
from store.extraction.actors.fighters import find_fighters
from store.extraction.actors.groups import find_camps
from store.extraction.actors.institutions import institutions
from store.extraction.actors.names import capital_runs, gazetteer_names
from store.extraction.actors.nationals import find_demonyms
from store.extraction.actors.persons import attach, carried, find_persons
from store.extraction.actors.registry import Registry
from store.extraction.actors.shared_nouns import shared_nouns
from store.extraction.actors.titles import find_title_nouns, qualify, shorten
from store.extraction.actors.words import (
    Name,
    demonym,
    is_acronym,
    is_capital,
    low,
)
from store.extraction.actors.workspace import Draft, apposed_kind, surface
from store.extraction.entities import Entity, EntityMap, Form
from store.extraction.words import Text
from store.lexicon.gazetteer import PARTICLES, Gazetteer, fold
from store.model import ActorKind

FORMS: dict[str, Form] = {"seat": "metonym", "capital": "metonym", "demonym": "demonym"}


def draft(doc: Text, gazetteer: Gazetteer) -> Draft:
    """Names and titles found, entities made for all that is named; no coreference yet."""
    registry = Registry(gazetteer)
    work = Draft(doc, gazetteer, registry, EntityMap(doc, registry.entities, gazetteer=gazetteer))
    _collect(work)
    _bodies_and_states(work)
    find_persons(work)
    labels(work)
    find_demonyms(work)
    attach(work)
    predicates(work)
    institutions(work)
    shared_nouns(work)
    find_camps(work)
    offices(work)
    of_body(work)
    leaders(work)
    known_people(work)
    return work


# --- collecting spans ------------------------------------------------------------------------


def _known_names(work: Draft, title_tokens: set[int]) -> list[Name]:
    """The names of the gazetteer, without those that are part of a title or a longer name there."""
    doc, gazetteer = work.doc, work.gazetteer
    too = gazetteer.words["name.given_too"], gazetteer.words["name.surname_too"]
    found = gazetteer_names(doc, work.offsets, gazetteer)
    known = [
        n for n in found
        if _before_person(doc, n, gazetteer.given) or not _swallowed(doc, n, title_tokens, *too)
    ]  # fmt: skip
    known = [n for n in known if not _begins_longer(doc, n, gazetteer) and not _firm(doc, n, gazetteer)]
    known = [n for n in known if not all(i in title_tokens for i in range(n.start, n.end))]
    other = redefined(doc, known, gazetteer)
    known = [n for n in known if not other or doc.surface(n.start, n.end) not in other]
    return _parties_of_states(work, known)


def _collect(work: Draft) -> None:
    doc, gazetteer = work.doc, work.gazetteer
    work.titles = find_title_nouns(doc, work.offsets, gazetteer)
    title_tokens = {i for t in work.titles for i in range(t.start, t.end)}
    known = _known_names(work, title_tokens)
    taken = {i: n for n in known for i in range(n.start, n.end)}
    title_starts = {t.start for t in work.titles}
    bodies = find_bodies(doc, taken, title_tokens, title_starts, gazetteer)
    bodies = [b for b in bodies if not any(t.start < b.start and b.end <= t.end for t in work.titles)]
    for title in work.titles:
        cut = next((b.start for b in bodies if title.start < b.start < title.end), 0)
        if cut:  # "chef du | Gouvernement d'union nationale"
            shorten(doc, title, cut, gazetteer)
    title_tokens = {i for t in work.titles for i in range(t.start, t.end)}
    taken = {i: n for n in [*known, *bodies] for i in range(n.start, n.end)}
    bodies += find_civic(doc, work.low, taken, gazetteer)
    bodies = find_spelt_out(doc, bodies, known, title_tokens, gazetteer)
    for body in bodies:  # a body's longer name wins over the place or state inside it
        known = [n for n in known if not body.start <= n.start < body.end]
    taken = {i: n for n in [*known, *bodies] for i in range(n.start, n.end)}
    for body, state in national_bodies(doc, work.low, taken, gazetteer):
        bodies.append(body)
        body.of = -1 if state is None else work.registry.known(state).key
        taken |= dict.fromkeys(range(body.start, body.end), body)
    for group in find_fighters(doc, work.low, taken, gazetteer):
        bodies.append(group)
        taken |= dict.fromkeys(range(group.start, group.end), group)
    for members in find_partisans(doc, work.low, taken, gazetteer):
        if work.low[members.start - 1] in gazetteer.words["describe.camps"]:  # no label of a person then
            work.titles = [t for t in work.titles if t.start != members.start]
            title_tokens.discard(members.start)
        if members.start not in title_tokens:
            bodies.append(members)
            taken[members.start] = members
    runs = capital_runs(doc, set(taken), title_tokens, gazetteer)
    work.names = sorted([*known, *bodies, *runs], key=lambda n: (n.start, -n.end))
    starts = {n.start: k for k, n in enumerate(work.names)}
    for title in work.titles:
        qualify(doc, title, work.names, starts, gazetteer)


def _parties_of_states(work: Draft, names: list[Name]) -> list[Name]:
    """`names`, with "le parti Pérou libre", and "Pérou libre" from then on, as one name: that of a party
    which says what its state is to be.
    """
    doc, parties, found = work.doc, set[tuple[str, str]](), []
    for n in names:
        after = doc[n.end] if n.kind == "country" and n.end < len(doc) else None
        if after is None or is_capital(after):
            found.append(n)
            continue
        words = low(doc[n.end - 1]), low(after)
        hangs = after.pos_ in {"ADJ", "NOUN"} and after.head.i == n.end - 1
        if hangs and apposed_kind(work, n.start) == "party":
            parties.add(words)
        found.append(Name(n.start, n.end + 1, "name", "party") if words in parties else n)
    return found


def _firm(doc: Text, name: Name, gazetteer: Gazetteer) -> bool:
    """ "le groupe Suez", "le club Montpellier": a place's name, borne by what the noun before it says."""
    before = low(doc[name.start - 1]) if name.start else ""
    return name.form == "place" and before in gazetteer.apposed


def _begins_longer(doc: Text, name: Name, gazetteer: Gazetteer) -> bool:
    """ "le Front national pour la défense de X", "le Conseil de sécurité nationale (CSN)": another body."""
    k = name.end
    if low(doc[name.start]) not in gazetteer.body_nouns or k + 2 >= len(doc):
        return False
    if low(doc[k]) == "pour":
        return low(doc[k + 1]) in {"la", "le", "l'", "les"}
    longer = doc[k].pos_ == "ADJ" and not is_capital(doc[k]) and doc[k + 1].text == "("
    return longer and is_acronym(doc[k + 2].text)


ARTICLES = frozenset({"le", "la", "les", "l'"})  # capitals at the beginning of a line are no names


def _before_person(doc: Text, name: Name, first: frozenset[str]) -> bool:
    """ "l'archevêque de Lyon Philippe X": a place right before the name of who is there."""
    if name.form not in {"capital", "place", "name"} or not name.start or name.end + 1 >= len(doc):
        return False
    link, after = low(doc[name.start - 1]), doc[name.end]
    named = low(after) in first and is_capital(after) and is_capital(doc[name.end + 1])
    return named and link in {"de", "d'", "a", "du"} and low(doc[name.start]) not in first


def _swallowed(
    doc: Text, name: Name, titles: set[int], given_too: frozenset[str], surname_too: frozenset[str]
) -> bool:
    """True for a one-word capital or place that is part of a person's name ("Victoria Nuland")."""
    if name.end - name.start > 1 or name.form not in {"capital", "place", "name", "body"}:
        return False
    if name.start and low(doc[name.start - 1]) in {"m.", "mme"}:
        return True  # "M. Hollande" is no country
    if name.form == "body" and name.start and low(doc[name.start - 1]) in {"du", "le", "la", "l'", "au"}:
        return False  # "le secrétaire général du Hezbollah Hassan X"
    after = doc[name.end] if name.end < len(doc) else None
    before = doc[name.start - 1] if name.start else None
    if name.form in {"name", "body"} and is_acronym(doc[name.start].text):
        return False
    if before is not None and _in_office(doc, name, titles):
        return False
    if low(doc[name.start]) in surname_too and (before is None or low(before) not in {"la", "en"}):
        return True  # "Hollande", not "la Hollande"
    if low(doc[name.start]) in given_too and (before is None or low(before) not in {"la", "l'"}):
        return True  # "Dominique de Villepin"
    follows = after is not None and after.pos_ == "PROPN" and is_capital(after) and not is_acronym(after.text)
    precedes = (
        before is not None and before.pos_ == "PROPN" and is_capital(before) and low(before) not in ARTICLES
        and before.i not in titles and before.text[-1:].isalpha() and not is_acronym(before.text)
    )  # fmt: skip
    return follows or precedes


def _in_office(doc: Text, name: Name, titles: set[int]) -> bool:
    """ "l'ambassadeur de France | Karim X", "le patron d'Orange | Y Z": what a title is of, then a name."""
    begin, end = name.start, name.end
    if begin < 2 or end + 1 >= len(doc) or low(doc[begin - 1]) not in {"de", "d'", "du"}:
        return False
    full = is_capital(doc[end]) and (is_capital(doc[end + 1]) or low(doc[end + 1]) in {*PARTICLES, "de"})
    return begin - 2 in titles and full


# --- bodies and states -----------------------------------------------------------------------


def _acronym(doc: Text, end: int) -> tuple[str, int]:
    """The acronym in brackets right after a name, and the index after the bracket."""
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        text = doc[end + 1].text
        if is_acronym(text) or (text[:1].isupper() and text.isalpha() and len(text) <= 10):
            return text, end + 3
    return "", end


def _federated(doc: Text, start: int) -> bool:
    """ "l'État de Washington": a member of a federation, called as a capital is."""
    return start > 1 and low(doc[start - 1]) == "de" and low(doc[start - 2]) == "etat"


def _bodies_and_states(work: Draft) -> None:
    doc = work.doc
    skip_until = 0
    for name in work.names:
        if name.form == "place" or (name.form == "run" and name.start >= skip_until):
            continue
        if name.start < skip_until:
            name.form = "used"
            continue
        if name.form == "capital" and (
            _federated(doc, name.start) or not acts(doc, name.start, name.end, work.gazetteer, place=True)
        ):
            name.form = "place"
            continue
        if name.form == "acronym" and _part_of_person(work, name):
            name.form = "run"
            continue
        if name.form == "acronym" and not name.known and carried(work, name):
            continue
        sent = name.start in work.dateline  # "MOSCOU (AFP) –" names an agency, not Moscow again
        acronym, after = ("", name.end) if sent else _acronym(doc, name.end)
        entity = _spelt_out(work, name, acronym) or _body_entity(work, name)
        owner = part_of(surface(doc, name.start, name.end), acronym, work.gazetteer)
        if owner is not None and owner != entity.known:
            skip_until, acronym = after, ""
            work.mention(work.registry.known(owner), after - 2, after - 1, "name")
        if acronym:
            entity = _join_acronym(work, entity, acronym)
            skip_until = after
        name.entity = entity.key
        _qualifiers(work, name, entity)
        if acronym and not name.known and entity.known:
            inside(work, name, entity)
        work.mention(entity, name.start, name.end, FORMS.get(name.form, "name"), exported=not sent)
        if acronym:
            work.mention(entity, name.end + 1, name.end + 2, "name")


def _part_of_person(work: Draft, name: Name) -> bool:
    before = work.doc[name.start - 1] if name.start else None
    return before is not None and low(before) in {"m.", "mme", "mm."}


def _spelt_out(work: Draft, name: Name, acronym: str) -> Entity | None:
    """The body that a headline calls by its acronym, which the text now spells out beside it."""
    text, met = surface(work.doc, name.start, name.end), work.registry.named(acronym)
    if met is None or met.known or name.known or not is_acronym(acronym) or work.registry.named(text):
        return None
    work.registry.alias(met, text)
    met.name, met.kind = text, name.kind or met.kind
    return met


def _join_acronym(work: Draft, entity: Entity, acronym: str) -> Entity:
    """The entity that `acronym` already names, else `entity` with the acronym as an alias."""
    other = work.registry.named(acronym)
    unlike = other is not None and other.key != entity.key and other.known and not entity.known
    if other is not None and unlike and set(fold(entity.name).split()) & set(fold(other.name).split()):
        return other
    work.registry.alias(entity, acronym)
    work.registry.by_name[fold(acronym)] = entity.key
    return entity


def _body_entity(work: Draft, name: Name) -> Entity:
    doc, registry = work.doc, work.registry
    text = surface(doc, name.start, name.end)
    if name.form == "partisans":
        return party_of(doc, name, registry, work.gazetteer)
    if name.known:
        local = registry.named(text)
        if local is not None and not local.known:  # the article defines this acronym itself
            return local
        work.states.append(name.known)
        return registry.known(name.known)
    named = registry.named(text) or _same_body(work, text)
    if named is not None:
        return named
    kind: ActorKind = name.kind or apposed_kind(work, name.start) or "organisation"
    entity, bare = registry.new(text, kind), name.start + 1
    whole = (
        bare < name.end and is_capital(doc[bare]) and not any(map(is_capital, doc[name.end : name.end + 1]))
    )
    if name.lower and kind in {"party", "armed_group"} and whole:
        registry.alias(entity, surface(doc, bare, name.end))  # "Oudar" after "le parti Oudar"
    return entity


def _same_body(work: Draft, text: str) -> Entity | None:
    """A body met before under a longer name: "Parlement" for "Parlement libyen"."""
    words = fold(text).split()
    for entity in reversed(work.registry.entities):
        for name in entity.names if entity.kind not in {"person", "country"} else []:
            other = fold(name).split()
            if words == other[: len(words)] or (words == [w for w in other if w in words] and len(words) > 1):
                return entity
    return None


def _qualifiers(work: Draft, name: Name, entity: Entity) -> None:
    """The state that a body's own name names: "Parlement turc" -> Turquie."""
    registry = work.registry
    if name.known:
        owner = work.gazetteer.known[name.known].member_of
        if owner:
            entity.member_of = registry.known(owner).key
        return
    if name.form != "body":
        return
    inside(work, name, entity)


def inside(work: Draft, name: Name, entity: Entity) -> None:
    """States and bodies named inside a body's name: it belongs to the first of them."""
    registry = work.registry
    for token in work.doc[name.start : name.end]:
        state = demonym(work.gazetteer, token, work.states)
        if state and not is_capital(token):
            owner_entity = registry.known(state)
            work.mention(owner_entity, token.i, token.i + 1, "demonym")
            if entity.member_of is None and owner_entity.key != entity.key:
                entity.member_of = owner_entity.key
    for hit in work.gazetteer.names.scan(work.doc.surface(name.start, name.end)):
        if hit.form == "name" and work.gazetteer.known[hit.value].kind in {"country", "organisation"}:
            offset = work.doc[name.start].idx
            start = work.offsets.starts.get(offset + hit.start)
            end = work.offsets.ends.get(offset + hit.end)
            owner_entity = registry.known(hit.value)
            if start is not None and end is not None and owner_entity.key != entity.key:
                work.mention(owner_entity, start, end, "name")
                entity.member_of = entity.member_of if entity.member_of is not None else owner_entity.key
