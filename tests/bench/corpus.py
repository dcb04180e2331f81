"""A made-up corpus of any size: the same seed gives the same articles, stances and store.

    python -m tests.bench.corpus STORE --articles 100000

About three stances and ten mentions an article, 2.4 kB of text, actors named as often as in
real news: a few everywhere, most of them seldom. Nothing is parsed: the extractor knows
what the sentences say because it made them.
"""

from __future__ import annotations

import argparse
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from random import Random

from store.database import BuildReport, build
from store.database.workers import OneByOne
from store.linking.cast import Cast
from store.model import (
    Actor,
    ActorKind,
    Extraction,
    LocalActor,
    LocalMention,
    LocalStance,
    SourceText,
    Span,
    StanceKind,
)

_SYLLABLES = [
    "ba",
    "di",
    "ko",
    "lan",
    "mar",
    "né",
    "ou",
    "ré",
    "sa",
    "ti",
    "va",
    "zé",
    "cha",
    "bel",
    "mon",
    "rou",
]
_FIRST = ["Amina", "Béatrice", "Chérif", "Denis", "Élise", "Fouad", "Gaëlle", "Hassan", "Inès", "Jean-Marc"]
_WHO = [
    "Le ministère", "La commission", "Le porte-parole", "La délégation", "L'observatoire", "Le syndicat",
    "La préfecture", "Le conseil", "La rédaction", "L'agence",
]  # fmt: skip
_DOES = [
    "n'a communiqué", "publiera", "a repoussé", "examine encore", "a transmis", "devait présenter", "étudie",
    "avait annoncé", "prépare",
]  # fmt: skip
_WHAT = [
    "aucun chiffre", "son rapport annuel", "le calendrier des travaux", "la liste des membres",
    "une note de synthèse", "le texte définitif", "les comptes du trimestre", "un dossier de presse",
    "la version traduite", "l'ordre du jour",
]  # fmt: skip
_WHEN = [
    "à la rentrée", "dimanche matin", "en fin de journée", "depuis plusieurs mois", "après vingt heures",
    "au début de la semaine", "avant la pause", "faute de temps", "en marge du sommet",
]  # fmt: skip
_CUES: dict[StanceKind, list[str]] = {
    "support": ["soutient", "salue l'action de", "se range derrière", "appuie"],
    "oppose": ["critique", "condamne la décision de", "s'oppose à", "met en cause"],
    "contact": ["a rencontré", "s'est entretenu avec"],
}
_SHARES = (0.48, 0.40, 0.12)
ACTORS = 4000


@dataclass(frozen=True, slots=True)
class Person:
    """An actor of the made-up corpus."""

    name: str
    kind: ActorKind
    member_of: str | None


@cache
def people(seed: int) -> tuple[Person, ...]:
    """All actors: 120 countries, then parties and persons who belong to one."""
    random = Random(seed)
    names: dict[str, None] = {}
    while len(names) < ACTORS:
        word = "".join(random.choices(_SYLLABLES, k=random.randint(2, 4))).capitalize()
        number = len(names)
        if number < 120:
            names[word] = None
        elif number % 7 == 0:
            names[f"Parti {word}"] = None
        else:
            names[f"{random.choice(_FIRST)} {word}"] = None
    made: list[Person] = []
    for name in names:
        number = len(made)
        if number < 120:
            made.append(Person(name, "country", None))
        elif name.startswith("Parti "):
            made.append(Person(name, "party", None))
        else:
            made.append(Person(name, "person", made[random.randrange(120)].name))
    return tuple(made)


@lru_cache(maxsize=256)
def article(number: int, seed: int) -> tuple[SourceText, Extraction]:
    """Article `number` of the corpus, and what its analysis yields."""
    random = Random(seed * 1_000_003 + number)
    cast = people(seed)
    chosen = [cast[min(int(random.paretovariate(0.6)) - 1, ACTORS - 1)] for _ in range(random.randint(3, 6))]
    made = _Article(random, list(dict.fromkeys(chosen)))
    for _ in range(random.choice((1, 2, 3, 3, 4, 5))):
        made.filler(random.randint(3, 7))
        made.stance()
    made.filler(random.randint(4, 9))
    day = f"{random.randint(2010, 2024)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    name = f"{number:06}_{random.getrandbits(32):08x}"
    source = SourceText(
        name, "".join(made.parts), f"depeches/{name}.txt", made.title(), day, "header", ""
    )  # fmt: skip
    return source, made.extraction(day)


