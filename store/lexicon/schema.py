"""The schema of the lexicon's TOML files: one table kind per `Table`, checked when loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from store.errors import SidesError
from store.lexicon.entries import SLOTS, Control, Effect, EmbedType, LightKind, Nature, Pos
from store.model import ACTOR_KINDS, STANCE_KINDS

Check = Callable[[Any], str]
"""Takes a value, returns what is wrong with it ("" when nothing is)."""

_MISSING = object()


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table: its check, and its default (none: the key is required)."""

    check: Check
    default: Any = _MISSING

    @property
    def required(self) -> bool:
        return self.default is _MISSING


def _text(value: Any) -> str:
    return "" if isinstance(value, str) and value.strip() else "must be a text that is not empty"


def _flag(value: Any) -> str:
    return "" if isinstance(value, bool) else "must be true or false"


def _one_of(*allowed: Any) -> Check:
    def check(value: Any) -> str:
        # `True == 1` in Python, but `true` is no strength.
        if value in allowed and not isinstance(value, bool):
            return ""
        return f"must be one of {', '.join(repr(a) for a in allowed)}, not {value!r}"

    return check


def _list_of(item: Check, least: int = 0, most: int = 10_000) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, list) or not least <= len(value) <= most:
            size = f"{least} or more" if most == 10_000 else f"{least} to {most}"
            return f"must be a list of {size}"
        return next((f"{problem} (in {value!r})" for v in value if (problem := item(v))), "")

    return check


def _slot(value: Any) -> str:
    return "" if value in SLOTS else f"{value!r} is no slot"


_POS = Key(_one_of(*get_args(Pos)), "verb")
_SLOTS = Key(_list_of(_slot, 1))
_WORDS = Key(_list_of(_text), [])
_NAMES = Key(_list_of(_text, 1))
_EFFECT = Key(_one_of("", *get_args(Effect)), "")

TABLES: Mapping[str, Mapping[str, Key]] = {
    "frame": {
        "id": Key(_text),
        "head": Key(_text),
        "pos": _POS,
        "stance": Key(_one_of(*STANCE_KINDS)),
        "holder": _SLOTS,
        "target": _SLOTS,
        "strength": Key(_one_of(1, 2, 3), 2),
        "with": _WORDS,
        "polarity_from": Key(_one_of("", "carrier", "deed"), ""),
        "target_kinds": Key(_list_of(_one_of(*ACTOR_KINDS)), []),
        "weak": Key(_flag, False),
        "precedence": Key(_one_of(0, 1, 2), 0),
        "example": Key(_text),
        "expect": Key(_list_of(_text, 2, 2)),
    },
    "light": {
        "kind": Key(_one_of(*get_args(LightKind))),
        "heads": _NAMES,
        "noun": Key(_list_of(_slot, 1), ["obj"]),
        "holder": _SLOTS,
        "target": Key(_list_of(_slot), []),
        "with": _WORDS,
        "certainty": _EFFECT,
        "against": Key(_flag, False),
    },
    "carrier": {
        "sign": Key(_one_of(1, -1)),
        "owner": _SLOTS,
        "wish": Key(_flag, False),
        "kinds": Key(_list_of(_one_of(*ACTOR_KINDS)), []),
        "nouns": _NAMES,
    },
    "embedder": {
        "type": Key(_one_of(*get_args(EmbedType))),
        "heads": _NAMES,
        "pos": _POS,
        "control": Key(_one_of(*get_args(Control))),
        "holder": Key(_one_of("subj", "control"), "control"),
        "certainty": _EFFECT,
        "matrix": Key(_one_of("", *STANCE_KINDS), ""),
        "marker": Key(_list_of(_one_of("", "à", "de", "que", "pour", "par", "en")), []),
        "with": _WORDS,
    },
    "reporting": {"nature": Key(_one_of(*get_args(Nature))), "heads": _NAMES},
    "hedge": {
        "kind": Key(_one_of("verb", "adverb", "adjective", "noun")),
        "words": _NAMES,
    },
    "negation": {"kind": Key(_one_of("full", "near")), "words": _NAMES},
    "attribution": {"words": _NAMES},
    "preposition": {"slot": Key(_slot), "words": _NAMES},
    "neutral": {
        "heads": _NAMES,
        "slot": Key(_slot, "obj"),
        "nouns": _WORDS,
        "between": Key(_list_of(_one_of(*ACTOR_KINDS), 0, 2), []),
        "within": _WORDS,
        "forms": _WORDS,
        "followed": _WORDS,
        "towards": _WORDS,
        "unless_said": _WORDS,
        "errand": Key(_flag, False),
    },
    "evaluation": {"sign": Key(_one_of(1, -1)), "words": _NAMES},
    "attitude": {
        "heads": _NAMES,
        "object": _SLOTS,
        "predicate": Key(_list_of(_one_of("xcomp", "que", "de", "comme", "pour", "en", "à", "obj"), 1)),
        "with": _WORDS,
        "otherwise": Key(_one_of(-1, 0, 1), 0),
    },
}


def check_file(data: Mapping[str, Any], where: str) -> dict[str, list[dict[str, Any]]]:
    """The tables of one parsed TOML file, defaults filled in.

    `where` names the file in messages. Raises SidesError (one line: file, entry, problem).
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for name, entries in data.items():
        keys = TABLES.get(name)
        if keys is None:
            raise _problem(where, f"[[{name}]]", f"no such table; known are {', '.join(TABLES)}")
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise _problem(where, f"[{name}]", f"must be written [[{name}]], once for each entry")
        found[name] = [_check_entry(e, keys, where, _label(name, e, i)) for i, e in enumerate(entries, 1)]
    return found


def _check_entry(entry: dict[str, Any], keys: Mapping[str, Key], where: str, label: str) -> dict[str, Any]:
    for unknown in entry.keys() - keys.keys():
        raise _problem(where, label, f"unknown key {unknown!r}; known are {', '.join(keys)}")
    whole: dict[str, Any] = {}
    for name, key in keys.items():
        if name not in entry:
            if key.required:
                raise _problem(where, label, f"key {name!r} is missing")
            whole[name] = key.default
            continue
        if problem := key.check(entry[name]):
            raise _problem(where, label, f"{name} {problem}")
        whole[name] = entry[name]
    return whole


def _label(table: str, entry: Mapping[str, Any], number: int) -> str:
    name = entry.get("id") or entry.get("head")
    if isinstance(name, str):
        return f"{table} {name!r}"
    heads = entry.get("heads") or entry.get("nouns") or entry.get("words")
    first = f" ({heads[0]!r} …)" if isinstance(heads, list) and heads else ""
    return f"{table} number {number}{first}"


def _problem(where: str, label: str, problem: str) -> SidesError:
    return SidesError(f"{where}: {label}: {problem}", "Correct the entry in that file; it is plain TOML.")
