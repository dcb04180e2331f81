"""A small store with articles annotated by hand, so that the dashboard is tested without the parser.

The annotations stand beside the sentences; offsets are found, not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from store.database import build
from store.database.workers import OneByOne
from store.linking.cast import Cast
from store.model import (
    Actor,
    ActorKind,
    Certainty,
    Extraction,
    LocalActor,
    LocalMention,
    LocalStance,
    SourceText,
    Span,
    StanceKind,
)


@dataclass(frozen=True)
class Said:
    """One annotated sentence's stance: words as they stand in the sentence."""

    holder: str
    cue: str
    target: str
    stance: StanceKind = "support"
    certainty: Certainty = "asserted"
    date: str | None = None
    when: str = ""
    source: str | None = None
    holder_text: str = ""
    target_text: str = ""


PEOPLE: dict[str, tuple[ActorKind, str | None, tuple[str, ...]]] = {
    "Khalifa Haftar": ("person", None, ("Haftar", "maréchal Haftar")),
    "Égypte": ("country", None, ("Le Caire",)),
    "Abdel Fattah al-Sissi": ("person", "Égypte", ("al-Sissi",)),
    "Émirats arabes unis": ("country", None, ("les Émirats",)),
    "États-Unis": ("country", None, ("Washington",)),
    "Donald Trump": ("person", "États-Unis", ("Trump",)),
    "Mike Pompeo": ("person", "États-Unis", ("Pompeo",)),
    "Fayez al-Sarraj": ("person", "Gouvernement d'union nationale", ("Sarraj",)),
    "Gouvernement d'union nationale": ("government", None, ("GNA",)),
    "Turquie": ("country", None, ("Ankara",)),
    "Conseil de sécurité": ("organisation", None, ()),
}

Sentence = tuple[str, tuple[Said, ...]]

ARTICLES: tuple[tuple[str, str | None, str, tuple[Sentence, ...]], ...] = (
    ("001_tripoli", "2019-04-05", "Offensive sur Tripoli", (
        ("L'offensive lancée jeudi sur Tripoli a surpris les chancelleries.", ()),
        ("L'Égypte soutient le maréchal Haftar depuis 2014, rappelle un diplomate.",
         (Said("Égypte", "soutient", "Khalifa Haftar", date="2014", when="depuis 2014",
               target_text="maréchal Haftar"),)),
        ("Les Émirats arabes unis appuient aussi l'homme fort de l'Est, Khalifa Haftar.",
         (Said("Émirats arabes unis", "appuient", "Khalifa Haftar"),)),
        ("La Turquie condamne l'attaque de Khalifa Haftar et soutient Fayez al-Sarraj.",
         (Said("Turquie", "condamne", "Khalifa Haftar", "oppose"),
          Said("Turquie", "soutient", "Fayez al-Sarraj"))),
    )),
    ("002_pompeo", "2019-04-07", "Washington demande l'arrêt des combats", (
        ("Mike Pompeo s'oppose à l'offensive de Khalifa Haftar, a-t-il dit dimanche.",
         (Said("Mike Pompeo", "s'oppose à", "Khalifa Haftar", "oppose", date="2019-04-07",
               when="dimanche"),)),
        ("Le Conseil de sécurité s'est réuni sans adopter de texte.", ()),
    )),
    ("003_trump", "2019-04-19", "Trump et Haftar évoquent une « vision commune »", (
        ("Selon la Maison Blanche, Donald Trump soutient Khalifa Haftar dans la lutte contre le terrorisme.",
         (Said("Donald Trump", "soutient", "Khalifa Haftar", certainty="attributed",
               source="la Maison Blanche"),)),
        ("L'Égypte aurait aussi appuyé Haftar en mars, croit savoir un diplomate.",
         (Said("Égypte", "appuyé", "Khalifa Haftar", certainty="alleged", date="2019-03", when="en mars",
               source="un diplomate", target_text="Haftar"),)),
    )),
    ("004_sissi", "2019-05", "Le Caire reçoit Haftar", (
        ("Abdel Fattah al-Sissi a reçu Khalifa Haftar au Caire.",
         (Said("Abdel Fattah al-Sissi", "a reçu", "Khalifa Haftar", "contact"),)),
        ("Abdel Fattah al-Sissi a redit son appui à Khalifa Haftar.",
         (Said("Abdel Fattah al-Sissi", "appui", "Khalifa Haftar"),)),
    )),
    ("005_revirement", "2019-11-15", "Revirement américain", (
        ("Les États-Unis s'opposent désormais à Khalifa Haftar.",
         (Said("États-Unis", "s'opposent", "Khalifa Haftar", "oppose"),)),
        ("Les États-Unis avaient appuyé Khalifa Haftar en avril.",
         (Said("États-Unis", "appuyé", "Khalifa Haftar", date="2019-04", when="en avril"),)),
        ("Le Gouvernement d'union nationale rejette Khalifa Haftar.",
         (Said("Gouvernement d'union nationale", "rejette", "Khalifa Haftar", "oppose"),)),
    )),
    ("006_sans_date", None, "Portrait d'un maréchal", (
        ("Khalifa Haftar combat Fayez al-Sarraj.",
         (Said("Khalifa Haftar", "combat", "Fayez al-Sarraj", "oppose"),)),
        ("Rien d'autre n'est dit ici.", ()),
    )),
)  # fmt: skip


