"""Actors that a common noun names: "l'opposition", "la droite", "les syndicats", "les taxis"."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from store.extraction.actors.bodies import action
from store.extraction.actors.pickups import judging
from store.extraction.actors.words import is_capital, is_plural, low
from store.extraction.actors.workspace import Draft, surface
from store.extraction.entities import Entity
from store.extraction.words import Word
from store.lexicon.gazetteer import fold

SINGULAR = frozenset({"le", "la", "l'", "du", "au", "cette", "cet", "ce"})
PLURAL = frozenset({"les", "aux", "des", "ces"})
PARTITIVE = frozenset({"de", "d'", "du", "des"})
BELOW = frozenset({"nmod", "obl", "obl:arg", "obl:agent", "iobj"})  # where "des" is "de les"
JUDGED = 9  # tokens between such a verb and what it says of its object
ASIDE = frozenset({"a", "au", "sur", "vers", "par", "en"})  # "à la majorité", "sur la gauche"
ACTING = frozenset({"nsubj", "nsubj:pass", "obl:agent", "conj", "nmod", "obj", "appos", "obl", "obl:arg"})


def find_camps(work: Draft) -> None:
    """Mentions of the sides of politics that nothing but their noun names."""
    words = work.gazetteer.words
    covered = {i for m in work.map.mentions if m.form in {"name", "title"} for i in range(m.start, m.end)}
    titles = {i for t in work.titles for i in range(t.start, t.end)}
    for i in work.doc.among(_longest(words["group.camps"]).keys()):
        token = work.doc[i]
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or i in covered or not 0 < i < len(work.low) - 1:
            continue
        end = phrase(work, i, words["group.camps"])
        if not end or (i in titles and _named(work, i)) or not _determined(work, i) or is_capital(token):
            continue
        stop = _complements(work, end)
        of_party = any(work.registry.entities[m.entity].kind == "party" for m in work.map.starting(end))
        if stop < 0 or of_party or _elsewhere(work, i, end):  # "la majorité socialiste" is its party
            covered |= set(range(i, end))
            continue
        noun = " ".join(work.low[i:end])
        entity = _camp(work, i, end, stop, noun)
        work.mention(entity, i, stop, "name", head=end - 1 if work.low[i] == "extreme" else i)
        covered |= set(range(i, stop))


def phrase(work: Draft, i: int, nouns: frozenset[str]) -> int:
    """The index after the longest of `nouns` that begins at token `i`; 0 when none does."""
    longest = _longest(nouns).get(work.low[i], 0)
    for length in range(min(longest, len(work.low) - i), 0, -1):
        if " ".join(work.low[i : i + length]).replace("' ", "'") in nouns:
            return i + length
    return 0


@lru_cache(maxsize=8)
def _longest(phrases: frozenset[str]) -> dict[str, int]:
    """The length in words of the longest phrase that each first word opens."""
    found: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.replace("'", "' ").split()
        found[words[0]] = max(len(words), found.get(words[0], 0))
    return found


def _named(work: Draft, i: int) -> bool:
    return any(t.start <= i < t.end and t.used for t in work.titles)


def _determined(work: Draft, i: int) -> bool:
    k = i - 1
    while k > 0 and work.doc[k].pos_ == "ADJ" and not is_plural(work.doc[k]):
        k -= 1
    return work.low[k] in SINGULAR


def _complements(work: Draft, end: int) -> int:
    """The index after the adjectives and "de gauche" that stay part of a side's name; -1 when it is none."""
    doc, words = work.doc, work.gazetteer.words
    while end < len(doc) and doc[end].pos_ == "ADJ" and not is_capital(doc[end]):
        if work.low[end] in words["group.numbers"]:
            return -1
        if judging(doc[end]) and _judged(work, end):
            break  # "a jugé l'attitude du parquet | inacceptable"
        end += 1
    if end + 1 < len(doc) and work.low[end] in PARTITIVE and doc[end + 1].pos_ not in {"VERB", "AUX", "PRON"}:
        if work.low[end + 1] not in words["group.wings"]:
            return -1
        end += 2
        if end + 2 < len(doc) and work.low[end] == "et" and work.low[end + 2] in words["group.wings"]:
            end += 3
    return end


