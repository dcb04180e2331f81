"""What a holder and a target are to each other."""

from __future__ import annotations

from store.extraction.second.cast import Cast
from store.extraction.second.events import Event, Terms
from store.extraction.second.parties import Party


def pair_terms(cast: Cast, event: Event, h: Party, t: Party) -> Terms:
    """The features of holder `h` with target `t`, in their group."""
    hold, aim, frame = event.holder, event.target, event.match.frame
    many = f"{min(len(hold.filled), 2)}{min(len(aim.filled), 2)}"
    between = cast.between(h.entity, t.entity, frame.stance)
    features = [
        f"kind={h.kind}/{t.kind}", f"np={h.np}/{t.np}:{hold.phrase}/{aim.phrase}",
        f"w={h.where}/{t.where}:{aim.phrase}", f"filled={h.filled}/{t.filled}:{many}",
        f"ways={h.way}/{t.way}:{frame.pos}", f"paths={h.path}/{t.path}",
        f"quoted={event.quoted}{h.sayer}{t.sayer}", f"between={between}", f"between={between}:{frame.stance}",
        f"before={h.before_holder}/{t.before_target}/{h.before_target}/{t.before_holder}",
    ]  # fmt: skip
    return [("P", features)]
