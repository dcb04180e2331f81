"""From names and titles to the actors of an article and their mentions."""

from __future__ import annotations

from spacy.tokens import Doc

from store.extraction.actors.affiliation import OFFICES, known_people, leaders, of_body, offices, passage_state
from store.extraction.actors.bodies import find_bodies, national_bodies
from store.extraction.actors.evidence import acts
from store.extraction.actors.institutions import institutions, nicknames
from store.extraction.actors.names import capital_runs, gazetteer_names
from store.extraction.actors.registry import Registry
from store.extraction.actors.titles import TitlePhrase, find_title_nouns, qualify, shorten
from store.extraction.actors.words import Name, demonym, is_acronym, is_capital, low, preposition, span_head, starts_sentence
from store.extraction.actors.workspace import Draft, surface
from store.extraction.entities import Entity, EntityMap, Form
from store.lexicon.gazetteer import Gazetteer, content_words, fold
from store.model import ActorKind

FORMS: dict[str, Form] = {"seat": "metonym", "capital": "metonym", "demonym": "demonym"}


def draft(doc: Doc, gazetteer: Gazetteer) -> Draft:
    """Names and titles found, entities made for all that is named; no coreference yet."""
    registry = Registry(gazetteer)
    work = Draft(doc, gazetteer, registry, EntityMap(doc, registry.entities))
    _collect(work)
    _bodies_and_states(work)
    _persons(work)
    _demonyms(work)
    for title in work.titles:
        _attach(work, title)
    institutions(work)
    offices(work)
    of_body(work)
    leaders(work)
    known_people(work)
    return work


# --- collecting spans ------------------------------------------------------------------------


def _collect(work: Draft) -> None:
    doc, gazetteer = work.doc, work.gazetteer
    work.titles = find_title_nouns(doc, gazetteer)
    title_tokens = {i for t in work.titles for i in range(t.start, t.end)}
    known = [n for n in gazetteer_names(doc, gazetteer) if not _swallowed(doc, n, title_tokens)]
    known = [n for n in known if not all(i in title_tokens for i in range(n.start, n.end))]
    taken = {i: n for n in known for i in range(n.start, n.end)}
    title_starts = {t.start for t in work.titles}
    bodies = find_bodies(doc, taken, title_tokens, title_starts, gazetteer)
    bodies = [b for b in bodies if not any(t.start < b.start and b.end <= t.end for t in work.titles)]
    for title in work.titles:
        cut = next((b.start for b in bodies if title.start < b.start < title.end), 0)
        if cut:  # "chef du | Gouvernement d'union nationale"
            shorten(doc, title, cut, gazetteer)
    title_tokens = {i for t in work.titles for i in range(t.start, t.end)}
    for body in bodies:  # a body's longer name wins over the place or state inside it
        known = [n for n in known if not body.start <= n.start < body.end]
    taken = {i: n for n in [*known, *bodies] for i in range(n.start, n.end)}
    for body, state in national_bodies(doc, taken, gazetteer):
        bodies.append(body)
        body.of = -1 if state is None else work.registry.known(state).key
        taken |= dict.fromkeys(range(body.start, body.end), body)
    runs = capital_runs(doc, set(taken), title_tokens, gazetteer)
    work.names = sorted([*known, *bodies, *runs], key=lambda n: (n.start, -n.end))
    starts = {n.start: k for k, n in enumerate(work.names)}
    for title in work.titles:
        qualify(doc, title, work.names, starts, gazetteer)


def _swallowed(doc: Doc, name: Name, titles: set[int]) -> bool:
    """True for a one-word capital or place that is part of a person's name ("Victoria Nuland")."""
    if name.end - name.start > 1 or name.form not in {"capital", "place", "name", "body"}:
        return False
    after = doc[name.end] if name.end < len(doc) else None
    before = doc[name.start - 1] if name.start else None
    if name.form in {"name", "body"} and is_acronym(doc[name.start].text):
        return False
    follows = after is not None and after.pos_ == "PROPN" and is_capital(after) and not is_acronym(after.text)
    precedes = (
        before is not None and before.pos_ == "PROPN" and is_capital(before)
        and before.i not in titles and before.text[-1:].isalpha() and not is_acronym(before.text)
    )  # fmt: skip
    return follows or precedes


