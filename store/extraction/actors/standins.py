"""What stands for somebody: "les troupes de X", "le camp X", and titles without a name."""

from __future__ import annotations

from collections import Counter

from store.extraction.actors.civic import openers, phrase
from store.extraction.actors.persons import owner_of
from store.extraction.actors.titles import TitlePhrase
from store.extraction.actors.words import low
from store.extraction.actors.workspace import Draft, surface
from store.extraction.entities import Entity, EntityMention
from store.extraction.words import Word

DEFINITE = frozenset(
    {"le", "la", "l'", "les", "ce", "cet", "cette", "du", "au", "aux", "des", "son", "sa", "leur"}
)
LED_WITHIN = 16  # tokens from a noun to the participle that says who leads it
PERSONAL = frozenset({"deputy", "religious", "military", "figure"})  # titles that one bears wherever one is
SAME_ROLE = {"secretary_of_state": "foreign_minister"}


def stand_ins(work: Draft) -> None:
    """Mentions headed by a noun that stands for the name after it; never over a named body."""
    owners = work.gazetteer.words["stands_for.owner"] | work.gazetteer.words["stands_for.state"]
    members = work.gazetteer.words["describe.members"]
    camps = work.gazetteer.words["describe.camps"]
    partisans = work.gazetteer.words["describe.partisans"]
    owners |= members | camps | partisans
    named = {m.head for m in work.map.mentions if m.form in {"name", "title"}}
    covered = {i for m in work.map.mentions if m.form == "name" for i in range(m.start, m.end)}
    for i in work.doc.among(owners):
        token, word = work.doc[i], work.low[i]
        if token.i in named or token.i in covered or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            continue
        owner = _owner(work, token)
        if owner is not None and word in camps and not _camp(work, i, owner[0]):
            continue
        if owner is not None and word in partisans and not _partisans(work, i, owner[0]):
            continue
        if owner is not None and word in members and not _whole(work, i, owner[0]):
            continue
        if owner is not None:
            entity, end = owner
            group = work.registry.entities[entity]
            if (
                low(token) in work.gazetteer.words["stands_for.fighters"]
                and group.kind == "organisation"
                and group.known is None
            ):
                group.kind = "armed_group"
            person = work.registry.entities[entity]
            if person.kind == "person" and low(token) in work.gazetteer.words["government.cabinets"]:
                if work.map.starting(token.i + 1) and end - token.i > 2:
                    continue  # "la porte-parole du gouvernement Léa Roche"; a government bears a surname
                text = surface(work.doc, token.i, end)
                own = work.registry.named(text) or work.registry.new(text, "government")
                if own.member_of is None:
                    own.member_of = person.member_of if person.member_of is not None else person.key
                work.mention(own, token.i, end, "name", head=token.i)
                continue
            work.mention(work.registry.entities[entity], token.i, end, "noun", exported=False, head=token.i)


def led(work: Draft) -> None:
    """Mentions of "la coalition menée par X", and of the bare "la coalition" after it: X, who leads it."""
    words, doc = work.gazetteer.words, work.doc
    leaders: dict[str, Entity] = {}
    for i in doc.among(words["stands_for.led"]):
        word = work.low[i]
        if doc[i].pos_ != "NOUN" or work.map.starting(i):
            continue
        end, leader = _leader(work, i)
        if leader is not None:
            leaders[word] = leader
        elif i and work.low[i - 1] in {"la", "l'", "cette"} and end < len(doc) and doc[end].pos_ != "ADP":
            leader = leaders.get(word)
        if leader is not None:
            work.mention(leader, i, end, "noun", exported=False, head=i)


