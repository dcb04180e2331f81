"""States, bodies, titles and the nouns that make or replace a name: data files, checked when loaded.

A linguist edits the `.toml` files beside this module; `load_gazetteer(extra)` reads a user's own
file on top of them (same tables, any subset), so that a name can be added without touching ours.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from store.errors import SidesError
from store.model import ACTOR_KINDS, ActorKind

HERE = Path(__file__).parent
WORD = re.compile(r"\w+")
WORD_TABLES = ("stands_for", "both", "place", "proposal", "speech", "leisure", "government", "sort", "given",
               "adjective", "act", "preposition", "gender", "describe", "synonym", "name", "group", "pickup",
               "member", "deed", "civic", "contest", "firm", "undertaking", "nature", "asking",
               "natured", "power", "border", "fate", "origin", "leaning", "dispute")  # fmt: skip
ENTRY_TABLES = frozenset({"state", "body", "bodies", "people", "title", "body_noun", "national_body",
                          "anaphor", "chamber", "apposed"})  # fmt: skip
PLACES = ("cities", "regions")
TABLES = ENTRY_TABLES.union(WORD_TABLES, PLACES)
JOINT = re.compile(r"[ \t\u00a0\u202f\n]?[-.'’‑&]?[ ]?")  # what may stand between the words of one name


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """`text` without case and accents, code point for code point, so that offsets stay valid."""
    if text.isascii():
        return text.lower()
    return text.translate(_FOLDING)


PARTICLES = frozenset(
    {"ben", "bin", "ibn", "bint", "al", "el", "ould", "oul", "abou", "abu", "van", "von", "der", "den", "ter",
     "zu", "da", "dos", "do", "di", "del", "della", "dalla", "le", "la", "du", "y", "e", "st", "dit"}
)  # fmt: skip
PREFIX = re.compile(r"^(?:al|el|as|ad|ash|an|ar|at|az|ach|ech|es|ed|et|er|en|ez)-")


@lru_cache(maxsize=4096)
def content_words(name: str) -> tuple[str, ...]:
    """The words of a person's name that identify it: folded, without particles and article prefixes."""
    words = [PREFIX.sub("", fold(w).replace("‑", "-")) for w in re.split(r"[\s'’]+", name) if w]
    kept = tuple(w for w in words if w not in PARTICLES and w not in {"de", "d"})
    return kept or tuple(words) or (fold(name),)


class _Folding(dict[int, str]):
    """A table for `str.translate` that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        self[code] = "'" if char == "’" else base if len(base) == 1 else char
        return self[code]


_FOLDING = _Folding()


@lru_cache(maxsize=32)  # an article is looked through for names, titles and things in turn
def _folded_words(text: str) -> tuple[list[str], list[tuple[int, int]], dict[str, list[int]]]:
    """The folded words of `text`, the code points [start, end) of each, and which of them each form is."""
    found = list(WORD.finditer(text))
    words = [fold(match[0]) for match in found]
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        numbers[word].append(i)
    return words, [match.span() for match in found], dict(numbers)


@dataclass(frozen=True, slots=True)
class Known:
    """A state or body of the data files. `demonyms` holds (masculine, feminine) singular forms."""

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    gender: str = ""
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    demonyms: tuple[tuple[str, str], ...] = ()
    member_of: str | None = None
    sort: str = ""  # of an organisation: company | union | employers | ngo | church | sport


@dataclass(frozen=True, slots=True)
class Title:
    """A title noun: its role, and whether who bears it speaks for the body that it names."""

    role: str
    speaks: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sequence of words to find in a text; `value` is what it stands for, `form` how."""

    words: tuple[str, ...]  # as written in the data file
    value: str
    form: str


class Hit(NamedTuple):
    """A phrase found at code points [start, end)."""

    start: int
    end: int
    value: str
    form: str


