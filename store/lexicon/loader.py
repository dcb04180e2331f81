"""Reads the lexicon's data files into frozen entries; a user's file adds to them or overrides them."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from store.errors import SidesError
from store.lexicon.entries import (
    Attitude,
    Carrier,
    CertaintyWords,
    Embedder,
    Frame,
    Lexicon,
    Light,
    Reporting,
)
from store.lexicon.schema import check_file

DATA = Path(__file__).parent / "data"

Rows = dict[str, list[dict[str, Any]]]
_E = TypeVar("_E", Frame, Light, Embedder, Reporting, Attitude)


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The packaged lexicon, with the entries of the user's file `extra` added or, by id, overriding.

    Raises SidesError when a file cannot be read or an entry breaks the schema. The result is
    cached for as long as `extra` does not change on disk.
    """
    if extra is None:
        return _load(None, 0)
    try:
        changed = extra.stat().st_mtime_ns
    except OSError as error:
        raise SidesError(
            f"{extra}: cannot be read ({error.strerror})", "Check the path of your lexicon."
        ) from error
    return _load(extra, changed)


@lru_cache(maxsize=8)
def _load(extra: Path | None, _changed: int) -> Lexicon:
    digest = hashlib.sha256()
    rows: Rows = defaultdict(list)
    for path in sorted(DATA.rglob("*.toml")):
        for table, entries in _read(path, path.relative_to(DATA).as_posix(), digest).items():
            if table == "frame":
                _refuse_repeats(rows["frame"], entries, path.name)
            rows[table] += entries
    if extra is not None:
        for table, entries in _read(extra, str(extra), digest).items():
            if table == "frame":
                _refuse_repeats([], entries, str(extra))
                own = {e["id"] for e in entries}
                rows["frame"] = [e for e in rows["frame"] if e["id"] not in own]
            rows[table] += entries
    return _lexicon(rows, digest.hexdigest()[:16])


def _read(path: Path, where: str, digest: Any) -> Rows:
    try:
        raw = path.read_bytes()
        data = tomllib.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise SidesError(f"{where}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SidesError(f"{where}: is not TOML ({error})", "Correct the line that is named.") from error
    digest.update(raw)
    return check_file(data, where)


def _refuse_repeats(before: list[dict[str, Any]], entries: list[dict[str, Any]], where: str) -> None:
    seen = {e["id"] for e in before}
    for entry in entries:
        if entry["id"] in seen:
            raise SidesError(f"{where}: frame {entry['id']!r}: this id is already taken", "Ids are unique.")
        seen.add(entry["id"])


def _lexicon(rows: Rows, fingerprint: str) -> Lexicon:
    frames = tuple(_frame(e) for e in rows["frame"])
    return Lexicon(
        frames=frames,
        frame=MappingProxyType({f.id: f for f in frames}),
        by_lemma=_by_lemma(frames),
        lights=_by_lemma(_spread(Light, rows["light"])),
        carriers=MappingProxyType({c.noun: c for e in rows["carrier"] for c in _carriers(e)}),
        embedders=_by_lemma(_spread(Embedder, rows["embedder"])),
        attitudes=_by_lemma(_spread(Attitude, rows["attitude"])),
        evaluations=MappingProxyType({w: e["sign"] for e in rows["evaluation"] for w in e["words"]}),
        certainty=_certainty(rows),
        fingerprint=fingerprint,
    )


def _frame(entry: Mapping[str, Any]) -> Frame:
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    lemma, reflexive = _bare(entry["head"])
    return Frame(words=fields.pop("with"), lemma=lemma, reflexive=reflexive, **fields)


def _spread(kind: type[_E], entries: Iterable[Mapping[str, Any]]) -> Iterable[_E]:
    """One object of `kind` for each head of each entry."""
    for entry in entries:
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
        heads = fields.pop("heads")
        if "with" in fields:
            fields["words"] = fields.pop("with")
        for head in heads:
            lemma, reflexive = _bare(head)
            yield kind(head=head, lemma=lemma, reflexive=reflexive, **fields)


def _carriers(entry: Mapping[str, Any]) -> Iterable[Carrier]:
    owner = tuple(entry["owner"])
    return (Carrier(noun, entry["sign"], owner, entry["wish"]) for noun in entry["nouns"])


def _by_lemma(entries: Iterable[_E]) -> Mapping[str, tuple[_E, ...]]:
    found: dict[str, list[_E]] = defaultdict(list)
    for entry in entries:
        found[entry.lemma].append(entry)
    return MappingProxyType({lemma: tuple(group) for lemma, group in found.items()})


def _certainty(rows: Rows) -> CertaintyWords:
    def words(table: str, kind: str = "") -> list[str]:
        return [w for e in rows[table] if not kind or e["kind"] == kind for w in e["words"]]

    def forms(listed: list[str]) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(w.replace("'", "' ").split()) for w in listed)

    return CertaintyWords(
        hedge_verbs=frozenset(words("hedge", "verb")),
        hedge_adverbs=forms(words("hedge", "adverb")),
        hedge_adjectives=frozenset(words("hedge", "adjective")),
        hedge_nouns=frozenset(words("hedge", "noun")),
        negations=forms(words("negation", "full")),
        near_negations=forms(words("negation", "near")),
        attribution=forms(words("attribution")),
        reporting=_by_lemma(_spread(Reporting, rows["reporting"])),
    )


def _bare(head: str) -> tuple[str, bool]:
    """("se rallier") → ("rallier", True)."""
    for pronoun in ("se ", "s'"):
        if head.startswith(pronoun):
            return head.removeprefix(pronoun), True
    return head, False
