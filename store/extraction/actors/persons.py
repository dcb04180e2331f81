"""Runs of capitals that are persons, and the titles they bear."""

from __future__ import annotations

from functools import partial

from store.extraction.actors.affiliation import OFFICES, passage_state
from store.extraction.actors.evidence import acts, after_place, at_leisure, listed
from store.extraction.actors.firms import firm, national_firm
from store.extraction.actors.institutions import by_given, coupled, nicknames
from store.extraction.actors.titles import TitlePhrase, title_gender
from store.extraction.actors.words import (
    Name,
    demonym,
    is_capital,
    low,
    of_those,
    preposition,
    regions,
    span_head,
    starts_sentence,
)
from store.extraction.actors.workspace import Draft, apposed_kind, surface
from store.extraction.entities import Entity
from store.extraction.words import Word
from store.lexicon.gazetteer import content_words, fold
from store.model import ActorKind

PARTS = frozenset({"de", "d'", "du", "des"})  # "M. de Varneuil", after whoever is called so in full


def find_persons(work: Draft) -> None:
    runs = [n for n in work.names if n.form == "run"]
    titled = {i: t for t in work.titles for i in (t.end, t.end + 1)}
    titled |= _second(work, runs, titled)
    short = False
    for name in sorted(runs, key=lambda n: (n.end - n.start == 1 or work.low[n.start] in PARTS, n.start)):
        if name.end - name.start == 1 and not short:
            short = True
            nicknames(work)
        title = titled.get(name.start)
        if (
            title is not None
            and title.noun not in {"mm.", "mmes"}
            and name.start == title.end + 1
            and work.doc[title.end].text != ","
        ):
            title = None
        _place_run(work, name, title)


def _second(work: Draft, runs: list[Name], titled: dict[int, TitlePhrase]) -> dict[int, TitlePhrase]:
    """ "MM. Durand, Petit et Leroux": the title of the first is that of the others."""
    found: dict[int, TitlePhrase] = {}
    last: tuple[int, TitlePhrase] | None = None
    for name in sorted(runs, key=lambda n: n.start):
        plural = titled.get(name.start)
        if plural is not None and plural.noun in {"mm.", "mmes"} and plural.end == name.start:
            last = name.end, plural
        elif last is not None and name.start == last[0] + 1 and low(work.doc[last[0]]) in {"et", ","}:
            found[name.start] = last[1]
            last = name.end, last[1]
    return found


def _place_run(work: Draft, name: Name, title: TitlePhrase | None) -> None:
    """Make or find the entity of a run of capitals, or leave it out."""
    doc, registry = work.doc, work.registry
    shared = coupled(work, name)
    text = shared or surface(doc, name.start, name.end)
    named = registry.named(text)
    if named is None and fold(text) in work.nicknames:
        named = registry.entities[work.nicknames[fold(text)]]
    alone = name.end - name.start == 1 and not shared
    throne = alone and title is not None and title.noun.split()[0] in work.gazetteer.words["name.regnal"]
    if named is None and not throne and (alone or title is not None or registry.persons()):
        gender = title_gender(title)
        named = registry.person(text, partial(_last_before, work, name.start), gender)
        if named is not None and _another(content_words(text), content_words(named.name)):
            named = None
    if named is None and alone and title is None:
        named = by_given(work, text)
    if named is None:
        named = _made(work, name, title, text, known=not throne)
    if named is None:
        return
    name.entity = named.key
    work.mention(named, name.start, name.end, "name")


def _made(work: Draft, name: Name, title: TitlePhrase | None, text: str, *, known: bool) -> Entity | None:
    """The entity of a run, called `text`, that nothing before it names, `known`: perhaps a person of the
    gazetteer; None when nothing says that it is an actor.
    """
    kind, registry = _run_kind(work, name, title), work.registry
    if kind is None:
        return None
    body = registry.body(text) if kind == "organisation" and name.end - name.start == 1 else None
    if body is not None:
        return body  # "l'Ordre" after "l'Ordre des médecins"
    gender = title_gender(title)
    person = registry.known_person(text, gender) if kind == "person" and known else None
    entity = person or registry.new(text, kind)
    if kind == "person":
        entity.gender = "f" if gender == "f" else "m" if gender == "m" else ""
    return entity