def _judged(work: Draft, end: int) -> bool:
    """Whether a verb that says what it thinks of its object stands shortly before token `end`."""
    verbs = tuple(work.gazetteer.words["act.judging"])
    return any(word.startswith(verbs) for word in work.low[max(0, end - JUDGED) : end])


def _elsewhere(work: Draft, i: int, end: int) -> bool:
    """ "l'opposition au texte", "à la majorité", "obtenir la majorité": no side of politics."""
    token, noun = work.doc[i], " ".join(work.low[i:end])
    if noun == "opposition" and action(work.doc, i, end):
        return True
    if work.low[end - 1] in work.gazetteer.words["group.wings"] and _range(work, i, end):
        return True
    if noun not in work.gazetteer.words["group.doubtful"]:
        return False
    before = work.low[i - 2] if i > 1 else ""
    merged = work.low[i - 1] in {"au"}
    aside = before in ASIDE and not (
        before == "par" and token.dep_ == "obl:agent"
    )  # "critiqué par la droite"
    if merged or aside or token.dep_ not in ACTING:
        return True
    return noun in work.gazetteer.words["group.sought"] and token.dep_ in {"obj", "obl", "nmod"}


def _range(work: Draft, i: int, end: int) -> bool:
    """ "de l'extrême droite à l'extrême gauche": everybody."""
    low = work.low
    opens = i > 1 and low[i - 2] in {"de", "d'"} and low[end : end + 1] == ["a"]
    closes = i > 2 and low[i - 2] == "a" and low[i - 3] in work.gazetteer.words["group.wings"]
    return opens or closes


def _camp(work: Draft, i: int, end: int, stop: int, noun: str) -> Entity:
    """The side called so before, unless another adjective sets it apart; else a new one."""
    church = _church(work) if noun in work.gazetteer.words["group.church"] else None
    if church is not None:
        return church
    same = work.gazetteer.words["group.same"]
    own = {w for w in work.low[end:stop] if w not in same}
    for entity in reversed(work.registry.entities):
        if entity.kind in {"person", "proposal"}:
            continue
        for name in entity.names:
            first = fold(name)
            if first == noun or first.startswith(noun + " "):
                theirs = {w for w in first[len(noun) :].split() if w not in same}
                if not own or not theirs or own == theirs:
                    return entity
    name = surface(work.doc, i, stop)
    gender = "f" if _feminine(work.doc[i]) else "m"
    entity = work.registry.new(_of(work, name, leading_state(work, i), gender), "organisation", gender=gender)
    work.registry.alias(entity, name)
    return entity


def _church(work: Draft) -> Entity | None:
    """The only church that the article names."""
    fits = [
        e for e in work.registry.entities if e.kind == "organisation" and fold(e.name).startswith("eglise")
    ]
    return fits[0] if len(fits) == 1 else None


def _feminine(token: Word) -> bool:
    return "Fem" in token.morph.get("Gender", ()) or low(token) in {
        "opposition",
        "majorite",
        "droite",
        "gauche",
    }


def leading_state(work: Draft, i: int) -> Entity | None:
    """The state that the article names more than twice as often as any other, up to the paragraph of `i`."""
    entities = work.registry.entities
    states = Counter(
        m.entity for m in work.map.mentions
        if entities[m.entity].kind == "country" and work.paragraph_of[m.start] <= work.paragraph_of[i]
    ).most_common(2)  # fmt: skip
    if not states or states[0][1] < 2 or (len(states) > 1 and states[0][1] < 2 * states[1][1]):
        return None
    return entities[states[0][0]]


def _of(work: Draft, name: str, state: Entity | None, gender: str, plural: bool = False) -> str:
    """`name` with the adjective of the state, so that two countries' oppositions are two actors."""
    entry = work.gazetteer.known.get(state.known or "") if state is not None else None
    if entry is None or not entry.demonyms or any(demonym_of(work, w) for w in name.split()):
        return name
    adjective = entry.demonyms[0][gender == "f"]
    if plural and not adjective.endswith(("s", "x")):
        adjective += "s"
    return f"{name} {adjective}"