def _leader(work: Draft, i: int) -> tuple[int, Entity | None]:
    """Where the phrase of the noun at token `i` ends, and who leads it, as a participle says."""
    doc, words = work.doc, work.gazetteer.words
    k = i + 1
    while k < len(doc) and doc[k].pos_ in {"ADJ", "ADV"} and work.low[k] not in words["stands_for.leading"]:
        k += 1
    found = _led_by(work, k)
    if found is not None:
        return found.end, work.registry.entities[found.entity]
    for j in range(k + 1, min(i + LED_WITHIN, len(doc))):  # "une coalition de pays arabes, conduite par X"
        found = _led_by(work, j)
        if found is not None:
            return i + 1, work.registry.entities[found.entity]
        if doc[j].finite or work.low[j] in {".", ";", ":"} or work.low[j] in words["stands_for.led"]:
            break
    return i + 1, None


def _led_by(work: Draft, k: int) -> EntityMention | None:
    """The name after a participle of leading at token `k` and *par*, if that is what stands there."""
    leading = work.gazetteer.words["stands_for.leading"]
    if k + 2 >= len(work.doc) or work.low[k] not in leading or work.low[k + 1] != "par":
        return None
    start = k + 2 + (work.low[k + 2] in {"le", "la", "l'", "les"})
    return next((m for m in work.map.starting(start) if m.form in {"name", "metonym"}), None)


def organs(work: Draft) -> None:
    """Mentions of "le conseil d'administration de X": X, for whom its organ speaks."""
    nouns = work.gazetteer.words["civic.organs"]
    for i in work.doc.among(openers(nouns)):
        stop = phrase(work.low, i, nouns) if work.doc[i].pos_ == "NOUN" else 0
        owner = _owner(work, work.doc[stop - 1]) if stop and not work.map.starting(i) else None
        if owner is not None and work.registry.entities[owner[0]].kind != "person":
            entity = work.registry.entities[owner[0]]
            work.mention(entity, i, owner[1], "noun", exported=False, head=i)


def _whole(work: Draft, i: int, owner: int) -> bool:
    """ "les membres du Parlement" are the Parliament, "des membres" and "deux membres" some of it."""
    before = work.low[i - 1] if i else ""
    entity = work.registry.entities[owner]
    return before in {"les", "aux", "ses", "leurs"} and entity.kind not in {"person", "country"}


def _partisans(work: Draft, i: int, owner: int) -> bool:
    """ "les libéraux de Ciudadanos" are that party, "les conservateurs de Grande-Bretagne" are not."""
    return work.low[i - 1] in {"les", "aux"} and work.registry.entities[owner].kind in {
        "party",
        "organisation",
    }


def _camp(work: Draft, i: int, owner: int) -> bool:
    """ "la majorité socialiste", "le groupe X": the party whose name or adjective is beside the noun."""
    near = work.low[i + 1] if i + 1 < len(work.low) else ""
    return near not in {"de", "du", "d'", "des"} and work.registry.entities[owner].kind == "party"


def _owner(work: Draft, token: Word) -> tuple[int, int] | None:
    """Entity and end of the name that follows `token`: "de X", "X", or an adjective of nationality."""
    doc = work.doc
    i = token.i + 1
    while i < len(doc) and doc[i].pos_ == "ADJ" and not work.map.starting(i) and i < token.i + 3:
        i += 1
    if i < len(doc) and low(doc[i]) in {"de", "du", "d'", "des"}:
        i += 1
        if i < len(doc) and low(doc[i]) in {"le", "la", "l'", "les"}:
            i += 1
    starting = [m for m in work.map.starting(i) if m.form in {"name", "demonym", "metonym", "title"}]
    if not starting:
        return None
    mention = max(starting, key=lambda m: m.end)
    entity = work.registry.entities[mention.entity]
    if entity.kind == "proposal":
        return None
    return mention.entity, mention.end


# --- titles that no name goes with -------------------------------------------------------------


