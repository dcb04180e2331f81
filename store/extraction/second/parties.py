"""Who might be the holder or the target of a word of stance, and what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.extraction.second.cast import Cast, bucket, label
from store.extraction.second.events import Event, Role, Side, Terms

if TYPE_CHECKING:
    from store.extraction.entities import Entity, EntityMention, Latent

_UNKNOWN = "-"


@dataclass(slots=True)
class Party:
    """One that may be holder or target: an actor by its mention nearby, or a thing nobody took a side on.

    `where` is 0 for the sentence of the word, -1 for the one before. `near`, `middling` and `rest` are
    features, by how many groups they are in; what follows are single ones, for combinations.
    """

    entity: int | None
    mention: EntityMention | None
    latent: Latent | None
    where: str
    kind: str
    near: list[str] = field(default_factory=list)
    middling: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    filled: str = _UNKNOWN
    sayer: str = _UNKNOWN
    recent: str = ""
    held: str = ""
    aimed: str = ""
    before_holder: str = _UNKNOWN
    before_target: str = _UNKNOWN
    path: str = _UNKNOWN
    np: str = _UNKNOWN
    prep: str = _UNKNOWN
    way: str = _UNKNOWN


def actors(cast: Cast, event: Event, role: Role) -> Iterator[Party]:
    """The actors that may be the holder (`H`) or target (`T`) of `event`, each with its features."""
    side = event.holder if role == "H" else event.target
    near = list(cast.nearby(event, side))
    recent, around = cast.recent(near, event.match.head), cast.around(event)
    for key, where, mention in near:
        entity = cast.entities.entities[key]
        if (entity.unnamed and entity.plural) or (role == "H" and entity.kind == "proposal"):
            continue
        party = Party(key, mention, None, str(where), entity.kind)
        _describe(cast, event, side, party, recent[key], around.get(key, {}))
        if where == 0 and mention is not None:
            _place(cast, event, side, party, mention)
        elif mention is not None:
            _elsewhere(cast, party, mention, cast.sentences[event.sentence + where])
        yield party


def _describe(
    cast: Cast, event: Event, side: Side, party: Party, recent: int, around: dict[str, str]
) -> None:
    """What the actor is in the article, whatever its place in the sentence."""
    key, frame = party.entity, event.match.frame
    assert key is not None
    standing = cast.standing(key)
    other = event.target if side.role == "H" else event.holder
    party.held, party.aimed, party.recent = standing.held, standing.aimed, str(recent)
    party.filled, party.sayer = str(key in side.filled), str(key in event.speakers)
    party.near.append(f"w={party.where}")
    party.middling += [
        f"kind={party.kind}", f"filled={party.filled}", f"sayer={party.sayer}", f"recent={recent}",
    ]  # fmt: skip
    party.rest += standing.features
    party.rest.append(f"other={key in other.filled}")
    party.rest.append(cast.alike(side, key, frame.stance))
    if around:
        party.rest += [f"{name}={value}" for name, value in around.items()]
        party.before_holder = around.get("prevH", _UNKNOWN)
        party.before_target = around.get("prevT", _UNKNOWN)
    if frame.target_kinds and side.role == "T":
        party.rest.append(f"fits={party.kind in frame.target_kinds}")
    if side.shape not in {"none", "propn"}:
        party.rest += _agreement(cast, side, standing.entity)


def _agreement(cast: Cast, side: Side, entity: Entity) -> Iterator[str]:
    """Whether the actor is one that the noun or pronoun in the slot can mean."""
    p, k = cast.parse, side.head
    if side.noun:
        anaphors = cast.entities.gazetteer.anaphors
        kinds = anaphors.get(p.low[k]) or anaphors.get(side.noun)
        if kinds:
            yield f"meant={entity.kind in kinds}"
        yield f"noun={side.noun}/{entity.kind}"
    else:
        yield f"pronoun={p.low[k]}/{entity.kind}"
    sort = "noun" if side.noun else "pron"
    plural = p.plural(k)
    if plural is not None:
        yield f"number={plural == entity.plural}/{sort}/{entity.kind == 'person'}"
    gender = (p.morph[k].get("Gender") or ("",))[0][:1].lower()
    if gender and entity.gender:
        yield f"gender={gender == entity.gender}/{sort}"


def _place(cast: Cast, event: Event, side: Side, party: Party, mention: EntityMention) -> None:
    """Where the actor stands in the sentence of the word."""
    p, i, m = cast.parse, event.match.head, mention.head
    low, high = (i, m) if i < m else (m, i)
    way = "L" if m < i else "R" if m > i else "O"
    here = cast.sentences[event.sentence]
    others = len({x.entity for x in here if low < x.head < high and x.entity != mention.entity})
    verbs, stops = cast.apart(low, high)
    prep = p.prep(m) or _UNKNOWN
    dep, above = p.dep[m].split(":")[0], p.head[m]
    locate(cast, event, side, party, m)
    party.middling.append(f"dist={way}{bucket(high - low)}")
    party.rest += [
        f"top={dep}/{p.head[above] == above}",
        f"btw={way}{min(others, 3)}", f"verbs={way}{min(verbs, 2)}", f"stops={way}{min(stops, 3)}",
        f"slot={prep in side.slots}", f"form={mention.form}", f"over={mention.start <= i < mention.end}",
        f"dep={dep}", f"quotes={event.quoted}/{bool(p.quoted[m])}", f"exported={mention.exported}",
    ]  # fmt: skip
    if party.np == "in":
        party.rest.append(f"inside={prep}")
        if side.noun:
            party.rest.append(f"of={side.noun}")
    if m > 0 and p.low[m - 1] == "selon":
        party.rest.append("selon=1")


def locate(cast: Cast, event: Event, side: Side, party: Party, k: int) -> None:
    """Where token `k`, the head of what names the party, stands to the word and to the phrase in the slot."""
    p, i, head = cast.parse, event.match.head, side.head
    party.way = "L" if k < i else "R" if k > i else "O"
    party.prep = party.way + (p.prep(k) or _UNKNOWN)
    inside = head >= 0 and head < k <= p.right_edge(head)
    party.np = "is" if k == head else "in" if inside else "out"
    party.path = cast.path(i, k)
    party.near += [f"path={party.path}", f"np={party.np}", f"prep={party.prep}"]


def _elsewhere(cast: Cast, party: Party, mention: EntityMention, sentence: list[EntityMention]) -> None:
    """Where the actor stands in a sentence before."""
    party.rest += [
        f"dep={party.where}{label(cast.parse.dep[mention.head])}", f"form={mention.form}",
        f"last={mention is sentence[-1]}", f"first={mention is sentence[0]}",
    ]  # fmt: skip


def party_terms(event: Event, side: Side, party: Party) -> Terms:
    """The features of one party, in the groups that they are weighed in."""
    role, frame, w, kind = side.role, event.match.frame, f"w={party.where}", f"kind={party.kind}"
    combined = [f"{w} {kind}"]
    if party.recent:
        combined.append(f"{w} recent={party.recent}")
    if party.np != _UNKNOWN:
        combined += [f"{kind} np={party.np}", f"path={party.path} prep={party.prep}"]
    common = [*party.near, *party.middling]
    told = [w, kind]
    counts = [f"aimed={party.aimed}", f"held={party.held}"] if party.held else []
    terms = [
        (f"{role} {frame.pos}", [*common, *party.rest]),
        (f"{role} {side.phrase}:{min(len(side.filled), 2)}", common),
        (f"{role} {side.slot}:{event.passive}", party.near),
        (
            f"{role} {frame.stance}",
            told + counts,
        ),
        (role, combined),
    ]
    if event.quoted:
        terms.append((f"{role} quoted", [*told, f"sayer={party.sayer}"]))
    return terms