# --- bodies and states -----------------------------------------------------------------------


def _acronym(doc: Doc, end: int) -> tuple[str, int]:
    """The acronym in brackets right after a name, and the index after the bracket."""
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        text = doc[end + 1].text
        if is_acronym(text) or (text[:1].isupper() and text.isalpha() and len(text) <= 10):
            return text, end + 3
    return "", end


def _bodies_and_states(work: Draft) -> None:
    doc, registry = work.doc, work.registry
    skip_until = 0
    for name in work.names:
        if name.form == "place" or (name.form == "run" and name.start >= skip_until):
            continue
        if name.start < skip_until:
            name.form = "used"
            continue
        if name.form == "capital" and not acts(doc, name.start, name.end, work.gazetteer, place=True):
            name.form = "place"
            continue
        if name.form == "acronym" and _part_of_person(work, name):
            name.form = "run"
            continue
        entity = _body_entity(work, name)
        acronym, after = _acronym(doc, name.end)
        if acronym:
            entity = _join_acronym(work, entity, acronym)
            skip_until = after
        name.entity = entity.key
        _qualifiers(work, name, entity)
        if acronym and not name.known and entity.known:
            inside(work, name, entity)
        work.mention(entity, name.start, name.end, FORMS.get(name.form, "name"))
        if acronym:
            work.mention(entity, name.end + 1, name.end + 2, "name")


def _part_of_person(work: Draft, name: Name) -> bool:
    before = work.doc[name.start - 1] if name.start else None
    return before is not None and low(before) in {"m.", "mme", "mm."}


def _join_acronym(work: Draft, entity: Entity, acronym: str) -> Entity:
    """The entity that `acronym` already names, else `entity` with the acronym as an alias."""
    other = work.registry.named(acronym)
    if other is not None and other.key != entity.key and other.known and not entity.known:
        if set(fold(entity.name).split()) & set(fold(other.name).split()):
            return other
    work.registry.alias(entity, acronym)
    work.registry.by_name[fold(acronym)] = entity.key
    return entity


def _body_entity(work: Draft, name: Name) -> Entity:
    doc, registry = work.doc, work.registry
    text = surface(doc, name.start, name.end)
    if name.known:
        local = registry.named(text)
        if local is not None and not local.known:  # the article defines this acronym itself
            return local
        work.states.append(name.known)
        return registry.known(name.known)
    named = registry.named(text) or _same_body(work, text)
    if named is not None:
        return named
    kind: ActorKind = name.kind or _apposed_kind(work, name.start) or "organisation"
    return registry.new(text, kind)


def _same_body(work: Draft, text: str) -> Entity | None:
    """A body met before under a longer name: "Parlement" for "Parlement libyen"."""
    words = fold(text).split()
    for entity in reversed(work.registry.entities):
        for name in entity.names if entity.kind not in {"person", "country"} else []:
            other = fold(name).split()
            if words == other[: len(words)] or (words == [w for w in other if w in words] and len(words) > 1):
                return entity
    return None


def _apposed_kind(work: Draft, start: int) -> ActorKind | None:
    """Kind that the noun before a name gives it ("le quotidien X" -> media)."""
    i = start - 1
    while i >= 0 and work.doc[i].text in {'"', "«", "“"}:
        i -= 1
    while i >= 0 and work.doc[i].pos_ == "ADJ" and not is_capital(work.doc[i]):
        i -= 1
    return work.gazetteer.apposed.get(low(work.doc[i])) if i >= 0 else None


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
    for hit in work.gazetteer.names.scan(work.doc[name.start : name.end].text):
        if hit.form == "name" and work.gazetteer.known[hit.value].kind in {"country", "organisation"}:
            offset = work.doc[name.start].idx
            span = work.doc.char_span(offset + hit.start, offset + hit.end)
            owner_entity = registry.known(hit.value)
            if span is not None and owner_entity.key != entity.key:
                work.mention(owner_entity, span.start, span.end, "name")
                entity.member_of = entity.member_of if entity.member_of is not None else owner_entity.key


