"""Find the words of time expressions and take them apart, before anything is resolved.

The rules find the core of an expression ("mars 2019"); the small words to its left ("depuis la fin du mois
de") are then read in a bounded window, and what is a name or a number rather than a date is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from store.extraction.times.model import Role
from store.extraction.times.rules import FIGURES, rules
from store.extraction.times.words import Words, load_words, plain

_REACH = 120  # code points from a word of an expression within which it ends, and what may not follow it
_WINDOW = 48  # code points to the left in which "depuis la fin du mois de" must fit
# The part of an expression that may be somebody's or some place's name.
_NAMEABLE = {
    "day": "m",
    "days": "m",
    "two days": "m",
    "month": "m",
    "season": "s",
    "weekday": "wd",
    "numbered": "wd",
}
_WITH_PREPOSITION = ("day", "numbered", "month", "season", "year", "weekday", "quarter", "partunit")
# "mettre fin en juin", "prendre fin au printemps": a noun, not a part of the month.
_AFTER_FIN = ("au", "en", "le", "à", "dès", "depuis", "ce", "cet", "cette")
_TOKEN = re.compile(r"[\w\u0300-\u036f-]+['’]?|\S")
_WORD = re.compile(r"\w+")
_RIGHT_OF_YEAR = re.compile(r"\s{1,3}(\w+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;,…«»\"“”(\[—–\n-])\s*$")


@dataclass(slots=True)
class Found:
    """The words of one expression: which rule, its parts, and what stands around it."""

    rule: str
    start: int
    end: int
    core: int  # where the words begin that name the time, after the prepositions
    parts: dict[str, str] = field(default_factory=dict)
    role: Role = "at"
    onward: bool = False  # "à partir de": role start, and not past as "depuis" is
    plan: bool = False  # "d'ici", "pour", "au plus tard" before it
    part: str = ""  # "fin", "début"…
    relative: int = 0  # "dernier" -1, "prochain" +1
    to_text: int = 0  # "précédent" -1, "suivant" +1


@dataclass(frozen=True, slots=True)
class Left:
    """What the words before an expression say, and where they begin."""

    start: int
    tokens: frozenset[str]
    role: Role
    onward: bool
    plan: bool
    part: str
    preposition: bool


def scan(text: str) -> list[Found]:
    """The time expressions of `text` in order, none overlapping; the longest wins where two do."""
    candidates = sorted(_candidates(text), key=lambda f: (f.start, -f.end))
    chosen: list[Found] = []
    for found in candidates:
        if chosen and found.start < chosen[-1].end <= found.core:  # "deux jours avant", "avant le 7 avril"
            found.start, found.role, found.plan = found.core, "at", False
        elif chosen and found.start < chosen[-1].end:
            if found.end - found.start > chosen[-1].end - chosen[-1].start:
                chosen[-1] = found
            continue
        chosen.append(found)
    return chosen


def _lower(text: str) -> str:
    """The text in lower case, every character at its place (only İ would become two)."""
    return text.replace("İ", "I").lower()


def _candidates(text: str) -> Iterator[Found]:
    words = load_words()
    lower = _lower(text)
    spoken = Spoken(lower)
    for rule in rules():
        for start, end in spoken.around(rule.needed):
            for match in rule.pattern.finditer(lower, start, end):
                found = _take(text, rule.name, match, words)
                if found is not None:
                    yield found


@cache
def _needed() -> frozenset[str]:
    """The words that the rules need, any number of four figures as in `FIGURES`."""
    return frozenset().union(*(rule.needed for rule in rules()))


class Spoken:
    """The words of a text in lower case that some rule needs, and where each stands."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._indexed = unicodedata.is_normalized("NFC", text)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._around: dict[frozenset[str], list[tuple[int, int]]] = {}  # several rules need the same words
        needed = _needed()
        for match in _WORD.finditer(text):
            word = match[0]
            if word in needed:
                self._places[word].append(match.start())
            elif len(word) == 4 and word.isdecimal():
                self._places[FIGURES[0]].append(match.start())

    def around(self, needed: frozenset[str]) -> list[tuple[int, int]]:
        """The stretches of the text, in order, in which an expression with a word of `needed` stands whole;
        all of a text with decomposed accents, which part words.
        """
        if not self._indexed:
            return [(0, self._length)]
        known = self._around.get(needed)
        if known is None:
            known = self._around[needed] = self._stretches(needed)
        return known

    def _stretches(self, needed: frozenset[str]) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for place in sorted([i for word in needed & self._places.keys() for i in self._places[word]]):
            start, end = max(0, place - _REACH), min(self._length, place + _REACH)
            if found and start <= found[-1][1]:
                start = found.pop()[0]
            found.append((start, end))
        return found