def resolve_title(work: Draft, title: TitlePhrase, before: list[tuple[int, int]]) -> Entity | None:
    """The person that a title alone refers to ("le maréchal", "le chef de la diplomatie américaine").

    `before` lists (token, entity) of the mentions so far. A later bearer of the title counts when
    nobody did before.
    """
    owner = owner_of(work, title)
    marks = _distinctive(work, title)
    if marks:
        called = {
            key
            for key, titles in work.roles.items()
            if any(t.start < title.start and marks & _distinctive(work, t) for t in titles)
        }
        before = [(i, key) for i, key in before if key in called]
    earlier = {key for _, key in before}
    bearers, later = _bearers(work, title, owner, earlier)
    if (
        owner is None
        and title.role in {"head_of_state", "head_of_government"}
        and not any(f > 1 for f, _ in bearers)
    ):
        bearers += [(1, key) for key in _statesmen(work, before)]
    if bearers and all(fit == 0 for fit, _ in bearers):
        bearers = later or bearers
    if not bearers:
        bearers = [(1, key) for key in fallen(work, title, earlier)]
    wanted = (
        "f" if title.article in {"la", "cette"} else "m" if title.article in {"le", "du", "au", "ce"} else ""
    )
    bearers = [b for b in bearers if not wanted or work.registry.entities[b[1]].gender in {"", wanted}]
    if not bearers:
        return None
    best = max(fit for fit, _ in bearers)
    keys = {key for fit, key in bearers if fit == best}
    seen = [key for _, key in before if key in keys]
    if len(keys) > 1 and not seen:
        return None
    if seen:
        return work.registry.entities[seen[-1]]
    return work.registry.entities[keys.pop()] if len(keys) == 1 else None