# --- persons ---------------------------------------------------------------------------------


def _persons(work: Draft) -> None:
    runs = [n for n in work.names if n.form == "run"]
    titled = {i: t for t in work.titles for i in (t.end, t.end + 1)}
    short = False
    for name in sorted(runs, key=lambda n: (n.end - n.start == 1, n.start)):
        if name.end - name.start == 1 and not short:
            short = True
            nicknames(work)
        title = titled.get(name.start)
        if title is not None and name.start == title.end + 1 and work.doc[title.end].text != ",":
            title = None
        _place_run(work, name, title)


def _place_run(work: Draft, name: Name, title: TitlePhrase | None) -> None:
    """Make or find the entity of a run of capitals, or leave it out."""
    doc, registry = work.doc, work.registry
    text = surface(doc, name.start, name.end)
    named = registry.named(text)
    if named is None and fold(text) in work.nicknames:
        named = registry.entities[work.nicknames[fold(text)]]
    if named is None and (name.end - name.start == 1 or title is not None or registry.persons()):
        gender = _title_gender(title)
        named = registry.person(text, _last_before(work, name.start), gender)
        if named is not None and name.end - name.start > 1 and len(content_words(text)) > 1:
            if len(content_words(text)) >= len(content_words(named.name)) and content_words(text) != content_words(named.name):
                named = None
    if named is None:
        kind = _run_kind(work, name, title)
        if kind is None:
            return
        named = (registry.known_person(text, _title_gender(title)) if kind == "person" else None) or registry.new(text, kind)
        if kind == "person":
            named.gender = "f" if _title_gender(title) == "f" else "m" if title is not None else ""
    name.entity = named.key
    work.mention(named, name.start, name.end, "name")


def _last_before(work: Draft, start: int) -> dict[int, int]:
    last: dict[int, int] = {}
    for mention in work.map.mentions:
        if mention.start < start:
            last[mention.entity] = max(last.get(mention.entity, -1), mention.start)
    return last


def _title_gender(title: TitlePhrase | None) -> str:
    if title is None:
        return ""
    noun = title.noun.split()[0]
    women = ("ente", "iere", "llere", "trice", "euse", "rde", "ouee", "chargee", "elue", "utee")
    if noun in {"mme", "mmes", "mlle", "madame", "lady", "reine", "cheffe", "cancelliere"} or noun.endswith(women):
        return "f"
    if noun in {"m.", "monsieur", "roi", "sir", "pape", "emir"} or noun.endswith(("ent", "ier", "teur")):
        return "m"
    return ""


def _run_kind(work: Draft, name: Name, title: TitlePhrase | None) -> ActorKind | None:
    """Kind of an unknown run; None when nothing says that it is an actor."""
    doc = work.doc
    apposed = _apposed_kind(work, name.start)
    if title is not None and (title.role not in {"figure", "label"} or title.end == name.start):
        return "person"
    if leisure(work, name.start):
        return None
    if apposed is not None:
        return apposed
    before = doc[name.start - 1] if name.start else None
    article = low(before) if before is not None else ""
    determined = article in {"le", "la", "l'", "les", "du", "au", "aux", "des"}
    case = preposition(doc, name.start, span_head(doc, name.start, name.end))
    locative = case in work.gazetteer.words["place.prepositions"] or case in {"a", "en", "au", "aux"}
    if _carried(work, name):
        return None
    if name.end - name.start > 1:
        if locative and not acts(doc, name.start, name.end, work.gazetteer, place=True):
            return None
        if before is not None and low(before) in work.gazetteer.demonyms:
            return "person"
        return "organisation" if determined else "person"
    if not acts(doc, name.start, name.end, work.gazetteer, place=True):
        return None
    if starts_sentence(doc[name.start]) and not _elsewhere(work, name):
        return None
    if doc[name.start].pos_ != "PROPN" and not determined:
        return None
    if article in {"les", "aux", "des"}:
        return "armed_group"
    if determined:
        return "organisation"
    return "person" if _often(work, name) or registered(work, name) else None