class _Article:
    def __init__(self, random: Random, cast: list[Person]) -> None:
        self._random = random
        self._cast = cast
        self.parts: list[str] = []
        self._length = 0
        self._mentions: list[LocalMention] = []
        self._stances: list[LocalStance] = []

    def _add(self, text: str) -> Span:
        start = self._length
        self.parts.append(text)
        self._length += len(text)
        return Span(start, self._length)

    def _name(self, actor: int) -> Span:
        span = self._add(self._cast[actor].name)
        self._mentions.append(LocalMention(actor, self._cast[actor].name, span.start, span.end))
        return span

    def title(self) -> str:
        return f"{self._cast[0].name} et la question des accords"

    def filler(self, sentences: int) -> None:
        for _ in range(sentences):
            if self._random.random() < 0.2:
                self._name(self._random.randrange(len(self._cast)))
                self._add(" n'a pas souhaité répondre. ")
            number, who = divmod(self._random.getrandbits(32), len(_WHO))
            number, does = divmod(number, len(_DOES))
            number, what = divmod(number, len(_WHAT))
            self._add(f"{_WHO[who]} {_DOES[does]} {_WHAT[what]} {_WHEN[number % len(_WHEN)]}. ")
        self._add("\n\n")

    def stance(self) -> None:
        random = self._random
        kind = random.choices(tuple(_CUES), _SHARES)[0]
        cue = random.choice(_CUES[kind])
        holder = random.randrange(len(self._cast))
        target = random.randrange(len(self._cast))
        source = "une source diplomatique" if random.random() < 0.25 else None
        start = self._add(f"Selon {source}, " if source else "").start
        holder_span = self._name(holder)
        self._add(" ")
        cue_span = self._add(cue)
        self._add(" ")
        target_span = self._name(target)
        self._add(".")
        self._stances.append(
            LocalStance(
                holder, target, self._cast[holder].name, self._cast[target].name, kind,
                "attributed" if source else random.choice(("asserted", "asserted", "alleged", "denied")),
                None, None, source, cue, start, self._length, round(random.uniform(0.3, 1.0), 2),
                f"{kind}-{_CUES[kind].index(cue)}", (), holder_span, target_span, cue_span,
            )
        )  # fmt: skip
        self._add(" ")

    def extraction(self, day: str) -> Extraction:
        keys = {person.name: key for key, person in enumerate(self._cast)}
        actors = tuple(
            LocalActor(key, p.name, p.kind, (p.name,), keys.get(p.member_of or ""))
            for key, p in enumerate(self._cast)
        )
        return Extraction("fr", actors, tuple(self._mentions), tuple(self._stances))


class MadeUp(OneByOne):
    """An extractor for the made-up corpus: it remembers what it wrote."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.fingerprint = f"made-up-{seed}"

    def extract(self, source: SourceText) -> Extraction:
        """What article `source` says."""
        return article(int(source.article[:6]), self._seed)[1]


@dataclass(frozen=True)
class LinkedByName:
    """Actors of the same name are the same; see `store.linking`."""

    actors: Sequence[Actor]
    local: Mapping[str, Mapping[int, str]]

    def of(self, article: str) -> Mapping[int, str]:
        """Local key -> actor id."""
        return self.local[article]


def slug(name: str) -> str:
    """An id made of a name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def link_by_name(casts: Iterable[tuple[str, Cast]]) -> LinkedByName:
    """The simplest linking there is: fast, and the same whatever the order."""
    slugs: dict[str, str] = {}
    kinds: dict[str, tuple[str, ActorKind]] = {}
    above: dict[str, str] = {}
    articles: dict[str, int] = {}
    mentions: dict[str, int] = {}
    local: dict[str, dict[int, str]] = {}
    for article_id, cast in casts:
        for role in cast.roles:
            if role.figure.name not in slugs:
                slugs[role.figure.name] = slug(role.figure.name)
        ids = {role.key: slugs[role.figure.name] for role in cast.roles}
        local[article_id] = ids
        for role in cast.roles:
            key, named = ids[role.key], (role.figure.name, role.figure.kind)
            kinds[key] = min(kinds.get(key, named), named)
            if role.member_of is not None:
                above[key] = min(above.get(key, ids[role.member_of]), ids[role.member_of])
            mentions[key] = mentions.get(key, 0) + role.mentions
        for key in set(ids.values()):
            articles[key] = articles.get(key, 0) + 1
    actors = [
        Actor(key, name, kind, (name,), above.get(key), articles[key], mentions[key])
        for key, (name, kind) in sorted(kinds.items())
    ]
    return LinkedByName(actors, local)


def no_dates(articles: Iterable[object]) -> dict[str, str]:
    """No date is inferred."""
    return {}


def sources(count: int, seed: int = 1) -> Iterator[SourceText]:
    """The articles as a reader of files would give them."""
    return (article(number, seed)[0] for number in range(count))


def make_store(path: Path, articles: int, seed: int = 1) -> BuildReport:
    """Build the store of a corpus of that many articles."""
    return build(
        sources(articles, seed), path, extractor_factory=partial(MadeUp, seed), total=articles,
        link=link_by_name, date=no_dates,
    )  # fmt: skip


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    report = make_store(options.store, options.articles, options.seed)
    took = time.perf_counter() - began
    print(f"{report.articles} articles, {report.actors} actors, {report.stances} stances in {took:.1f} s")


if __name__ == "__main__":
    main()
