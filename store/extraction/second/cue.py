"""What speaks for a word of stance saying something of anybody near it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.second.events import Event, Terms, determiner

if TYPE_CHECKING:
    from store.extraction.second.cast import Cast

_MOODS = ("dropped", "deontic", "future", "conditional", "hedged", "declined", "attributed")
_NEAR = 3  # steps up the parse to another word of stance


def cue_terms(cast: Cast, event: Event) -> Terms:
    """The features of the word of `event`, in their groups."""
    p, match, mode = cast.parse, event.match, event.mode
    i, frame, hold, aim = match.head, match.frame, event.holder, event.target
    verb = frame.pos == "verb"
    above = p.head[i]
    dep = p.dep[i].split(":")[0]
    many = f"{min(len(hold.filled), 2)}{min(len(aim.filled), 2)}"
    over, below = _over(cast, i), _below(cast, i)
    own = [
        f"frame={frame.id}", f"lemma={frame.lemma}", f"pos={frame.pos}", f"stance={frame.stance}",
        f"strength={frame.strength}", f"weak={frame.weak}", f"words={min(len(match.words), 2)}",
        f"polarity={frame.polarity_from}", f"wish={bool(mode.wisher)}",
        *(f"mode={name}" for name in _MOODS if getattr(mode, name)),
        f"participle={verb and p.is_participle(i)}", f"infinitive={verb and p.is_infinitive(i)}",
        f"passive={event.passive}", f"said={bool(event.speakers)}",
        f"actors={min(cast.named_in(event.sentence), 4)}",
        f"above={p.pos[above]}", f"under={p.lemma[above] if above != i else '-'}",
        f"det={determiner(p, i) if frame.pos == 'noun' else '-'}",
        f"takes={' '.join(frame.target_kinds)}", f"slots={'/'.join(frame.holder)}>{'/'.join(frame.target)}",
        f"repairs={hold.repair}/{aim.repair}", f"away={aim.away}:{frame.polarity_from}",
    ]  # fmt: skip
    if hold.noun and not hold.resolved:
        own.append(f"holder={hold.noun}")
    if aim.noun and not aim.resolved:
        own.append(f"target={aim.noun}")
    both = [
        f"density={cast.density}", f"yield={cast.yielded}", f"holder={hold.phrase}", f"target={aim.phrase}",
        f"dep={dep}", f"quoted={event.quoted}", f"from={hold.slot}", f"to={aim.slot}",
        f"over={over}:{frame.stance}", f"below={below}:{frame.stance}",
    ]  # fmt: skip
    return [
        ("C", [*own, *both, f"phrases={hold.phrase}/{aim.phrase}"]),
        (f"C {frame.pos}", [*both, f"slots={many}{hold.slot}/{aim.slot}"]),
    ]


def _over(cast: Cast, i: int) -> str:
    """The side of the nearest word of stance above token `i` in the parse, and whether the rules heard it."""
    for k in cast.chain(i)[1 : _NEAR + 1]:
        if k in cast.worded:
            return cast.worded[k]
    return ""


def _below(cast: Cast, i: int) -> str:
    """The same of a word of stance right below."""
    return next((cast.worded[k] for k in cast.parse.kids[i] if k in cast.worded), "")