def _often(work: Draft, name: Name) -> bool:
    """A single bare name counts as a person from its second mention on: first names of passers-by do not."""
    text = work.doc[name.start].text
    return sum(t.text == text for t in work.doc) > 1


def registered(work: Draft, name: Name) -> bool:
    """True for a surname that the gazetteer knows, or that a title goes with somewhere."""
    words = content_words(work.doc[name.start].text)
    return words[-1] in work.gazetteer.surnames


def _carried(work: Draft, name: Name) -> bool:
    """True for the name of a thing, "l'opération Serval", here or elsewhere in the article."""
    text, carriers = work.doc[name.start].text, work.gazetteer.words["proposal.carriers"]
    for other in work.names:
        if other.start and work.doc[other.start].text == text:
            k = other.start - 1
            while k > 0 and work.doc[k].text in {'"', "«", "“"}:
                k -= 1
            if low(work.doc[k]) in carriers:
                return True
    return False


def leisure(work: Draft, i: int) -> bool:
    """True in a sentence about a match or a film, where unknown names act in no politics."""
    return any(low(t) in work.gazetteer.words["leisure.words"] for t in work.doc[i].sent)


def _elsewhere(work: Draft, name: Name) -> bool:
    """True when the word is also capitalised where no sentence starts: it is a name then."""
    text = work.doc[name.start].text
    return any(t.text == text and t.i != name.start and not starts_sentence(t) for t in work.doc)


def _attach(work: Draft, title: TitlePhrase) -> None:
    """Join a title to the name beside it: "le maréchal X", "le ministre des …, X", "X, chef de …"."""
    doc = work.doc
    by_start = {n.start: n for n in work.names if n.entity is not None}
    by_end = {n.end: n for n in work.names if n.entity is not None}
    after = by_start.get(title.end)
    if after is not None and _is_person(work, after):
        _bear(work, title, after, merged=True)
        return
    if title.role == "honorific":
        return
    tail = _tail(work, title)
    k = tail + 1
    if tail < len(doc) and doc[tail].text == "," and k in by_start and _is_person(work, by_start[k]) and tail > title.end:
        title.end = tail
    k = title.end + 1
    if title.end < len(doc) and doc[title.end].text in {",", '"', "«"} and k in by_start and _is_person(work, by_start[k]):
        _bear(work, title, by_start[k], merged=False)
        return
    k = title.start - 1
    if k >= 0 and low(doc[k]) in {"le", "la", "l'", "son", "sa", "leur", "ancien", "ancienne", "nouveau", "nouvelle", "ex-"}:
        k -= 1
    if k >= 0 and low(doc[k]) in {"le", "la", "l'"}:
        k -= 1
    if k >= 0 and doc[k].text in {",", "("} and k in by_end and _is_person(work, by_end[k]):
        closing = doc[title.end].text if title.end < len(doc) else "."
        if closing in {",", ".", ")", ";", ":", "»", "!", "?"} or doc[title.start].dep_ == "appos" or k == title.start - 1:
            _bear(work, title, by_end[k], merged=False)


def _tail(work: Draft, title: TitlePhrase) -> int:
    """Index after "de la junte", "des assaillants" that follows a title, its own end when nothing does."""
    doc, i = work.doc, title.end
    if i + 1 >= len(doc) or low(doc[i]) not in {"de", "du", "d'", "des"}:
        return title.end
    i += 2 if low(doc[i + 1]) in {"la", "l'", "le"} else 1
    if i >= len(doc) or doc[i].pos_ != "NOUN":
        return title.end
    i += 1
    while i < len(doc) and doc[i].pos_ == "ADJ":
        i += 1
    return i