def _bearers(
    work: Draft, title: TitlePhrase, owner: Entity | None, earlier: set[int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Who bears the title, and who bears it only further on, each as (fit, entity).

    `owner` is whose title it is, `earlier` the entities mentioned so far. A fit of 0: a former bearer.
    """
    bearers: list[tuple[int, int]] = []
    later: list[tuple[int, int]] = []
    marks = _distinctive(work, title)
    for key, titles in work.roles.items():
        for borne in titles:
            fit = _fits(work, title, borne, owner, work.registry.entities[key])
            if fit:
                if title.former and not borne.former:
                    continue  # nor is "l'ancien président" the one in office
                if borne.former and not title.former:
                    bearers.append((0, key))  # "le président" is hardly "l'ancien président"
                elif key not in earlier and owner is None and not marks:
                    later.append((1, key))
                elif key in earlier or (owner is not None and fit > 2 and not marks):
                    bearers.append((fit if key in earlier else 1, key))
                break
        else:
            person = work.registry.entities[key]
            plain = all(t.role in {"honorific", title.role} for t in titles)
            if plain and _leads(title, person, owner) and key in earlier:
                bearers.append((2, key))
    for person in work.registry.persons():
        if person.key in earlier and person.key not in work.roles and _leads(title, person, owner):
            bearers.append((2, person.key))
    return bearers, later


def _distinctive(work: Draft, title: TitlePhrase) -> set[str]:
    """The words of a title that only its bearer has: "par intérim", "élu"."""
    return set(work.low[title.start : title.end]) & work.gazetteer.words["adjective.distinctive"]


def _leads(title: TitlePhrase, person: Entity, owner: Entity | None) -> bool:
    """A generally known leader of the state that the title names: "le dirigeant turc"."""
    tops = {"head_of_state", "head_of_government"}
    return (
        title.role in tops
        and person.known is not None
        and owner is not None
        and person.member_of == owner.key
    )


def is_fallen(work: Draft, title: TitlePhrase) -> bool:
    """True for "le président déchu": of the article's own state, however long ago it named him."""
    words = work.gazetteer.words["adjective.fallen"]
    return title.role == "head_of_state" and any(w in words for w in work.low[title.start : title.end])


def fallen(work: Draft, title: TitlePhrase, earlier: set[int]) -> list[int]:
    """The known leaders of the state that the article names most, of those whose leader it names, when the
    title says that they fell.
    """
    if not is_fallen(work, title):
        return []
    entities, known = work.registry.entities, work.gazetteer.known
    named = Counter(entities[m.entity].known for m in work.map.mentions)
    states = {k: known[ident].member_of for k in earlier if (ident := entities[k].known) in known}
    owner = owner_of(work, title)
    ident = owner.known if owner else max(filter(None, states.values()), key=lambda s: named[s], default=None)
    return [k for k, state in states.items() if ident and state == ident]


def _statesmen(work: Draft, before: list[tuple[int, int]]) -> list[int]:
    """Generally known leaders named in the last sentences: "le chef de l'Etat" after "Jacques Chirac"."""
    roles = {"head_of_state", "head_of_government"}
    keys = [
        key for _, key in before[-6:]
        if work.registry.entities[key].known is not None
        and work.registry.entities[key].kind == "person"
        and all(t.role in roles or t.role == "honorific" for t in work.roles.get(key, []))
    ]  # fmt: skip
    return list(dict.fromkeys(keys))


def _fits(work: Draft, title: TitlePhrase, borne: TitlePhrase, owner: Entity | None, person: Entity) -> int:
    """0 when `borne` is not the title meant; higher is better."""
    role, other = SAME_ROLE.get(title.role, title.role), SAME_ROLE.get(borne.role, borne.role)
    if role != other or role == "honorific" or narrower(title, borne):
        return 0
    crowned = work.gazetteer.words["describe.crowned"]
    if role == "head_of_state" and _unlike(title.noun, borne.noun, crowned):
        return 0
    if role in {"military", "leader", "minister", "figure", "member", "religious", "deputy"}:
        head = title.noun.split()[0]
        theirs_too = synonyms(work, head, borne.noun.split()[0])
        theirs_too |= head.removesuffix("e") == borne.noun.split()[0].removesuffix("e")
        if head != borne.noun.split()[0] and not theirs_too and not (owner is not None and role == "leader"):
            return 0
    theirs = owner_of(work, borne)
    if theirs is None and person.member_of is not None:
        theirs = work.registry.entities[person.member_of]
    if owner is not None:
        if theirs is None:
            if title.of_state and role in PERSONAL and title.noun.split()[0] == borne.noun.split()[0]:
                return 1  # "le prince Ali … le prince jordanien"
            return (
                1
                if role in {"head_of_state", "head_of_government", "foreign_minister"} and not title.of_state
                else 0
            )
        return 3 if owner.key == theirs.key else 0
    return 2


def _unlike(noun: str, other: str, crowned: frozenset[str]) -> bool:
    """Whether one of two nouns is a monarch's and the other a president's."""
    return any(a in crowned and b.startswith("president") for a, b in ((noun, other), (other, noun)))


def narrower(title: TitlePhrase, borne: TitlePhrase) -> bool:
    """True for "le ministre de la Mer" after "la ministre de la Ville" or an "ancien ministre", for "le chef
    d'état-major" after "le chef du parti": one word of two offices.
    """
    if title.noun == borne.noun or not title.noun.startswith(borne.noun.split()[0] + " "):
        return False
    if title.role == "minister":
        return " " in borne.noun or (borne.former and not title.former)
    return title.role == "leader" and " " not in borne.noun and title.noun.split()[1] == "d'"


def synonyms(work: Draft, noun: str, other: str) -> bool:
    """True for "magistrat" and "juge": two words for one office."""
    words = work.gazetteer.words
    return any(key.startswith("synonym.") and {noun, other} <= group for key, group in words.items())


def official(work: Draft, title: TitlePhrase) -> Entity | None:
    """Whom a title without a known person speaks for: "le président français" -> France."""
    role = work.gazetteer.roles.get(title.role)
    if role is None or not role.speaks or title.former or title.role in {"member", "deputy"}:
        return None
    return owner_of(work, title)
