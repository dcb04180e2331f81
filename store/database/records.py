"""How dataclasses lie in the store's documents, and back again.

An article's *record* is what its analysis yields, whoever its neighbours are: a pure function
of its content and the extractor. Its *details* add what the corpus makes of it: ids of its
actors, its date if inferred. *Columns* hold many stubs as one document, one list a field:
they load in a tenth of the time that as many small documents take.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, repeat
from typing import Any, TypeVar

import orjson

from store.database.anchors import article_mark, stance_mark
from store.database.journal import valid_text
from store.model import (
    CERTAINTIES,
    STANCE_KINDS,
    Actor,
    Article,
    ArticleColumns,
    Extraction,
    LocalActor,
    LocalMention,
    LocalStance,
    Mention,
    Packed,
    SourceText,
    Span,
    Stance,
    StanceColumns,
    StanceStub,
)

T = TypeVar("T")
Document = dict[str, Any]
Stubs = tuple[Article, Sequence[StanceStub]]  # an article and its stances, in the order of the text


def instances(kind: type[T], columns: Sequence[Sequence[Any]]) -> list[T]:
    """Objects of a slotted dataclass, from one column a field, all of one length.

    Fills the slots column by column, which for a frozen dataclass takes a third of the time of
    calling it for each row.
    """
    rows = len(columns[0])
    made = list(map(object.__new__, [kind] * rows))
    for name, column in zip(kind.__slots__, columns, strict=True):  # type: ignore[attr-defined]
        deque(map(getattr(kind, name).__set__, made, column), maxlen=0)
    return made


# --- one article ------------------------------------------------------------------------------


def valid_source(source: SourceText) -> SourceText:
    """The source with lone surrogates replaced one for one: offsets stay, and files can hold it."""
    names = ("article", "text", "path", "title", "url")
    together = "".join([source.article, source.text, source.path, source.title, source.url])
    if valid_text(together) is together:  # nearly always, and looked at once instead of five times
        return source
    changed: dict[str, Any] = {
        name: valid for name in names if (valid := valid_text(old := getattr(source, name))) != old
    }
    return replace(source, **changed)


def text_hash(record: Document) -> str:
    """Names what stands in an article, its date aside."""
    parts = [record["text"], record["title"], record["url"]]
    return hashlib.sha256(orjson.dumps(parts)).hexdigest()


def content_hash_of(text: str, published: str | None, basis: str | None) -> str:
    """The content hash of an article with this `text_hash` and the date that its input states."""
    return hashlib.sha256(orjson.dumps([text, published, basis])).hexdigest()[:24]


def content_hash(source: SourceText) -> str:
    """Names what the analysis depends on; neither the article's id nor its path."""
    text = text_hash({"text": source.text, "title": source.title, "url": source.url})
    return content_hash_of(text, source.published, source.published_basis)