def _is_person(work: Draft, name: Name) -> bool:
    return name.entity is not None and work.registry.entities[name.entity].kind == "person"


def _bear(work: Draft, title: TitlePhrase, name: Name, *, merged: bool) -> None:
    """`name`'s person bears `title`; record whom it speaks for, and the title as a mention."""
    assert name.entity is not None
    entity = work.registry.entities[name.entity]
    title.used = True
    work.roles.setdefault(entity.key, []).append(title)
    if not entity.gender and _title_gender(title):
        entity.gender = "f" if _title_gender(title) == "f" else "m"
    _speaks_for(work, title, entity)
    if merged:
        for mention in work.map.mentions:
            if mention.entity == entity.key and mention.start == name.start and mention.end == name.end:
                mention.start = title.start
                mention.head = span_head(work.doc, title.start, name.end)
    else:
        work.mention(entity, title.start, title.end, "title")


def owner_of(work: Draft, title: TitlePhrase) -> Entity | None:
    """The state or body that a title names, when it is an actor."""
    for index in title.of_names:
        key = work.names[index].entity
        if key is not None:
            return work.registry.entities[key]
        if work.names[index].form in {"capital", "place"} and work.names[index].known:
            return work.registry.known(str(work.names[index].known))
    return work.registry.known(title.of_state) if title.of_state and not title.former else None


def _speaks_for(work: Draft, title: TitlePhrase, entity: Entity) -> None:
    role = work.gazetteer.roles.get(title.role)
    owner = owner_of(work, title)
    if role is None or title.former:
        return
    if owner is None and title.role in OFFICES and entity.member_of is None:
        known = work.gazetteer.known[entity.known].member_of if entity.known else None
        owner = work.registry.known(known) if known else passage_state(work, title)
    if owner is None or owner.key == entity.key:
        return
    if (role.speaks or title.of_names) and entity.member_of is None:
        entity.member_of = owner.key


# --- demonyms --------------------------------------------------------------------------------


def _demonyms(work: Draft) -> None:
    """ "les Américains" and, beside a noun that acts for a state, "l'exécutif américain"."""
    covered = {i for m in work.map.mentions for i in range(m.start, m.end) if m.form != "title"}
    former = {i for t in work.titles if t.former for i in range(t.start, t.end)}
    official = {t.start for t in work.titles if t.role not in {"figure", "label", "honorific"} and not _indefinite(work, t)}
    former |= {i for t in work.titles if _indefinite(work, t) for i in range(t.start, t.end)}
    words = work.gazetteer.words
    nouns = words["stands_for.state"] | words["stands_for.act"] | words["stands_for.owner"]
    for token in work.doc:
        ident = demonym(work.gazetteer, token, work.states)
        if ident is None or token.i in former:
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
        if any(m.start == token.i and m.end == token.i + 1 for m in work.map.mentions):
            continue
        work.mention(work.registry.known(ident), token.i, token.i + 1, "demonym")


def _indefinite(work: Draft, title: TitlePhrase) -> bool:
    """ "un diplomate européen" is nobody in particular and does not speak for Europe."""
    before = work.doc[title.start - 1] if title.start else None
    return before is not None and not title.used and low(before) in {"un", "une"}


def _nationals(work: Draft, i: int, ident: str) -> None:
    """ "les Russes" is Russia; "l'Italien Giuseppe Conte" says where Conte is from."""
    doc = work.doc
    entity = work.registry.known(ident)
    named = next((n for n in work.names if n.start == i + 1 and n.entity is not None), None)
    if named is not None and _is_person(work, named):
        person = work.registry.entities[named.entity or 0]
        if person.key != entity.key:
            for mention in work.map.mentions:
                if mention.entity == person.key and mention.start == named.start:
                    mention.start = i
                    mention.head = span_head(doc, i, named.end)
            return
    if low(doc[i - 1]) in {"les", "des", "aux"}:
        work.mention(entity, i, i + 1, "demonym")
