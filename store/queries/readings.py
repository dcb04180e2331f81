"""What the words of a name that is asked for can stand for: "président Macron", "l'Élysée", "O.N.U.".

The data files of the gazetteer know the capitals, seats and demonyms of states, the acronyms of bodies, and
the titles before the names of persons. They are read when a name is not simply that of an actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.queries.fold import words

_SHORT = 2  # so few letters are a word that acronyms leave out
_CIVILITIES = (
    "M",
    "MM",
    "Mme",
    "Mlle",
    "Mgr",
    "Monsieur",
    "Madame",
    "Mister",
    "Mr",
    "Mrs",
    "Dr",
    "Me",
    "SEM",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: `rest` is what is left of it without titles, `ids` whom that stands for by the
    gazetteer; `office` says that a title of persons was before it."""

    rest: tuple[str, ...]
    ids: tuple[str, ...] = ()
    office: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded names with the ids that they stand for, and the words that may stand before a name."""

    ids: Mapping[str, tuple[str, ...]]
    titles: frozenset[str]  # of persons
    nouns: frozenset[str]  # "gouvernement", "camp", "forces": what follows is meant
    between: frozenset[str]  # demonyms and adjectives: "président français François Hollande"


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words of the packaged gazetteer."""
    from store.lexicon.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    ids: dict[str, tuple[str, ...]] = {}

    def add(name: str, actor: str) -> None:
        folded = " ".join(words(name))
        if actor not in ids.get(folded, ()):
            ids[folded] = (*ids.get(folded, ()), actor)

    for known in gazetteer.known.values():
        for name in (known.name, *known.names, *known.seats, *known.capitals):
            add(name, known.id)
    for form, states in gazetteer.demonyms.items():
        for state in states:
            add(form, state)
    phrases = [each for table in gazetteer.titles.by_first.values() for each in table]
    titles = {word for phrase in phrases for part in phrase for word in words(part)}
    stand_ins = gazetteer.words["stands_for.state"] | gazetteer.words["stands_for.owner"]
    nouns = {word for noun in stand_ins for word in words(noun)}
    kinds = gazetteer.words["adjective.former"] | gazetteer.words["adjective.qualifiers"]
    return Vocabulary(
        ids,
        frozenset(titles | {word for each in _CIVILITIES for word in words(each)}),
        frozenset(nouns),
        frozenset({word for form in (*gazetteer.demonyms, *kinds) for word in words(form)}),
    )


def readings(asked: Sequence[str]) -> Iterator[Reading]:
    """The ways to read the folded words of a name, nearest to the letter first."""
    known = vocabulary()
    asked = _joined(asked)
    office = False
    for start, word in enumerate((*asked, "")):
        rest = tuple(asked[start:])
        if not rest:
            break
        yield Reading(rest, known.ids.get(" ".join(rest), ()), office)
        office = office or word in known.titles
        if word not in known.titles and word not in known.nouns and word not in known.between:
            break
    # "ministre russe des Affaires étrangères": what is left without all the words of titles
    dropped = known.titles | known.nouns
    rest = tuple(word for word in asked if word not in dropped)
    if rest and len(rest) < len(asked):
        yield Reading(rest, known.ids.get(" ".join(rest), ()), any(word in known.titles for word in asked))


def _joined(asked: Sequence[str]) -> Sequence[str]:
    """The letters of "O.N.U." as one word."""
    return ["".join(asked)] if len(asked) > 1 and all(len(word) == 1 for word in asked) else asked


def initials(folded: str) -> str:
    """The first letters of the words of a name, short ones left out: "oua" for "organisation de l'unité
    africaine"."""
    return "".join(word[0] for word in folded.split() if len(word) > _SHORT)