def encode_record(source: SourceText, extraction: Extraction) -> Document:
    """The record of one article. Raises TypeError when the extraction holds what JSON cannot."""
    return {
        "text": source.text,
        "title": source.title,
        "url": source.url,
        "language": extraction.language,
        "actors": [[a.key, a.name, a.kind, a.names, a.member_of, a.known] for a in extraction.actors],
        "mentions": [[m.actor, m.text, m.start, m.end] for m in extraction.mentions],
        "stances": [_encode_stance(s, source.text) for s in extraction.stances],
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _encode_stance(s: LocalStance, text: str) -> list[Any]:
    return [
        s.holder, s.target, s.holder_text, s.target_text, s.stance, s.certainty, s.date, s.date_basis,
        s.source, s.cue, s.start, s.end, s.confidence, s.frame, s.repairs,
        _span(s.holder_span), _span(s.target_span), _span(s.cue_span), _span(s.date_span),
        text[s.start : s.end],
    ]  # fmt: skip


def _unspan(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def decode_extraction(record: Document) -> Extraction:
    """The extraction that `encode_record` was given."""
    return Extraction(
        language=record["language"],
        actors=tuple(
            LocalActor(key, name, kind, tuple(names), member_of, known)
            for key, name, kind, names, member_of, known in record["actors"]
        ),
        mentions=tuple(LocalMention(*row) for row in record["mentions"]),
        stances=tuple(_decode_stance(row) for row in record["stances"]),
    )


def _decode_stance(row: list[Any]) -> LocalStance:
    holder, target, cue = (Span(*pair) for pair in row[15:18])
    values: list[Any] = [*row[:14], tuple(row[14]), holder, target, cue, _unspan(row[18])]
    return LocalStance(*values)


@dataclass(frozen=True, slots=True)
class Placed:
    """What the corpus makes of one article: see `Article` for the fields."""

    article: str
    path: str
    published: str | None
    basis: str | None
    duplicate_of: str | None
    links: Mapping[int, tuple[str, str]]  # local key of an actor -> its id and name in the corpus


def encode_details(record: Document, placed: Placed) -> Document:
    """The document of one article in a shard of details."""
    return {
        "article": placed.article,
        "path": placed.path,
        "published": placed.published,
        "basis": placed.basis,
        "duplicate_of": placed.duplicate_of,
        "links": {str(key): list(link) for key, link in sorted(placed.links.items())},
        "keys": stance_keys(placed.article, record["stances"]),
        "record": record,
    }


def stance_keys(article: str, rows: Sequence[list[Any]]) -> list[str]:
    """One key a stance, in order; stances that look alike are counted in the order of the text."""
    seen: dict[tuple[str, ...], int] = {}
    keys, mark = [], article_mark(article)
    for row in rows:
        looks = (row[19], row[2], row[3], row[4], row[9])
        ordinal = seen.get(looks, 0)
        seen[looks] = ordinal + 1
        keys.append(mark + stance_mark(*looks, ordinal=ordinal))
    return keys


def mentions_of(details: Document) -> list[Mention]:
    """The mentions of the article, with corpus-wide actors, in the order of the text."""
    links = details["links"]
    article = details["article"]
    found = []
    for key, text, start, end in details["record"]["mentions"]:
        actor, name = links[str(key)]
        found.append(Mention(article, name, actor, text, start, end))
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def stances_of(details: Document) -> list[Stance]:
    """The stances of the article as extracted: no decision is applied."""
    links = details["links"]
    found = []
    for key, row in zip(details["keys"], details["record"]["stances"], strict=True):
        holder, holder_name = links[str(row[0])]
        target, target_name = links[str(row[1])]
        found.append(
            Stance(
                key=key, article=details["article"],
                holder=holder_name, holder_id=holder, holder_text=row[2],
                target=target_name, target_id=target, target_text=row[3],
                stance=row[4], certainty=row[5], date=row[6], date_basis=row[7], source=row[8], cue=row[9],
                evidence=row[19], start=row[10], end=row[11], confidence=row[12], review="auto",
                placed=row[6] or details["published"], frame=row[13], repairs=tuple(row[14]),
                holder_span=_unspan(row[15]), target_span=_unspan(row[16]),
                cue_span=_unspan(row[17]), date_span=_unspan(row[18]),
            )
        )  # fmt: skip
    return found


# --- many stubs, by column ----------------------------------------------------------------------


def _pack(column: Sequence[Any]) -> Document:
    """A column of few different values: each once, and which of them stands in each row."""
    packed = Packed.of(column)
    return {"values": packed.values, "codes": packed.codes}


def _unpack(packed: Document) -> list[Any]:
    return list(map(packed["values"].__getitem__, packed["codes"]))


def stubs_of_details(details: Document) -> Stubs:
    """The stubs of one article."""
    record, links, published = details["record"], details["links"], details["published"]
    article = Article(
        details["article"], record["title"], published, details["basis"], record["language"],
        details["path"], len(record["text"]), len(details["keys"]), duplicate_of=details["duplicate_of"],
    )  # fmt: skip
    rows = zip(details["keys"], record["stances"], strict=True)
    return article, [
        StanceStub(
            key=key, article=article.article,
            holder_id=links[str(row[0])][0], target_id=links[str(row[1])][0],
            stance=row[4], certainty=row[5], date=row[6], placed=row[6] or published,
            confidence=row[12], frame=row[13], start=row[10],
        )
        for key, row in rows
    ]  # fmt: skip


def encode_articles(articles: Sequence[Article]) -> Document:
    """The columns of these stubs; what people decide is no part of them."""
    return {
        "article": [a.article for a in articles],
        "title": [a.title for a in articles],
        "published": _pack([a.published for a in articles]),
        "basis": _pack([a.published_basis for a in articles]),
        "language": _pack([a.language for a in articles]),
        "path": [a.path for a in articles],
        "chars": [a.chars for a in articles],
        "stances": [a.stances for a in articles],
        "duplicate_of": _pack([a.duplicate_of for a in articles]),
    }


def decode_articles(columns: Document, reverse: bool = False) -> ArticleColumns:
    """The columns again, the last article first with `reverse`."""
    step = -1 if reverse else 1

    def packed(name: str) -> Packed[Any]:
        return Packed(columns[name]["values"], columns[name]["codes"][::step])

    return ArticleColumns(
        article=columns["article"][::step],
        title=columns["title"][::step],
        published=packed("published"),
        published_basis=packed("basis"),
        language=packed("language"),
        path=columns["path"][::step],
        chars=columns["chars"][::step],
        stances=columns["stances"][::step],
        duplicate_of=packed("duplicate_of"),
    )


def articles_of(columns: ArticleColumns) -> list[Article]:
    """The same articles as one object each, nothing read or bookmarked yet."""
    count = len(columns.article)
    return instances(
        Article,
        [
            columns.article, columns.title, list(columns.published), list(columns.published_basis),
            list(columns.language), columns.path, columns.chars, columns.stances,
            [False] * count, list(columns.duplicate_of), [False] * count, [""] * count,
        ],
    )  # fmt: skip


def article_rows(columns: Document) -> Iterator[tuple[Any, ...]]:
    """The columns of `encode_articles` as rows, in the order in which they stand there."""
    names = ("published", "basis", "language")
    published, basis, language = (_unpack(columns[name]) for name in names)
    return zip(
        columns["article"], columns["title"], published, basis, language, columns["path"], columns["chars"],
        columns["stances"], _unpack(columns["duplicate_of"]), strict=True,
    )  # fmt: skip


def stance_rows(columns: Document) -> Iterator[tuple[Any, ...]]:
    """The columns of `encode_stances` as rows, articles left out."""
    return zip(
        columns["key"], _unpack(columns["holder"]), _unpack(columns["target"]),
        map(STANCE_KINDS.__getitem__, columns["stance"]), map(CERTAINTIES.__getitem__, columns["certainty"]),
        *(_unpack(columns[name]) for name in ("date", "placed", "confidence", "frame")), columns["start"],
        strict=True,
    )  # fmt: skip


def encode_stances(stubs: Sequence[Stubs]) -> Document:
    """The columns of the stubs of all stances of these articles."""
    rows = [stance for _, stances in stubs for stance in stances]
    return {
        "articles": [article.article for article, _ in stubs],
        "runs": [len(stances) for _, stances in stubs],
        "key": [row.key for row in rows],
        "holder": _pack([row.holder_id for row in rows]),
        "target": _pack([row.target_id for row in rows]),
        "stance": [STANCE_KINDS.index(row.stance) for row in rows],
        "certainty": [CERTAINTIES.index(row.certainty) for row in rows],
        "date": _pack([row.date for row in rows]),
        "placed": _pack([row.placed for row in rows]),
        "confidence": _pack([row.confidence for row in rows]),
        "frame": _pack([row.frame for row in rows]),
        "start": [row.start for row in rows],
    }


def decode_stances(columns: Document, shared: dict[str, str]) -> StanceColumns:
    """The columns again, equal strings one object; `shared` does this for ids over many calls."""

    def packed(name: str) -> Packed[Any]:
        return Packed(columns[name]["values"], columns[name]["codes"])

    for name in ("holder", "target", "frame"):
        columns[name]["values"] = [shared.setdefault(value, value) for value in columns[name]["values"]]
    return StanceColumns(
        key=columns["key"],
        article=Packed(columns["articles"], list(chain.from_iterable(map(repeat, count(), columns["runs"])))),
        holder_id=packed("holder"),
        target_id=packed("target"),
        stance=Packed(STANCE_KINDS, columns["stance"]),
        certainty=Packed(CERTAINTIES, columns["certainty"]),
        date=packed("date"),
        placed=packed("placed"),
        confidence=packed("confidence"),
        frame=packed("frame"),
        start=columns["start"],
    )


def stubs_of(columns: StanceColumns) -> list[StanceStub]:
    """The same stances as one object each."""
    return instances(StanceStub, [list(getattr(columns, name)) for name in StanceStub.__slots__])


def stubs_again(articles: Document, stances: Document) -> Iterator[Stubs]:
    """The stubs that `encode_articles` and `encode_stances` were given, article by article."""
    rows, start = stubs_of(decode_stances(stances, {})), 0
    for article, run in zip(articles_of(decode_articles(articles)), stances["runs"], strict=True):
        yield article, rows[start : start + run]
        start += run


def encode_actors(actors: Sequence[Actor]) -> Document:
    """The columns of these actors."""
    return {
        "actor": [a.actor for a in actors],
        "name": [a.name for a in actors],
        "kind": _pack([a.kind for a in actors]),
        "aliases": [a.aliases for a in actors],
        "member_of": [a.member_of for a in actors],
        "articles": [a.articles for a in actors],
        "mentions": [a.mentions for a in actors],
    }


def decode_actors(columns: Document) -> list[Actor]:
    """The actors again."""
    return instances(
        Actor,
        [
            columns["actor"], columns["name"], _unpack(columns["kind"]), list(map(tuple, columns["aliases"])),
            columns["member_of"], columns["articles"], columns["mentions"],
        ],
    )  # fmt: skip