@dataclass
class PhraseIndex:
    """Finds many phrases in a text at once, in time linear in the text; the longest wins."""

    strict_case: bool
    by_first: dict[str, dict[tuple[str, ...], list[Phrase]]] = field(default_factory=dict)
    lengths: dict[str, list[int]] = field(default_factory=dict)  # of the phrases by first word, falling
    seconds: dict[str, set[str]] = field(default_factory=dict)  # by first word; "" for the word alone

    def add(self, text: str, value: str, form: str) -> None:
        words = tuple(WORD.findall(text))
        folded = tuple(fold(w) for w in words)
        if words:
            phrases = self.by_first.setdefault(folded[0], {})
            phrases.setdefault(folded, []).append(Phrase(words, value, form))
            self.seconds.setdefault(folded[0], set()).add("".join(folded[1:2]))

    def freeze(self) -> None:
        for first, phrases in self.by_first.items():
            self.lengths[first] = sorted({len(words) for words in phrases}, reverse=True)

    def scan(self, text: str) -> Iterator[Hit]:
        """All longest hits from left to right; hits do not overlap."""
        words, places, numbers = _folded_words(text)
        after = 0  # code point where the latest hit ends
        for i in sorted([i for first in self.seconds.keys() & numbers.keys() for i in numbers[first]]):
            seconds = self.seconds[words[i]]
            if places[i][0] < after or ("" not in seconds and seconds.isdisjoint(words[i + 1 : i + 2])):
                continue
            hit = self._at(text, words, places, i)
            if hit is not None:
                after = hit.end
                yield hit

    def _at(self, text: str, words: list[str], places: list[tuple[int, int]], i: int) -> Hit | None:
        table = self.by_first[words[i]]
        for length in self.lengths[words[i]]:
            phrases = table.get(tuple(words[i : i + length]))
            if not phrases:
                continue
            spans = places[i : i + length]
            if not all(JOINT.fullmatch(text, a[1], b[0]) for a, b in pairwise(spans)):
                continue
            for phrase in phrases:
                if self._case(text, spans, phrase):
                    return Hit(spans[0][0], spans[-1][1], phrase.value, phrase.form)
        return None

    def _case(self, text: str, spans: list[tuple[int, int]], phrase: Phrase) -> bool:
        if not self.strict_case:
            return True
        for (start, end), word in zip(spans, phrase.words, strict=True):
            if len(word) > 1 and word.isupper() and text[start:end] != word:
                return False
            if word[0].isupper() and not text[start].isupper():
                return False
        return True


@dataclass(eq=False)
class Gazetteer:
    """The data files, indexed. Built once by `load_gazetteer`; read only afterwards, so that what rules make
    of it can be kept by it.
    """

    known: dict[str, Known] = field(default_factory=dict)
    names: PhraseIndex = field(default_factory=lambda: PhraseIndex(strict_case=True))
    titles: PhraseIndex = field(default_factory=lambda: PhraseIndex(strict_case=True))
    proposals: PhraseIndex = field(default_factory=lambda: PhraseIndex(strict_case=False))
    roles: dict[str, Title] = field(default_factory=dict)
    demonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)  # folded form -> ids
    body_nouns: dict[str, ActorKind] = field(default_factory=dict)
    national_bodies: dict[str, ActorKind] = field(default_factory=dict)
    people: dict[tuple[str, ...], str] = field(default_factory=dict)  # content words of a name -> id
    surnames: dict[str, tuple[str, ...]] = field(default_factory=dict)
    apposed: dict[str, ActorKind] = field(default_factory=dict)  # "le quotidien X" -> media
    words: dict[str, frozenset[str]] = field(default_factory=dict)  # "stands_for.owner" -> folded
    anaphors: dict[str, frozenset[str]] = field(default_factory=dict)  # folded noun -> kinds
    chambers: dict[tuple[str, str], str] = field(default_factory=dict)  # (folded members, state) -> name
    sorts: dict[str, frozenset[str]] = field(default_factory=dict)  # folded noun -> sorts of organisation

    @cached_property
    def given(self) -> frozenset[str]:
        """The given names, folded."""
        return self.words["given.masculine"] | self.words["given.feminine"]


def _strings(row: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(x, str) and x.strip() for x in value):
        raise SidesError(f"{where}: {key} must be a list of words", 'Write it as ["a", "b"].')
    return tuple(value)