def _take(text: str, rule: str, match: re.Match[str], words: Words) -> Found | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    left = _look_left(text, match.start(), words)
    if not _is_time(text, rule, match, left, words):
        return None
    found = Found(
        rule, match.start(), match.end(), match.start(), parts, left.role, left.onward, left.plan, left.part
    )
    if left.role == "start" or rule in _WITH_PREPOSITION:
        found.start = left.start
    word = plain(parts.get("rel") or parts.get("tail") or "")
    found.relative = words.relative.get(word, 0)
    found.to_text = words.relative_to_text.get(word, 0)
    return found


def _look_left(text: str, start: int, words: Words) -> Left:
    """Walk back over the small words that may introduce a date."""
    window_start = max(0, start - _WINDOW)
    tokens = list(_TOKEN.finditer(text, window_start, start))
    table = words.left
    taken: list[str] = []
    begin, onward, plan, part, preposition = start, False, False, "", False
    role: Role = "at"
    for token in reversed(tokens):
        word = plain(token.group())
        if word not in words.small or (word in table["part"] and taken and taken[-1] in _AFTER_FIN):
            break
        taken.append(word)
        begin = token.start()
        if word in table["start"]:
            role = "start"
            break
        if word in table["end"]:
            role = "end"
            break
        if word in table["onward"]:
            role, onward = "start", True
        plan = plan or word in table["plan"]
        if word in table["part"]:
            part = word.rstrip("-")
        preposition = preposition or word in table["preposition"]
    return Left(begin, frozenset(taken), role, onward, plan, part, preposition)


def _is_time(text: str, rule: str, match: re.Match[str], left: Left, words: Words) -> bool:
    """Keep dates, drop names ("place du 17 Février") and numbers ("2011 soldats")."""
    start = match.start()
    if rule in _NAMEABLE and _is_name(text, rule, match, left, words):
        return False
    if rule == "month":
        return _bare_month(match, left)
    if rule == "season":
        return _bare_season(match, left)
    if rule == "year":
        return _bare_year(text, match, left, words)
    if rule in ("weekday", "partunit"):
        return not re.search(r"(?:chaque|tous les)\s$", text[max(0, start - 12) : start], re.IGNORECASE)
    if rule == "unit":
        return bool(match["tail"]) or plain(match["det"]).split()[-1] in ("ce", "cette", "même")
    if rule == "deictic":
        return not re.search(r"\bd['’]$", text[max(0, start - 2) : start])
    return True


def _is_name(text: str, rule: str, match: re.Match[str], left: Left, words: Words) -> bool:
    group = _NAMEABLE[rule]
    name = text[match.start(group) : match.end(group)]
    if name[0].isupper() and not name.isupper():
        has_year = "y" in match.groupdict() and match["y"]
        starts = bool(_SENTENCE_START.search(text[max(0, match.start(group) - 4) : match.start(group)]))
        if not has_year and not starts:
            return True
        if starts and rule in ("month", "season") and not has_year:
            return True
    following = _RIGHT_OF_YEAR.match(text, match.end())
    if following and plain(following.group(1)) in words.names_after:
        return True
    if group == "m" and not match["y"] and left.tokens & {"du", "de", "des"}:
        word = re.search(r"(\w+)\s+$", text[max(0, left.start - 24) : left.start])
        if word and plain(word.group(1)) in words.names_before:
            return True
    return False


def _bare_month(match: re.Match[str], left: Left) -> bool:
    """`avril` needs a year or a word that makes it a date; `le mars` and `la mai` are none."""
    if match["y"] or match["rel"]:
        return True
    return bool(left.preposition or left.part or left.role != "at" or left.plan or left.tokens & {"de", "d'"})


def _bare_season(match: re.Match[str], left: Left) -> bool:
    return bool(left.tokens & {"l'", "au", "le", "du", "cet", "ce", "en"}) or bool(match["y"])


def _bare_year(text: str, match: re.Match[str], left: Left, words: Words) -> bool:
    following = _RIGHT_OF_YEAR.match(text, match.end())
    if following and plain(following.group(1)) in words.counted:
        return False
    year = int(match["y"])
    if text[max(0, match.start() - 1) : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
        return 1900 <= year <= 2100
    if left.preposition or left.part or left.role != "at" or "ici" in left.tokens or "pour" in left.tokens:
        return 1700 <= year <= 2100
    return "de" in left.tokens and 1900 <= year <= 2100
