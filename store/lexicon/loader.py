"""Reads the lexicon's data files into frozen entries; a user's file adds to them or overrides them."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from store.errors import SidesError
from store.lexicon import cache, schema
from store.lexicon.cache import Rows
from store.lexicon.entries import (
    Attitude,
    Carrier,
    CertaintyWords,
    Embedder,
    Frame,
    Lexicon,
    Light,
    Neutral,
    Reporting,
)

DATA = Path(__file__).parent / "data"

_E = TypeVar("_E", Frame, Light, Embedder, Reporting, Attitude, Neutral)


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The packaged lexicon, with the entries of the user's file `extra` added or, by id, overriding.

    Raises SidesError when a file cannot be read or an entry breaks the schema. The result is
    kept in memory for as long as `extra` does not change on disk.
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
    sources = [(p.relative_to(DATA).as_posix(), _bytes(p)) for p in sorted(DATA.rglob("*.toml"))]
    # The schema is part of the digest: rows that an older one let through are checked again.
    digest = _digest([*(raw for _, raw in sources), _bytes(Path(schema.__file__))])
    packaged = cache.cached_rows(cache.cache_file(), digest)
    if packaged is None:
        packaged = read_rows(sources)
        cache.keep_rows(cache.cache_file(), digest, packaged)
    if extra is None:
        return _lexicon(packaged, digest)
    raw = _bytes(extra)
    return _lexicon(_overridden(packaged, read_rows([(str(extra), raw)])), _digest([digest.encode(), raw]))


def read_rows(sources: Iterable[tuple[str, bytes]]) -> Rows:
    """The checked tables of all `sources`: (name for messages, bytes of the TOML file).

    Raises SidesError for what is no TOML, breaks the schema, or takes an id twice.
    """
    rows: Rows = defaultdict(list)
    seen: set[str] = set()
    for where, raw in sources:
        try:
            data = tomllib.loads(raw.decode("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SidesError(f"{where}: is not TOML ({error})", "Correct the line that is named.") from error
        for table, entries in schema.check_file(data, where).items():
            rows[table] += entries
            for entry in entries if table == "frame" else ():
                if entry["id"] in seen:
                    raise SidesError(f"{where}: frame {entry['id']!r}: this id is taken", "Ids are unique.")
                seen.add(entry["id"])
    return rows


def _overridden(packaged: Rows, own: Rows) -> Rows:
    """The user's rows after the packaged ones, which lose the frames that the user redefines."""
    ids = {e["id"] for e in own.get("frame", ())}
    rows: Rows = defaultdict(list)
    for table in packaged.keys() | own.keys():
        kept = [e for e in packaged.get(table, ()) if table != "frame" or e["id"] not in ids]
        rows[table] = kept + own.get(table, [])
    return rows


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SidesError(f"{path}: cannot be read ({error.strerror})") from error


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:16]


def _lexicon(rows: Rows, fingerprint: str) -> Lexicon:
    frames = tuple(frame for e in sorted(rows.get("frame", ()), key=_place) for frame in _frames(e))
    prepositions = {_forms(w): e["slot"] for e in rows.get("preposition", ()) for w in e["words"]}
    return Lexicon(
        frames=frames,
        frame=MappingProxyType({f.id: f for f in reversed(frames)}),
        by_lemma=_by_lemma(frames),
        lights=_by_lemma(_spread(Light, rows.get("light", ()))),
        carriers=MappingProxyType({c.noun: c for e in rows.get("carrier", ()) for c in _carriers(e)}),
        embedders=_by_lemma(_spread(Embedder, rows.get("embedder", ()))),
        attitudes=_by_lemma(_spread(Attitude, rows.get("attitude", ()))),
        neutral=_by_lemma(_neutral(rows.get("neutral", ()))),
        evaluations=MappingProxyType({w: e["sign"] for e in rows.get("evaluation", ()) for w in e["words"]}),
        prepositions=MappingProxyType(prepositions),
        certainty=_certainty(rows),
        fingerprint=fingerprint,
    )


_CARRIED = ("deed", "", "carrier")  # the order of polarity_from


def _place(entry: Mapping[str, Any]) -> tuple[int, int, bool, str, list[str]]:
    """Where an entry stands among the frames of its head, whichever file it is in: the first that fits wins.

    After its own `precedence`, wishes come last (*plaider pour X* is none), idioms before the plain word,
    *contre* before *pour*, and the rest by id.
    """
    plain, parts = not entry["with"], entry["id"].split(".")
    return -entry["precedence"], _CARRIED.index(entry["polarity_from"]), plain, entry["stance"], parts


def _frames(entry: Mapping[str, Any]) -> Iterable[Frame]:
    """One frame for each choice of the alternatives in its further words: ``["arme|missile"]``."""
    fields: dict[str, Any] = _tuples(entry)
    lemma, reflexive = _bare(entry["head"])
    further, _ = fields.pop("with"), fields.pop("precedence")
    for words in product(*(word.split("|") for word in further)):
        yield Frame(words=words, lemma=lemma, reflexive=reflexive, **fields)


def _spread(kind: type[_E], entries: Iterable[Mapping[str, Any]]) -> Iterable[_E]:
    """One object of `kind` for each head of each entry."""
    for entry in entries:
        fields = _tuples(entry)
        heads = fields.pop("heads")
        if "with" in fields:
            fields["words"] = fields.pop("with")
        for head in heads:
            lemma, reflexive = _bare(head)
            yield kind(head=head, lemma=lemma, reflexive=reflexive, **fields)


def _tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}


def _carriers(entry: Mapping[str, Any]) -> Iterable[Carrier]:
    owner, kinds = tuple(entry["owner"]), tuple(entry["kinds"])
    return (Carrier(noun, entry["sign"], owner, entry["wish"], kinds) for noun in entry["nouns"])


def _neutral(entries: Iterable[Mapping[str, Any]]) -> Iterable[Neutral]:
    sets = ("nouns", "within", "forms", "followed", "towards", "unless_said")
    return _spread(Neutral, ({**e, **{name: frozenset(e[name]) for name in sets}} for e in entries))


def _by_lemma(entries: Iterable[_E]) -> Mapping[str, tuple[_E, ...]]:
    found: dict[str, list[_E]] = defaultdict(list)
    for entry in entries:
        found[entry.lemma].append(entry)
    return MappingProxyType({lemma: tuple(group) for lemma, group in found.items()})


def _certainty(rows: Rows) -> CertaintyWords:
    def words(table: str, kind: str = "") -> list[str]:
        return [w for e in rows.get(table, ()) if not kind or e["kind"] == kind for w in e["words"]]

    return CertaintyWords(
        hedge_verbs=frozenset(words("hedge", "verb")),
        hedge_adverbs=frozenset(map(_forms, words("hedge", "adverb"))),
        hedge_adjectives=frozenset(words("hedge", "adjective")),
        hedge_nouns=frozenset(words("hedge", "noun")),
        negations=frozenset(map(_forms, words("negation", "full"))),
        near_negations=frozenset(map(_forms, words("negation", "near"))),
        attribution=frozenset(map(_forms, words("attribution"))),
        reporting=_by_lemma(_spread(Reporting, rows.get("reporting", ()))),
    )


def _forms(words: str) -> tuple[str, ...]:
    """``d'après`` → ``("d'", "après")``, as the tokenizer splits it."""
    return tuple(words.replace("'", "' ").split())


def _bare(head: str) -> tuple[str, bool]:
    """``se rallier`` → ``("rallier", True)``."""
    for pronoun in ("se ", "s'"):
        if head.startswith(pronoun):
            return head.removeprefix(pronoun), True
    return head, False