def demonym_of(work: Draft, word: str) -> bool:
    return fold(word) in work.gazetteer.demonyms


# --- people in the plural ---------------------------------------------------------------------------


def find_people(work: Draft) -> None:
    """Mentions of "les syndicats", "les taxis" where nothing else was found; run last, for what refers
    back to somebody is not these.
    """
    words = work.gazetteer.words
    covered = {i for m in work.map.mentions for i in range(m.start, m.end)}
    for i in work.doc.among(_longest(words["group.people"]).keys()):
        token = work.doc[i]
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or i in covered or not i:
            continue
        end = phrase(work, i, words["group.people"])
        if not end or not _all_of_them(work, token):
            continue
        stop = _their_complements(work, end)
        if stop < 0:
            continue
        entity = _people(work, i, end, stop)
        work.mention(entity, i, stop, "noun", head=i)


def _all_of_them(work: Draft, token: Word) -> bool:
    """With the definite article; "des étudiants" are some students, unless "de" is a preposition."""
    k = token.i - 1
    while k > 0 and work.doc[k].pos_ == "ADJ" and is_plural(work.doc[k]):
        k -= 1
    before = work.low[k]
    if any(c.dep_ == "cop" for c in token.children) or before not in PLURAL:
        return False  # "nous sommes les rebelles"
    governed = k > 0 and work.doc[k - 1].pos_ in {"NOUN", "ADJ", "VERB", "PROPN", "ADV"}
    return before != "des" or (token.dep_ in BELOW and governed)


def _their_complements(work: Draft, end: int) -> int:
    """The index after the adjectives and the "de" + noun that say which people; -1 where an actor follows."""
    doc = work.doc
    while end < len(doc) and doc[end].pos_ == "ADJ" and not is_capital(doc[end]):
        end += 1
    if end < len(doc) and doc[end].pos_ == "PROPN" and is_capital(doc[end]):
        return -1  # "les opposants X et Y"
    if end + 1 < len(doc) and work.low[end] in PARTITIVE:
        after = end + 1
        if work.low[after] in {"la", "l'", "les", "le"} or work.low[end] in {"du", "des"}:
            after += work.low[after] in {"la", "l'", "les", "le"}
            return _named_after(work, after, end)
        if after >= len(doc) or doc[after].pos_ not in {"NOUN", "PROPN"}:
            return end
        return _named_after(work, after, end) if work.map.starting(after) else after + 1
    return end


def _named_after(work: Draft, after: int, end: int) -> int:
    """`end` where nobody but a state is named at token `after`; -1 before others, who are meant then."""
    found = work.map.starting(after) if after < len(work.doc) else []
    kinds = {work.registry.entities[m.entity].kind for m in found if m.form in {"name", "title", "noun"}}
    return end if not found or kinds == {"country"} else -1


def _people(work: Draft, i: int, end: int, stop: int) -> Entity:
    """Who is meant: those who sit in a chamber are the chamber; else the people called so before."""
    noun, name = " ".join(work.low[i:end]), surface(work.doc, i, stop)
    chamber = _chamber(work, noun)
    if chamber is not None:
        return chamber
    for entity in reversed(work.registry.entities):
        if entity.unnamed and entity.plural:
            for other in (fold(n) for n in entity.names):
                if other == fold(name) or other == noun or (stop == end and other.startswith(noun + " ")):
                    return entity
    state = leading_state(work, i)
    entity = work.registry.new(_of(work, name, state, "m", plural=True), "organisation")
    entity.names.append(name)
    entity.plural, entity.unnamed = True, True
    entity.vague = noun in work.gazetteer.words["group.vague"]
    return entity


def _chamber(work: Draft, noun: str) -> Entity | None:
    words = work.gazetteer.words
    if noun in words["member.european"]:
        return work.registry.known("parlement-europeen")
    return None
