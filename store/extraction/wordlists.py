"""Reads the word lists of the rules: TOML files beside the modules that use them, each list of a known shape.

| shape | in the file | in a dataclass |
|---|---|---|
| words | `["loi", "décret"]` | `frozenset[str]`, or `tuple[str, ...]` where their order counts |
| phrases | `[["au", "lieu", "de"], ["faute", "de"]]` | `tuple[tuple[str, ...], ...]`, or `Phrases` |
| pairs | `[["parler", "de"], ["évoquer", ""]]`: a verb and the preposition after it, if any | |
| table | `"élection" = "élire"` | `dict[str, str]` |
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from store.errors import SidesError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Lists = TypeVar("_Lists", bound="DataclassInstance")

Shape = Literal["words", "phrases", "pairs", "table"]
Phrases = dict[str, list[tuple[str, ...]]]
"""Phrases, in the order of the file, by their first word."""


def by_first(phrases: Iterable[Iterable[str]]) -> Phrases:
    """Phrases, in their order, by their first word."""
    table: Phrases = {}
    for words in map(tuple, phrases):
        table.setdefault(words[0], []).append(words)
    return table


def read_lists(path: Path, shapes: Mapping[str, Shape]) -> dict[str, Any]:
    """The lists of the file at `path` by their names ("section.name" under a heading), as TOML has them.

    `shapes` names all of them. Raises SidesError (file, list, problem) when one is missing, unknown or of
    another shape.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SidesError(
            f"{path.name}: cannot be read: {error}", "It must be a TOML file in UTF-8."
        ) from error
    found: dict[str, Any] = {}
    for name, value in data.items():
        section = isinstance(value, dict) and name not in shapes
        found |= {f"{name}.{key}": inner for key, inner in value.items()} if section else {name: value}
    for name in sorted(found.keys() ^ shapes.keys()):
        problem = "is missing" if name in shapes else "no rule uses a list of this name"
        raise SidesError(
            f"{path.name}: {name}: {problem}", "Lists are added together with the rule for them."
        )
    for name, shape in shapes.items():
        if not _CHECKS[shape](found[name]):
            raise SidesError(f"{path.name}: {name}: must be {_WANTED[shape]}")
    return found


def load_lists(kind: type[_Lists], path: Path) -> _Lists:
    """The file at `path` as a `kind`, whose fields are named after its lists and typed as in the table above.

    Raises SidesError as `read_lists`.
    """
    made = {field.name: _FIELDS[str(field.type)] for field in fields(kind)}
    raw = read_lists(path, {name: shape for name, (shape, _) in made.items()})
    return kind(**{name: make(raw[name]) for name, (_, make) in made.items()})


def _word(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_word, value))


def _phrases(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_words, value))


def _pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and _word(value[0]) and isinstance(value[1], str)


def _pairs(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_pair, value))


def _table(value: object) -> bool:
    return isinstance(value, dict) and all(map(_word, value.values()))


_CHECKS: Mapping[Shape, Callable[[object], bool]] = {
    "words": _words,
    "phrases": _phrases,
    "pairs": _pairs,
    "table": _table,
}
_WANTED: Mapping[Shape, str] = {
    "words": 'a list of words: ["loi", "décret"]',
    "phrases": 'a list of phrases: [["au", "lieu", "de"]]',
    "pairs": 'a list of verbs with their prepositions: [["parler", "de"], ["évoquer", ""]]',
    "table": 'a table from word to word: "élection" = "élire"',
}

# what a field's type, as it is written, says of the list and of how the field is made of it
_FIELDS: Mapping[str, tuple[Shape, Callable[[Any], object]]] = {
    "frozenset[str]": ("words", frozenset),
    "tuple[str, ...]": ("words", tuple),
    "tuple[tuple[str, ...], ...]": ("phrases", lambda phrases: tuple(map(tuple, phrases))),
    "Phrases": ("phrases", by_first),
    "dict[str, str]": ("table", dict),
}
