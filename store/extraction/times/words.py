"""The words of time expressions (words.toml), compiled to patterns once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from store import edtf

DATA = Path(__file__).with_name("words.toml")


def plain(word: str) -> str:
    """A word as the tables spell it: lower case, straight apostrophe, single spaces, precomposed accents."""
    word = " ".join(word.casefold().replace("’", "'").split())
    for decomposed, composed in (("e\u0301", "é"), ("e\u0300", "è"), ("u\u0302", "û"), ("a\u0300", "à")):
        word = word.replace(decomposed, composed)
    return word


def pattern_of(words: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first, with either apostrophe, any space."""
    found = "|".join(_escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    return f"(?:{found})"


def _escape(word: str) -> str:
    out = re.escape(word).replace(r"\ ", r"\s{1,3}").replace("'", "['’]")
    # Files from some systems hold decomposed accents.
    for composed, decomposed in (("é", "e\u0301"), ("è", "e\u0300"), ("û", "u\u0302"), ("à", "a\u0300")):
        out = out.replace(composed, f"(?:{composed}|{decomposed})")
    return out


def longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, by which it is looked for."""
    return frozenset(max(re.findall(r"\w+", phrase), key=len) for phrase in phrases)


@dataclass(frozen=True)
class Words:
    """The tables of words.toml; keys are `plain`."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    decades: Mapping[str, int]
    ordinals: Mapping[str, int]
    deictic: Mapping[str, int]
    anaphoric: Mapping[str, int]
    relative: Mapping[str, int]
    relative_to_text: Mapping[str, int]
    of_year: Mapping[str, int]
    shift: Mapping[str, int]
    epoch: frozenset[str]
    about: tuple[str, ...]
    moments: tuple[str, ...]
    left: Mapping[str, frozenset[str]]
    small: frozenset[str]  # all the words of `left`
    names_before: frozenset[str]
    names_after: frozenset[str]
    counted: frozenset[str]
    plan: re.Pattern[str]
    past: re.Pattern[str]
    neutral: re.Pattern[str]

    def number(self, text: str) -> int | None:
        """3 for "trois" or "3"; None for "quelques"."""
        found = int(text) if text.isdecimal() else self.numbers[plain(text)]
        return found or None


@lru_cache(maxsize=1)
def load_words() -> Words:
    """The tables, read once. Raises KeyError or ValueError when words.toml lacks a table."""
    data: dict[str, Any] = tomllib.loads(DATA.read_text(encoding="utf-8"))
    months = {name: number for number, name in enumerate(edtf.MONTHS, 1)}
    for number, spellings in data["months"].items():
        months |= dict.fromkeys(spellings, int(number))
    infinitive = pattern_of(data["plan"]["infinitive_after"]) + r"\s\w{1,20}(?:er|ir|re)"
    # -ra, -ront after a lower-case stem of three letters: a future ("sera" and "aura" are shorter).
    future = r"[a-zà-ÿ]{3,20}r(?:a|ont)|sera|seront|aura|auront"
    participle = r"[a-zà-ÿ]{2,20}(?:é|ée|és|ées)|[a-zà-ÿ]{2,20}(?<!r)(?:ait|aient)"
    return Words(
        months=months,
        weekdays={name: number for number, name in enumerate(edtf.WEEKDAYS)},
        seasons={name: number for number, name in edtf.SEASONS.items()},
        numbers=data["numbers"],
        units=data["units"],
        decades=data["decades"],
        ordinals=data["ordinals"],
        deictic=data["deictic"],
        anaphoric=data["anaphoric"],
        relative=data["relative"],
        relative_to_text=data["relative_to_text"],
        of_year=data["of_year"],
        shift=data["shift"],
        epoch=frozenset(data["epoch"]["words"]),
        about=tuple(data["about"]["words"]),
        moments=tuple(data["moments"]["words"]),
        left={name: frozenset(words) for name, words in data["left"].items()},
        small=frozenset(word for words in data["left"].values() for word in words),
        names_before=frozenset(data["names"]["before"]),
        names_after=frozenset(data["names"]["after"]),
        counted=frozenset(data["names"]["counted"]),
        plan=_cue(f"{pattern_of(data['plan']['words'])}|{infinitive}|{future}"),
        past=_cue(f"{pattern_of(data['past']['words'])}|{participle}"),
        neutral=_cue(pattern_of(data["past"]["neutral"])),
    )


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")
