"""Annotated articles to learn from, in the form of the gold standard."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

_LEADING = frozenset({"le", "la", "les", "l"})
_SMALL = frozenset({"le", "la", "les", "l", "de", "du", "des", "d", "et", "en", "au", "aux", "a"})
_EVIDENCE = 40  # code points of evidence, from either end, that tell a sentence


@lru_cache(maxsize=100_000)
def folded(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, punctuation or a leading article."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    while words and words[0] in _LEADING:
        words.pop(0)
    return tuple(words)


def same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two folded names may be one actor's: the words of one are all in the other."""
    if a == b:
        return bool(a)
    few, many = sorted((set(a) - _SMALL, set(b) - _SMALL), key=len)
    return few <= many and any(len(word) >= 4 for word in few)


class Annotated:
    """One annotated article: `row` is its line of the gold standard."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.article: str = row["article"]
        self.stances: list[dict[str, Any]] = row["stances"]
        self.actors: dict[str, dict[str, Any]] = {actor["id"]: actor for actor in row["actors"]}
        self._names = {key: {folded(n) for n in a["names"]} for key, a in self.actors.items()}
        self._meant: dict[tuple[str, ...], frozenset[str]] = {}

    def meant(self, said: Iterable[str]) -> frozenset[str]:
        """The ids of those that an actor called `said` is, belongs to, or has as a member."""
        names = tuple(said)
        if names not in self._meant:
            wanted = {folded(name) for name in names}
            exact = {key for key, own in self._names.items() if own & wanted}
            named = exact or {
                key for key, own in self._names.items() if any(same(a, b) for a in own for b in wanted)
            }
            self._meant[names] = frozenset(k for k in self.actors if named & self._circle(k))
        return self._meant[names]

    def _circle(self, key: str) -> set[str]:
        """An actor with those it belongs to, near and far, and its members."""
        circle = {key} | {k for k, actor in self.actors.items() if actor.get("member_of") == key}
        up = self.actors[key].get("member_of")
        while up and up in self.actors and up not in circle:
            circle.add(up)
            up = self.actors[up].get("member_of")
        return circle

    def agreeing(self, holder: frozenset[str], target: frozenset[str], stance: str) -> list[dict[str, Any]]:
        """The stances of the gold standard, other than denials, with such a holder and target."""
        return [
            s for s in self.stances
            if s["stance"] == stance and s["holder"] in holder and s["target"] in target
            and s.get("certainty") != "denied"
        ]  # fmt: skip


def rests_on(stance: dict[str, Any], sentence: str, words: set[str]) -> bool:
    """Whether an annotated stance rests on `sentence`, and on `words` in it if its cue was annotated."""
    evidence, whole = " ".join(stance["evidence"].split()), " ".join(sentence.split())
    ends = (evidence[:_EVIDENCE], evidence[-_EVIDENCE:])
    if evidence not in whole and whole not in evidence and not any(end in whole for end in ends):
        return False
    cue = stance.get("cue")
    return not cue or not words.isdisjoint(re.findall(r"[\w-]+", cue.casefold()))


def load_annotated(path: Path) -> Iterator[Annotated]:
    """The annotated articles of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from (Annotated(json.loads(line)) for line in lines if line.strip())