def sources() -> list[SourceText]:
    """The articles as read from their files."""
    return [
        SourceText(
            id, "\n\n".join(text for text, _ in body), f"{id}.txt", title, date, "header" if date else None
        )
        for id, date, title, body in ARTICLES
    ]


class Annotated(OneByOne):
    """Gives back the annotations of the articles above, and nothing for others."""

    fingerprint = "annotated-1"

    def extract(self, source: SourceText) -> Extraction:
        names = list(PEOPLE)
        body = next((body for id, _, _, body in ARTICLES if id == source.article), ())
        actors = tuple(
            LocalActor(
                key, name, kind, (name, *aliases), names.index(member) if member else None, known=_id(name)
            )
            for key, (name, (kind, member, aliases)) in enumerate(PEOPLE.items())
        )
        mentions = [
            LocalMention(key, name, at, at + len(name))
            for key, name in enumerate(names)
            for at in _everywhere(source.text, name)
        ]
        stances: list[LocalStance] = []
        for sentence, said in body:
            start = source.text.index(sentence)
            for one in said:
                stances.append(_stance(one, sentence, start, names))
        mentions.sort(key=lambda mention: mention.start)
        return Extraction("fr", actors, tuple(mentions), tuple(stances))


def _stance(said: Said, sentence: str, start: int, names: list[str]) -> LocalStance:
    def span(words: str) -> Span:
        at = start + sentence.index(words)
        return Span(at, at + len(words))

    holder_text, target_text = said.holder_text or said.holder, said.target_text or said.target
    return LocalStance(
        holder=names.index(said.holder), target=names.index(said.target), holder_text=holder_text,
        target_text=target_text, stance=said.stance, certainty=said.certainty, date=said.date,
        date_basis="text" if said.date else None, source=said.source, cue=said.cue, start=start,
        end=start + len(sentence), confidence=0.75, frame=f"verbe-{said.cue}", repairs=("sujet-nominal",),
        holder_span=span(holder_text), target_span=span(target_text), cue_span=span(said.cue),
        date_span=span(said.when) if said.when else None,
    )  # fmt: skip


def _everywhere(text: str, name: str) -> list[int]:
    found, at = [], text.find(name)
    while at >= 0:
        found.append(at)
        at = text.find(name, at + 1)
    return found


def _id(name: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower().replace("é", "e"))


class Linked:
    """Every article names the same actors."""

    def __init__(self, casts: Iterable[tuple[str, Cast]]) -> None:
        self._mentions: dict[str, set[str]] = {}
        for article, cast in casts:
            for role in cast.roles:
                if role.mentions:
                    self._mentions.setdefault(role.figure.name, set()).add(article)

    @property
    def actors(self) -> list[Actor]:
        return [
            Actor(_id(name), name, kind, (name, *aliases), _id(member) if member else None,
                  len(self._mentions.get(name, ())), len(self._mentions.get(name, ())))
            for name, (kind, member, aliases) in PEOPLE.items()
        ]  # fmt: skip

    def of(self, article: str) -> Mapping[int, str]:
        return {key: _id(name) for key, name in enumerate(PEOPLE)}


def make_store(path: Path) -> Path:
    """Build the store of the annotated articles at `path`."""
    build(sources(), path, extractor_factory=Annotated, link=Linked, date=lambda articles: {})
    return path


if __name__ == "__main__":
    import sys

    make_store(Path(sys.argv[1]))
