"""When two spellings name the same one: accents, transliteration, particles, acronyms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from store.lexicon.gazetteer import content_words, fold

# what transliterations of Arabic, Russian, Persian write in several ways, after folding
SOUNDS = (
    (re.compile(r"tch|tsch|cz"), "C"),
    (re.compile(r"sch|ch|sh"), "S"),
    (re.compile(r"dj|j|zh"), "J"),
    (re.compile(r"kh|gh|qu|q|ck|c(?=[aou])|g(?=[aoudhr])|g$|c$"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dh|th"), lambda m: m.group()[0]),
    (re.compile(r"w"), "v"),
    (re.compile(r"ts|tz|z"), "s"),
    (re.compile(r"x"), "ks"),
)
VOWELS = re.compile(r"[aeiouyh'`]")
EMPTY = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "et", "pour", "en", "au", "aux", "a", "of", "the"}
)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word as they sound, after its first letter: Sarraj = Serraj, Kadhafi = Gaddafi."""
    folded = fold(word)
    for pattern, sound in SOUNDS:
        folded = pattern.sub(sound, folded)
    first = folded[:1]
    first = "" if first in "aeiouy" else first
    rest = VOWELS.sub("", folded[1:])
    bones = re.sub(r"(.)\1+", r"\1", first + rest)
    return bones or fold(word)


def near(a: str, b: str) -> bool:
    """True when two words of one skeleton look alike enough to be one name in two spellings."""
    a, b = fold(a).replace("-", ""), fold(b).replace("-", "")
    if a == b:
        return True
    if abs(len(a) - len(b)) > 3:
        return False
    return distance(a, b) <= max(1, min(len(a), len(b)) // 2)


def distance(a: str, b: str) -> int:
    """Edit distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


@lru_cache(maxsize=65536)
def person_words(name: str) -> tuple[str, ...]:
    """The identifying words of a name, hyphens opened: "Seif al-Islam Kadhafi" -> seif, islam, kadhafi."""
    return tuple(w for word in content_words(name) for w in word.split("-") if w)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True for two full names (two words or more) of one person; given names that differ part them."""
    short, full = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) == len(full):
        return all(alike(x, y) for x, y in zip(short, full, strict=True))
    if all(alike(x, y) for x, y in zip(short, full, strict=False)):
        return True  # "Mohammed ben Zayed", "Mohammed ben Zayed Al Nahyane"
    if not alike(short[-1], full[-1]):
        return False
    i = 0  # the shorter one's words in order within the longer one's
    for word in full:
        if i < len(short) and alike(short[i], word):
            i += 1
    return i == len(short)


def alike(a: str, b: str) -> bool:
    return a == b or (skeleton(a) == skeleton(b) and near(a, b))


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """A body's name without case, accents, hyphens and empty words."""
    words = re.split(r"[^0-9a-z+]+", fold(name))
    return " ".join(w for w in words if w and w not in EMPTY) or fold(name)


def is_acronym(name: str) -> bool:
    return 2 <= len(name) <= 9 and " " not in name and sum(c.isupper() for c in name) > 1


def slug(name: str) -> str:
    """A readable id: "Faïez al-Sarraj" -> "faiez-al-sarraj"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "actor"