def _kind(row: dict[str, Any], where: str, default: str = "") -> ActorKind:
    value = row.get("kind", default)
    for kind in ACTOR_KINDS:
        if kind == value:
            return kind
    raise SidesError(f"{where}: unknown kind {value!r}", f"Use one of: {', '.join(ACTOR_KINDS)}.")


def _known(row: dict[str, Any], kind: str, where: str) -> Known:
    for key in ("id", "name"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise SidesError(
                f"{where}: an entry has no {key}", "Every state and body needs an id and a name."
            )
    where = f"{where}, {row['id']}"
    unknown = set(row) - {
        "id",
        "name",
        "kind",
        "names",
        "gender",
        "capitals",
        "seats",
        "demonyms",
        "member_of",
        "sort",
    }
    if unknown:
        raise SidesError(f"{where}: unknown key {sorted(unknown)[0]!r}", "See the head of states.toml.")
    demonyms = row.get("demonyms", [])
    if not isinstance(demonyms, list) or not all(isinstance(d, list) and len(d) == 2 for d in demonyms):
        raise SidesError(f"{where}: demonyms must be pairs", 'Write [["français", "française"]].')
    return Known(
        id=row["id"], name=row["name"], kind=_kind(row, where, kind), names=_strings(row, "names", where),
        gender=str(row.get("gender", "")), capitals=_strings(row, "capitals", where),
        seats=_strings(row, "seats", where), demonyms=tuple((str(m), str(f)) for m, f in demonyms),
        member_of=row.get("member_of"), sort=str(row.get("sort", "")),
    )  # fmt: skip


def _plural(form: str) -> str:
    return form if form.endswith(("s", "x")) else form + "s"


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SidesError(f"{path}: cannot be read: {error}", "It must be a TOML file in UTF-8.") from error


def _add_known(gazetteer: Gazetteer, entry: Known) -> None:
    gazetteer.known[entry.id] = entry
    for name in (entry.name, *entry.names):
        gazetteer.names.add(name, entry.id, "name")
    for seat in entry.seats:
        gazetteer.names.add(seat, entry.id, "seat")
    for capital in entry.capitals:
        gazetteer.names.add(capital, entry.id, "capital")
        if capital.startswith("Le "):  # "au Caire", "du Caire"
            gazetteer.names.add(capital[3:], entry.id, "capital")
    for pair in entry.demonyms:
        for form in {f for one in pair for f in (one, _plural(one))}:
            ids = gazetteer.demonyms.get(fold(form), ())
            gazetteer.demonyms[fold(form)] = (*ids, entry.id)


def _add_person(gazetteer: Gazetteer, names: list[str], row: dict[str, Any], where: str) -> None:
    ident = "-".join(WORD.findall(fold(names[0])))
    gender, owner = row.get("gender", ""), row.get("member_of")
    if gender not in {"m", "f", ""} or not isinstance(owner, str | None):
        raise SidesError(f"{where}, {names[0]}: gender must be m or f, member_of an id", "See people.toml.")
    gazetteer.known[ident] = Known(ident, names[0], "person", tuple(names[1:]), gender, member_of=owner)
    for name in names:
        words = content_words(name)
        gazetteer.people[words] = ident
        if ident not in gazetteer.surnames.get(words[-1], ()):
            gazetteer.surnames[words[-1]] = (*gazetteer.surnames.get(words[-1], ()), ident)


def _add_body(gazetteer: Gazetteer, names: list[str], row: dict[str, Any], where: str) -> None:
    ident = "-".join(WORD.findall(fold(names[0])))
    if ident not in gazetteer.known:  # what has an entry of its own says more there
        kind, sort = _kind(row, where, "organisation"), str(row.get("sort", ""))
        _add_known(gazetteer, Known(ident, names[0], kind, tuple(names[1:]), sort=sort))


def _add_chamber(gazetteer: Gazetteer, row: dict[str, Any], where: str) -> None:
    states = row.get("states", {})
    if not isinstance(states, dict) or not all(isinstance(name, str) for name in states.values()):
        raise SidesError(f"{where}: the states of a chamber must be a table", 'Write { france = "Sénat" }.')
    for members in _strings(row, "members", where):
        gazetteer.chambers |= {(fold(members), state): name for state, name in states.items()}


def _check_tables(data: dict[str, Any], where: str) -> None:
    """What no rule would read is a slip of the pen: it must not be passed over."""
    for table in sorted(data.keys() - TABLES):
        near = get_close_matches(table, TABLES, 1) or sorted(TABLES)
        raise SidesError(f"{where}: unknown table {table!r}", f"Use {' or '.join(near)}.")
    for table in sorted(data.keys() & ENTRY_TABLES):
        rows = data[table]
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise SidesError(f"{where}: {table} must be a list of entries", f"Write [[{table}]] over each.")
    for table in sorted(data.keys() & {*WORD_TABLES, "proposal"}):
        if not isinstance(data[table], dict):
            raise SidesError(f"{where}: {table} must be a table of lists", f"Write [{table}] over them.")


def _add_table(gazetteer: Gazetteer, data: dict[str, Any], where: str) -> None:
    _check_tables(data, where)
    for table, kind in (("state", "country"), ("body", "organisation")):
        for row in data.get(table, []):
            _add_known(gazetteer, _known(row, kind, where))
    for row in data.get("bodies", []):
        for names in _strings(row, "names", where):
            _add_body(gazetteer, names.split(" / "), row, where)
    for row in data.get("people", []):
        for names in _strings(row, "names", where):
            _add_person(gazetteer, names.split(" / "), row, where)
    for row in data.get("title", []):
        role = str(row.get("role", ""))
        gazetteer.roles[role] = Title(role, bool(row.get("speaks", False)))
        for noun in _strings(row, "nouns", where):
            # "Premier ministre" is also written without capitals; "M." and "Me" never are
            gazetteer.titles.add(noun if role == "honorific" else noun.lower(), role, "title")
    for row in data.get("body_noun", []):
        gazetteer.body_nouns |= {fold(n): _kind(row, where) for n in _strings(row, "nouns", where)}
    for row in data.get("national_body", []):
        gazetteer.national_bodies |= {fold(n): _kind(row, where) for n in _strings(row, "nouns", where)}
    for row in data.get("anaphor", []):
        for noun in _strings(row, "nouns", where):
            kinds = gazetteer.anaphors.get(fold(noun), frozenset())
            gazetteer.anaphors[fold(noun)] = kinds | frozenset(_strings(row, "kinds", where))
            sorts = gazetteer.sorts.get(fold(noun), frozenset())
            gazetteer.sorts[fold(noun)] = sorts | frozenset(_strings(row, "sorts", where))
    for row in data.get("chamber", []):
        _add_chamber(gazetteer, row, where)
    for row in data.get("apposed", []):
        gazetteer.apposed |= {fold(n): _kind(row, where) for n in _strings(row, "nouns", where)}
    for noun in _strings(data.get("proposal", {}), "nouns", where):
        gazetteer.proposals.add(noun, noun, "proposal")
    for table in WORD_TABLES:
        for key in data.get(table, {}):
            name = f"{table}.{key}"
            added = frozenset(fold(w) for w in _strings(data[table], key, where))
            gazetteer.words[name] = gazetteer.words.get(name, frozenset()) | added
    for key in PLACES:
        for name in _strings(data, key, where):
            gazetteer.names.add(name, key, "place")


@lru_cache(maxsize=4)
def load_gazetteer(extra: Path | None = None) -> Gazetteer:
    """The gazetteer of the data files, with the user's own file `extra` on top.

    Raises SidesError, naming the file and the entry, when a file does not fit the schema.
    """
    gazetteer = Gazetteer()
    files = sorted(HERE.glob("*.toml")) + ([extra] if extra else [])
    for path in files:
        _add_table(gazetteer, _read(path), path.name if path.parent == HERE else str(path))
    for entry in gazetteer.known.values():
        if entry.member_of is not None and entry.member_of not in gazetteer.known:
            raise SidesError(
                f"{entry.id}: member_of names no entry: {entry.member_of}", "Use the id of an entry."
            )
    for index in (gazetteer.names, gazetteer.titles, gazetteer.proposals):
        index.freeze()
    return gazetteer
