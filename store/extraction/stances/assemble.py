"""From candidates in tokens to the stances that leave the analysis: evidence, dates, confidence,
no repeats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.entities import EntityMention
from store.extraction.second import reading
from store.extraction.stances.candidate import Candidate, form_table
from store.extraction.stances.confidence import confidence
from store.extraction.stances.dating import Dating
from store.extraction.stances.engine import Engine
from store.extraction.stances.memory import release
from store.extraction.stances.syntax import Parse
from store.model import DateBasis, LocalStance, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from store.extraction.entities import EntityMap
    from store.extraction.times import TimeExpression
    from store.extraction.words import Text
    from store.lexicon import Lexicon


DOUBTFUL = 0.38  # on annotated articles none of those below it was right


def find_stances(
    doc: Doc | Text,
    entities: EntityMap,
    times: list[TimeExpression],
    lexicon: Lexicon,
    published: str | None,
    base: int = 0,
    offset: int = 0,
    likely: bool = True,
) -> list[LocalStance]:
    """The stances of `doc`, in text order.

    `base` is added to the actors' keys and `offset` to the code-point offsets, for a document that is
    a piece of a longer article. `published` is the article's EDTF date or None. `likely`
    adds those of the second reading to what the rules find.
    """
    parse = Parse(doc, times, form_table(lexicon))
    text = parse.doc.text
    engine = Engine(parse, entities, lexicon)
    dating = Dating(parse, times)
    found: dict[tuple[object, ...], LocalStance] = {}
    candidates = engine.candidates()
    for candidate in (*candidates, *(reading.second_reading(engine, candidates) if likely else ())):
        if _anonymous(entities, candidate):
            continue
        _mention(entities, candidate)
        stance = _stance(candidate, parse, text, dating, published, base, offset)
        if stance.confidence < DOUBTFUL and candidate.probability is None:
            continue
        key = (stance.holder, stance.target, stance.stance, stance.certainty == "denied", stance.start)
        if key not in found or found[key].confidence < stance.confidence:
            found[key] = stance
    slots, modality = engine.slots, engine.modality
    release(slots.subjects, slots, modality.embedding, modality, engine.pairs, engine.matter)
    release(engine.phrases, engine, parse)
    return sorted(found.values(), key=lambda s: (s.start, s.cue_span.start, s.holder, s.target))


def _anonymous(entities: EntityMap, candidate: Candidate) -> bool:
    """*les habitants* as target, *les médias* as either: no actors. People of one trade or place, a crowd,
    the members of a chamber do take sides; but who supports or attacks them speaks of nobody in particular.
    """
    holder, target = (entities.entities[x.entity] for x in (candidate.holder, candidate.target))
    return (target.unnamed and target.plural) or (holder.unnamed and holder.vague)


def _stance(
    candidate: Candidate,
    parse: Parse,
    text: str,
    dating: Dating,
    published: str | None,
    base: int,
    offset: int,
) -> LocalStance:
    doc = parse.doc
    low, high = parse.bounds[parse.sentence[candidate.head]]
    start, end = _trim(text, doc[low].idx, doc[high - 1].end)
    time = dating.of(candidate)
    date, basis = _date(time, published)
    holder, target = candidate.holder, candidate.target
    cue = [doc[k] for k in sorted({*candidate.tokens, candidate.head})]
    cue_span = Span(offset + cue[0].idx, offset + cue[-1].end)
    return LocalStance(
        holder=base + holder.entity,
        target=base + target.entity,
        holder_text=doc.surface(holder.start, holder.end),
        target_text=doc.surface(target.start, target.end),
        stance=candidate.stance,
        certainty=candidate.certainty,
        date=date,
        date_basis=basis,
        source=candidate.source,
        cue=" ".join(t.text for t in cue),
        start=offset + start,
        end=offset + end,
        confidence=confidence(candidate),
        frame=candidate.frame,
        repairs=candidate.path,
        holder_span=Span(offset + doc[holder.start].idx, offset + doc[holder.end - 1].end),
        target_span=Span(offset + doc[target.start].idx, offset + doc[target.end - 1].end),
        cue_span=cue_span,
        date_span=Span(offset + time.start, offset + time.end) if time else None,
    )


def _mention(entities: EntityMap, candidate: Candidate) -> None:
    """A capital that turned out to be an actor becomes a mention."""
    for reference in (candidate.holder, candidate.target):
        if "capital" in reference.path and not entities.at(entities.doc[reference.head]):
            entities.mentions.append(
                EntityMention(reference.entity, reference.start, reference.end, reference.head, "metonym")
            )


def _date(time: TimeExpression | None, published: str | None) -> tuple[str | None, DateBasis | None]:
    if time is not None and time.value:
        return time.value, "text"
    return (published, "article") if published else (None, None)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without white space at either end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