def _another(words: tuple[str, ...], named: tuple[str, ...]) -> bool:
    """True when a full name only resembles the one of `named`: same surname, other given name."""
    return len(words) > 1 and len(words) >= len(named) and words != named


def _last_before(work: Draft, start: int) -> dict[int, int]:
    last: dict[int, int] = {}
    for mention in work.map.mentions:
        if mention.start < start:
            last[mention.entity] = max(last.get(mention.entity, -1), mention.start)
    return last


def _run_kind(work: Draft, name: Name, title: TitlePhrase | None) -> ActorKind | None:
    """Kind of an unknown run; None when nothing says that it is an actor."""
    doc = work.doc
    apposed = apposed_kind(work, name.start)
    if title is not None and (title.role not in {"figure", "label"} or title.end == name.start):
        return "organisation" if apposed == "organisation" and firm(work, name) else "person"
    one = name.end - name.start == 1 and low(doc[name.start - 1]) in {"le", "la", "l'", "du", "au"}
    native = one and low(doc[name.start]) in regions(work.gazetteer)
    if native or at_leisure(doc, name, work.gazetteer):
        return None  # "le Valaisan" is somebody, and no name
    if apposed is not None:
        return apposed
    described = _described(work, name)
    if described is not None:
        return described
    if national_firm(work, name):
        return "organisation"
    before = doc[name.start - 1] if name.start else None
    article = low(before) if before is not None else ""
    determined = article in {"le", "la", "l'", "les", "du", "au", "aux", "des"}
    case = preposition(doc, name.start, span_head(doc, name.start, name.end))
    locative = case in work.gazetteer.words["place.prepositions"] or case in {"a", "en", "au", "aux"}
    if carried(work, name):
        return None
    body = firm(work, name)
    if name.end - name.start > 1:
        placed = locative and not acts(doc, name.start, name.end, work.gazetteer, place=True)
        if placed and not _given(work, name):
            return None
        if before is not None and low(before) in work.gazetteer.demonyms:
            return "person"
        return "organisation" if body or determined or _members_of(work, name.start) else "person"
    if not acts(doc, name.start, name.end, work.gazetteer, place=True):
        return None
    if body:
        return "organisation"
    if starts_sentence(doc[name.start]) and not _elsewhere(work, name):
        return "organisation" if _bare_subject(work, name.start) else None
    if doc[name.start].pos_ != "PROPN" and not determined:
        return None
    if not determined and after_place(work.doc, name.start) and _bare_subject(work, name.start):
        return "person" if registered(work, name) else "organisation"
    if determined:
        return "organisation"
    return "person" if _often(work, name) or registered(work, name) or listed(work.doc, name.start) else None


def _members_of(work: Draft, start: int) -> bool:
    """ "au sein de X", "membre de X": whether the name at `start` is one that people belong to."""
    before = work.low[max(start - 3, 0) : start]
    return before[-2:-1] in (["sein"], ["membre"], ["membres"]) and before[-1] in {"de", "d'", "du"}


def _given(work: Draft, name: Name) -> bool:
    """True for a run that opens with a first name after a mere "à": "une alliance à Félix Durand"."""
    case = preposition(work.doc, name.start, span_head(work.doc, name.start, name.end))
    words, first = work.gazetteer.words, low(work.doc[name.start])
    given = first in words["given.masculine"] or first in words["given.feminine"]
    verb = span_head(work.doc, name.start, name.end)
    given = given or work.doc[verb].head.lemma_ in words["name.giving"]  # "a confié à X la formation …"
    return given and case not in words["place.prepositions"]


def _described(work: Draft, name: Name) -> ActorKind | None:
    """The kind that an apposition gives an unknown name: "l'Acipa, association historique, a …"."""
    doc, i = work.doc, name.end
    if i + 2 >= len(doc) or doc[i].text != ",":
        return None
    i += 1
    while i < min(name.end + 5, len(doc) - 1) and (doc[i].pos_ in {"DET", "ADJ", "NUM"}):
        i += 1
    kind = work.gazetteer.apposed.get(low(doc[i])) if doc[i].pos_ == "NOUN" else None
    return kind if kind != "armed_group" else None


