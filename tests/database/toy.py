"""A small extractor and linker that really read: "Paul soutient Marie." is a stance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from store.database import BuildReport, build
from store.database.workers import OneByOne
from store.linking.dating import Dated
from store.model import Extraction, LocalActor, LocalMention, LocalStance, SourceText, Span, StanceKind
from tests.bench.corpus import link_by_name

_STANCE = re.compile(r"(?P<holder>[A-ZÉ]\w+) (?P<cue>soutient|critique|rencontre) (?P<target>[A-ZÉ]\w+)\.")
_NAME = re.compile(r"[A-ZÉ]\w+")
_KINDS: dict[str, StanceKind] = {"soutient": "support", "critique": "oppose", "rencontre": "contact"}


class Toy(OneByOne):
    """Counts what it reads, so that a test can say what was not read again."""

    def __init__(self, fingerprint: str = "toy-1") -> None:
        self.fingerprint = fingerprint
        self.read: list[str] = []

    def extract(self, source: SourceText) -> Extraction:
        """Actors, mentions and stances of the text. Raises ValueError when it says "EXPLOSE"."""
        self.read.append(source.article)
        if "EXPLOSE" in source.text:
            raise ValueError("this one cannot be\nanalysed")
        keys: dict[str, int] = {}
        mentions = []
        for found in _NAME.finditer(source.text):
            key = keys.setdefault(found[0], len(keys))
            mentions.append(LocalMention(key, found[0], found.start(), found.end()))
        actors = tuple(LocalActor(key, name, "person", (name,)) for name, key in keys.items())
        stances = tuple(_stance(found, keys) for found in _STANCE.finditer(source.text))
        return Extraction("fr", actors, tuple(mentions), stances)


def _stance(found: re.Match[str], keys: Mapping[str, int]) -> LocalStance:
    return LocalStance(
        holder=keys[found["holder"]], target=keys[found["target"]],
        holder_text=found["holder"], target_text=found["target"],
        stance=_KINDS[found["cue"]], certainty="asserted", date=None, date_basis=None, source=None,
        cue=found["cue"], start=found.start(), end=found.end(), confidence=0.8,
        frame=found["cue"], repairs=(),
        holder_span=Span(*found.span("holder")), target_span=Span(*found.span("target")),
        cue_span=Span(*found.span("cue")),
    )  # fmt: skip


def infer(articles: Iterable[Dated]) -> dict[str, str]:
    """Every undated article is of about May 2020."""
    return {article: "2020-05~" for article, published, *_ in articles if published is None}


def source(name: str, text: str, published: str | None = "2019-04-07") -> SourceText:
    """An article as the reader of files would give it."""
    return SourceText(
        name, text, f"in/{name}.txt", f"Titre de {name}", published, "header" if published else None
    )


def articles(count: int, start: int = 0) -> list[SourceText]:
    """Articles that differ, each with two stances."""
    verbs = list(_KINDS)
    return [
        source(
            f"a{number:04}",
            f"Nouvelle numéro {number}. Paul{number % 7} {verbs[number % 3]} Marie{number % 5}. "
            f"Le temps est gris ({number}). Marie{number % 5} {verbs[number % 2]} Jean.",
            f"2019-{number % 12 + 1:02}-{number % 28 + 1:02}",
        )
        for number in range(start, start + count)
    ]  # fmt: skip


def make(path: Path, inputs: Iterable[SourceText], toy: Toy | None = None) -> BuildReport:
    """Build a store with the toy extractor."""
    return build(inputs, path, extractor_factory=lambda: toy or Toy(), link=link_by_name, date=infer)


def derived(path: Path) -> dict[str, bytes]:
    """The bytes of everything that the same input must give again."""
    files = [path / "manifest.json", path / "previous.json", *(path / "shards").glob("*/*")]
    return {str(file.relative_to(path)): file.read_bytes() for file in files if file.exists()}
