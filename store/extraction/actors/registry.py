"""The actors of one article: which names are the same one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from store.extraction.actors.words import ROMAN
from store.extraction.entities import Entity
from store.lexicon.gazetteer import Gazetteer, content_words, fold
from store.model import ActorKind


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True when `short` ("sarraj", "seif islam") can be a shorter form of `full`.

    It must end like it (surname) or, from two words on, begin like it; "kadhafi" alone is both
    Mouammar's and Seif's, which the caller decides by recency.
    """
    if short == full:
        return True
    if len(short) >= len(full):
        return False
    if short == full[-len(short) :]:
        return True
    if len(short) > 1 and (short == full[: len(short)] or (short[0] == full[0] and short[-1] == full[-1])):
        return True
    return (
        len(short) == 1
        and len(full) > 2
        and not ROMAN.fullmatch(full[-1].upper())
        and short[0] == full[-2]
        and len(short[0]) > 3
    )


@dataclass
class Registry:
    """Builds `entities`; one actor per known id, per acronym, per full name."""

    gazetteer: Gazetteer
    entities: list[Entity] = field(default_factory=list)
    by_known: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, int] = field(default_factory=dict)  # folded name or acronym -> key

    def new(self, name: str, kind: ActorKind, known: str | None = None, gender: str = "") -> Entity:
        entity = Entity(len(self.entities), name, kind, [name], known=known)
        if gender in {"m", "f"}:
            entity.gender = "m" if gender == "m" else "f"
        self.entities.append(entity)
        self.by_name.setdefault(fold(name), entity.key)
        return entity

    def known(self, ident: str) -> Entity:
        """The actor for a gazetteer id, made when new, and the body it belongs to."""
        if ident in self.by_known:
            return self.entities[self.by_known[ident]]
        entry = self.gazetteer.known[ident]
        entity = self.new(entry.name, entry.kind, ident, entry.gender[:1])
        entity.plural = entry.gender.endswith("p") or (entry.name[0].islower() and entry.name.endswith("s"))
        self.by_known[ident] = entity.key
        return entity

    def alias(self, entity: Entity, name: str) -> None:
        if name and name not in entity.names:
            entity.names.append(name)
        self.by_name.setdefault(fold(name), entity.key)

    def named(self, name: str) -> Entity | None:
        key = self.by_name.get(fold(name))
        return None if key is None else self.entities[key]

    def body(self, word: str) -> Entity | None:
        """The only body that was named by `word` and more, "Ordre" for "Ordre des médecins"."""
        first = fold(word)
        fits = [
            e for e in self.entities
            if e.kind not in {"person", "country", "proposal"}
            and any(fold(n).startswith(f"{first} ") for n in e.names)
        ]  # fmt: skip
        return fits[0] if len(fits) == 1 else None

    def persons(self) -> list[Entity]:
        return [e for e in self.entities if e.kind == "person"]

    def known_person(self, name: str, gender: str = "") -> Entity | None:
        """The actor for a person of the gazetteer, by full name or by a surname that only one bears."""
        words = content_words(name)
        ident = self.gazetteer.people.get(words)
        if ident is None and len(words) == 1 and len(words[0]) >= 4:
            bearers = self.gazetteer.surnames.get(words[0], ())
            fits = [b for b in bearers if not gender or self.gazetteer.known[b].gender == gender]
            ident = fits[0] if len(fits) == 1 else None
        return None if ident is None else self.known(ident)

    def person(self, name: str, mentioned: Callable[[], dict[int, int]], gender: str = "") -> Entity | None:
        """The person that `name` can be a shorter form of: of several the one mentioned last, as `mentioned`
        says, which maps keys to the places of their latest mention.
        """
        words = content_words(name)
        fits = [e for e in self.persons() if any(same_person(words, content_words(n)) for n in e.names)]
        if not fits and len(words) == 1 and words[0] in self.gazetteer.words["name.surname_first"]:
            full = ((e, content_words(n)) for e in self.persons() for n in e.names)
            fits = [e for e, name in full if len(name) > 1 and name[0] == words[0]]  # "M. Xi": Xi Jinping
        if gender:
            fits = [e for e in fits if e.gender in {"", gender}] or fits
        exact = [e for e in fits if content_words(e.name)[-1:] == words[-1:]]
        fits = exact or fits
        last = mentioned() if len(fits) > 1 else {}
        return max(fits, key=lambda e: (last.get(e.key, -1), -e.key), default=None)