def _bare_subject(work: Draft, i: int) -> bool:
    """True for a capital that opens a sentence and, without an article, does what its verb says: a name."""
    token, doc = work.doc[i], work.doc
    after = doc[i + 1] if i + 1 < len(doc) else None
    if after is not None and after.text == "," and _quality(work, i):
        return False
    verbal = token.head.pos_ == "VERB" and "Fin" in _finite(token.head)
    follows = after is not None and (after.pos_ in {"VERB", "AUX"} or low(after) in AFTER_SUBJECT)
    return token.pos_ == "PROPN" and token.dep_ == "nsubj" and verbal and follows and len(token.text) > 2


def _quality(work: Draft, i: int) -> bool:
    """ "Furieuse, Paul Durand …": the word at `i`, before a comma and the only name of the clause."""
    named = [n for n in work.names if n.start == i + 2 and n.form in {"run", "body"}]
    end = max((n.end for n in named), default=0)
    return bool(end) and low(work.doc[end]) not in {",", "et", "ou"} if end < len(work.doc) else False


AFTER_SUBJECT = frozenset({",", "et", "ne", "n'", "se", "s'", "l'", "la", "le", "les", "lui", "y", "en"})


def _finite(token: Word) -> list[str]:
    """The verb forms of a predicate with its auxiliaries."""
    verbs = [t for t in (token, *token.children) if t.pos_ in {"VERB", "AUX"}]
    return [form for verb in verbs for form in verb.morph.get("VerbForm", ())]


def _often(work: Draft, name: Name) -> bool:
    """A single bare name counts as a person from its second mention on: first names of passers-by do not."""
    text = work.doc[name.start].text
    return sum(t.text == text for t in work.doc.like(work.doc[name.start])) > 1


def registered(work: Draft, name: Name) -> bool:
    """True for a surname that the gazetteer knows, or that a title goes with somewhere."""
    words = content_words(work.doc[name.start].text)
    return words[-1] in work.gazetteer.surnames


def carried(work: Draft, name: Name) -> bool:
    """True for the name of a thing, "l'opération Serval", here or elsewhere in the article."""
    first, carriers = work.doc[name.start], work.gazetteer.words["proposal.carriers"]
    for other in work.doc.like(first):
        k = other.i - 1
        while k > 0 and work.doc[k].text in {'"', "«", "“"}:
            k -= 1
        things = k >= 0 and other.text == first.text and work.low[k] in carriers
        if things and any(n.start == other.i for n in work.names):
            return True
    return False


def _elsewhere(work: Draft, name: Name) -> bool:
    """True when the word is also capitalised where no sentence starts: it is a name then."""
    text = work.doc[name.start].text
    like = work.doc.like(work.doc[name.start])
    return any(t.text == text and t.i != name.start and not starts_sentence(t) for t in like)


TITLE_LENGTH = 12  # words within which a title's complements end
BEFORE_TITLE = frozenset(
    ("le", "la", "l'", "son", "sa", "leur", "ancien", "ancienne", "nouveau", "nouvelle", "ex-")
)


def attach(work: Draft) -> None:
    """Join titles to the names beside them: "le maréchal X", "le ministre des …, X", "X, chef de …"."""
    names = [n for n in work.names if n.entity is not None]
    by_start, by_end = {n.start: n for n in names}, {n.end: n for n in names}
    for title in work.titles:
        _attach(work, title, by_start, by_end)


