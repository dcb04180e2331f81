"""The dyads as a network: rows, GraphML and GEXF (for Gephi), signed and dated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape, quoteattr

import store as package
from store import edtf
from store.model import Actor, StanceKind
from store.outputs.selection import Selection
from store.outputs.tables import Row, all_articles, stances_of
from store.text import inert

if TYPE_CHECKING:
    from store.database import Store
    from store.queries.corpus import Corpus

SIGNS: dict[StanceKind, int] = {"support": 1, "oppose": -1, "contact": 0}
KEYS = (
    "holder", "holder_id", "holder_kind", "target", "target_id", "target_kind", "stance", "sign",
    "statements", "printed", "first", "last", "confidence", "articles", "selection",
)  # fmt: skip


@dataclass(slots=True)
class Edge:
    """All that one actor said or did for, or against, another. Denied and rejected stances are in none."""

    holder: str
    target: str
    stance: StanceKind
    printed: int = 0
    statements: set[tuple[str, str]] = field(default_factory=set)
    dates: list[str] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    confidence: float = 0.0

    @property
    def ordered_dates(self) -> list[str]:
        """EDTF dates, the earliest first."""
        return sorted(self.dates, key=edtf.sort_key)


def edges(store: Store, corpus: Corpus, selection: Selection) -> list[Edge]:
    """One edge for each holder, target and kind of stance, by their ids.

    A statement that reprints carry counts once in `statements`, each time in `printed`. Raises StoreError.
    """
    found: dict[tuple[str, str, StanceKind], Edge] = {}
    for article in all_articles(corpus):
        original = article.duplicate_of or article.article
        for stance in stances_of(article, store, corpus, selection):
            if stance.certainty == "denied" or stance.review == "rejected":
                continue
            key = (stance.holder_id, stance.target_id, stance.stance)
            edge = found.setdefault(key, Edge(*key))
            edge.printed += 1
            edge.statements.add((original, stance.cue))
            edge.articles.add(article.article)
            edge.confidence = max(edge.confidence, stance.confidence)
            if stance.placed:
                edge.dates.append(stance.placed)
    return [found[key] for key in sorted(found)]


def rows(store: Store, corpus: Corpus, selection: Selection) -> Iterator[Row]:
    """The edges as rows of a table. Raises StoreError."""
    for edge in edges(store, corpus, selection):
        holder, target = corpus.actor(edge.holder), corpus.actor(edge.target)
        yield {
            "holder": holder.name, "holder_id": edge.holder, "holder_kind": holder.kind,
            "target": target.name, "target_id": edge.target, "target_kind": target.kind,
            **_attributes(edge), "selection": selection.words,
        }  # fmt: skip


def _attributes(edge: Edge) -> dict[str, object]:
    dates = edge.ordered_dates
    return {
        "stance": edge.stance, "sign": SIGNS[edge.stance], "statements": len(edge.statements),
        "printed": edge.printed, "first": dates[0] if dates else None, "last": dates[-1] if dates else None,
        "confidence": edge.confidence, "articles": len(edge.articles),
    }  # fmt: skip


_EDGE_TYPES = {
    "stance": "string", "sign": "int", "statements": "int", "printed": "int", "first": "string",
    "last": "string", "confidence": "double", "articles": "int",
}  # fmt: skip
_NODE_TYPES = {"label": "string", "kind": "string", "member_of": "string", "articles": "int"}


def write(
    form: Literal["graphml", "gexf"] | str, store: Store, corpus: Corpus, selection: Selection
) -> Iterator[bytes]:
    """The network as a file of the form `graphml` or `gexf`, in UTF-8 blocks. Raises StoreError."""
    found = edges(store, corpus, selection)
    ids = sorted({edge.holder for edge in found} | {edge.target for edge in found})
    actors = [corpus.actor(actor) for actor in ids]
    lines = _graphml if form == "graphml" else _gexf
    for line in lines(actors, found, selection):
        yield line.encode() + b"\n"


def _node(actor: Actor) -> dict[str, object]:
    return {"label": actor.name, "kind": actor.kind, "member_of": actor.member_of, "articles": actor.articles}


def _graphml(actors: Iterable[Actor], found: Iterable[Edge], selection: Selection) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for scope, types in (("node", _NODE_TYPES), ("edge", _EDGE_TYPES)):
        for name, kind in types.items():
            yield f'<key id="{scope}_{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>'
    yield '<key id="edge_weight" for="edge" attr.name="weight" attr.type="double"/>'
    yield '<key id="graph_selection" for="graph" attr.name="selection" attr.type="string"/>'
    yield '<graph id="sides" edgedefault="directed">'
    yield f'<data key="graph_selection">{_text(selection.words)}</data>'
    for actor in actors:
        yield f"<node id={_attribute(actor.actor)}>{_data('node', _node(actor))}</node>"
    for number, edge in enumerate(found):
        ends = f"source={_attribute(edge.holder)} target={_attribute(edge.target)}"
        values = _attributes(edge) | {"weight": float(len(edge.statements))}
        yield f'<edge id="e{number}" {ends}>{_data("edge", values)}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _data(scope: str, values: dict[str, object]) -> str:
    return "".join(
        f'<data key="{scope}_{name}">{_text(value)}</data>'
        for name, value in values.items()
        if value is not None
    )


def _gexf(actors: Iterable[Actor], found: Iterable[Edge], selection: Selection) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    about = f"Who supports and opposes whom; {selection.words}"
    yield f"<meta><creator>Sides {package.__version__}</creator>"
    yield f"<description>{_text(about)}</description></meta>"
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">'
    for scope, types in (("node", _NODE_TYPES), ("edge", _EDGE_TYPES)):
        yield f'<attributes class="{scope}" mode="static">'
        for name, kind in types.items():
            yield f'<attribute id="{scope}_{name}" title="{name}" type="{_gexf_type(kind)}"/>'
        yield "</attributes>"
    yield "<nodes>"
    for actor in actors:
        label = f"id={_attribute(actor.actor)} label={_attribute(actor.name)}"
        yield f"<node {label}>{_values('node', _node(actor))}</node>"
    yield "</nodes>"
    yield "<edges>"
    for number, edge in enumerate(found):
        ends = f"source={_attribute(edge.holder)} target={_attribute(edge.target)}"
        weight = f'weight="{len(edge.statements)}" label="{edge.stance}"'
        inner = _values("edge", _attributes(edge)) + _spells(edge)
        yield f'<edge id="{number}" {ends} {weight}>{inner}</edge>'
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _values(scope: str, values: dict[str, object]) -> str:
    inner = "".join(
        f'<attvalue for="{scope}_{name}" value={_attribute(value)}/>'
        for name, value in values.items()
        if value is not None
    )
    return f"<attvalues>{inner}</attvalues>"


def _gexf_type(kind: str) -> str:
    return {"int": "integer"}.get(kind, kind)


def _spells(edge: Edge) -> str:
    """When the edge is there: for each stance, the days on which it may have been taken."""
    spans = sorted(
        {(edtf.earliest(date), edtf.latest(date)) for date in edge.dates if edtf.earliest(date)}, key=str
    )
    inner = "".join(f'<spell start="{first}" end="{last or first}"/>' for first, last in spans)
    return f"<spells>{inner}</spells>" if inner else ""


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(value: object) -> str:
    return escape(_NOT_XML.sub("\ufffd", inert(str(value))))


def _attribute(value: object) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", inert(str(value))))