def _attach(work: Draft, title: TitlePhrase, by_start: dict[int, Name], by_end: dict[int, Name]) -> None:
    doc = work.doc
    after = by_start.get(title.end)
    if after is not None and is_person(work, after):
        _bear(work, title, after, merged=True)
        return
    if title.role == "honorific":
        return
    tail = _tail(work, title)
    if tail < len(doc) and doc[tail].text != ",":
        tail = _to_comma(work, title, by_start)
    k = tail + 1
    if (
        tail < len(doc)
        and doc[tail].text == ","
        and k in by_start
        and is_person(work, by_start[k])
        and tail > title.end
    ):
        title.end = tail
    k = title.end + 1
    if (
        title.end < len(doc)
        and doc[title.end].text in {",", '"', "«"}
        and k in by_start
        and is_person(work, by_start[k])
    ):
        _bear(work, title, by_start[k], merged=False)
        return
    k = title.start - 1
    if k >= 0 and low(doc[k]) in BEFORE_TITLE:
        k -= 1
    if k >= 0 and low(doc[k]) in {"le", "la", "l'"}:
        k -= 1
    if k >= 0 and doc[k].text in {",", "("} and k in by_end and is_person(work, by_end[k]):
        closing = doc[title.end].text if title.end < len(doc) else "."
        if (
            closing in {",", ".", ")", ";", ":", "»", "!", "?"}
            or doc[title.start].dep_ == "appos"
            or k == title.start - 1
        ):
            _bear(work, title, by_end[k], merged=False)


def _tail(work: Draft, title: TitlePhrase) -> int:
    """Index after "de la junte", "des assaillants" that follows a title, its own end when nothing does."""
    doc, i = work.doc, title.end
    while i < len(doc) and doc[i].pos_ == "ADJ" and not is_capital(doc[i]):
        i += 1
    if i > title.end and i < len(doc) and doc[i].text == ",":
        return i  # "le président de la Mutualité | française, X"
    i = title.end
    if i + 1 >= len(doc) or low(doc[i]) not in {"de", "du", "d'", "des"}:
        return title.end
    i += 2 if low(doc[i + 1]) in {"la", "l'", "le"} else 1
    if i >= len(doc) or doc[i].pos_ != "NOUN":
        return title.end
    i += 1
    while i < len(doc) and doc[i].pos_ == "ADJ":
        title.of_state = title.of_state or demonym(work.gazetteer, doc[i])
        i += 1
    if i + 1 < len(doc) and low(doc[i]) in {"de", "du", "d'", "des"} and doc[i + 1].pos_ in {"NOUN", "PROPN"}:
        i += 2  # "du ministère chinois des Affaires étrangères"
        while i < len(doc) and doc[i].pos_ == "ADJ":
            i += 1
    return i


def _to_comma(work: Draft, title: TitlePhrase, by_start: dict[int, Name]) -> int:
    """Index of the comma in "la ministre déléguée aux Transports maritimes, X": all before it, and the name
    after it, hang from the title; its own end when there is none.
    """
    doc, i = work.doc, title.end
    head = doc[span_head(doc, title.start, title.end)]
    while i < min(len(doc), title.end + TITLE_LENGTH) and head in doc[i].above and not doc[i].finite:
        if doc[i].text == ",":
            break
        i += 1
    name = by_start.get(i + 1)
    if i >= len(doc) or doc[i].text != "," or name is None:
        return title.end
    return i if head in doc[span_head(doc, name.start, name.end)].above else title.end


def is_person(work: Draft, name: Name) -> bool:
    return name.entity is not None and work.registry.entities[name.entity].kind == "person"


def _bear(work: Draft, title: TitlePhrase, name: Name, *, merged: bool) -> None:
    """`name`'s person bears `title`; record whom it speaks for, and the title as a mention."""
    assert name.entity is not None
    entity = work.registry.entities[name.entity]
    title.used = True
    work.roles.setdefault(entity.key, []).append(title)
    if not entity.gender and title_gender(title):
        entity.gender = "f" if title_gender(title) == "f" else "m"
    _speaks_for(work, title, entity)
    if merged:
        for mention in work.map.mentions:
            if mention.entity == entity.key and mention.start == name.start and mention.end == name.end:
                work.map.move(mention, title.start, span_head(work.doc, title.start, name.end))
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
    if not title.of_state or title.former:
        return None
    return work.registry.known(of_those(work.gazetteer, title.of_state, work.states))


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
