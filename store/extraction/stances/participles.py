"""The noun that a participle modifies, by agreement where the parse hung it on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.syntax import COMMAS, NOMINAL, NOTHING, SUBJECTS, Found, with_etre

if TYPE_CHECKING:
    from store.extraction.stances.surface import Surface
    from store.extraction.stances.syntax import Parse


def just_named(p: Parse, surface: Surface, i: int) -> Found:
    """*exige le retour de X, renversé par Y*, *ont sifflé X, venu plaider*: the mention before the comma of
    participle `i`, wherever the parser hung it; nothing when no agent follows, except after verbs of motion.
    """
    loose = i + 1 < p.size and p.low[i - 1] == ","
    done = p.dep[i] == "advcl" and any(p.dep[k] == "obl:agent" for k in p.kids[i])
    came = p.dep[i] in {"advcl", "conj"} and p.low[i] in with_etre()
    if not loose or not (done or came):
        return NOTHING
    near = [m.head for m in surface.by_end.get(i - 1, ()) if _agree(p, i, m.head)]
    return Found((near[0],), "agreement") if near else NOTHING


def modified(p: Parse, surface: Surface | None, i: int, up: int) -> Found:
    """The noun that a participle modifies; a detached one looks past *X de Y* and agrees in gender."""
    if (i > up and (p.low[i - 1] in COMMAS or not _agree(p, i, up))) or i < up:
        head = up
        guard = 0
        while p.dep[head] in {"nmod", "flat", "flat:name", "appos"} and guard < 6:
            guard += 1
            parent = p.head[head]
            if not _agree(p, i, head) and _agree(p, i, parent):
                return Found(tuple(p.coordinated(parent)), "agreement")
            head = parent
            if p.pos[head] not in NOMINAL:
                break
        if not _agree(p, i, up) and surface:  # "la mort de X, tué par Y"
            for m in surface.by_end.get(i - (p.low[i - 1] in COMMAS), ()):
                if _agree(p, i, m.head):
                    return Found((m.head,), "agreement")
        acting = _acting(p, i, up)
        if acting >= 0:
            return Found(tuple(p.coordinated(acting)), "agreement")
    if surface and up not in surface.heads and p.low[i - 1] in COMMAS:
        top = _mentioned_above(p, surface, up)
        if top >= 0:
            return Found((top,), "attachment")
    if surface and up not in surface.heads and p.low[up - 1] == "," and p.pos[up] == "NOUN" and i > up:
        named = surface.apposed(up)  # "en Abkhazie, région séparatiste soutenue par X"
        if named:
            return named
    heads = p.coordinated(up)
    if len(heads) > 1 and p.plural(i) is not True:
        heads = [up]
    return Found(tuple(heads))


def _acting(p: Parse, i: int, up: int) -> int:
    """*X maintient sa candidature, encouragé par Y*: the subject of the verb whose object `up` the detached
    participle `i` was hung from, when only the subject agrees; else -1.
    """
    if p.low[i - 1] not in COMMAS or p.dep[up] not in {"obj", "obl"} or _agree(p, i, up):
        return -1
    subjects = (k for k in p.kids[p.head[up]] if p.dep[k] in SUBJECTS and k < up)
    return next((k for k in subjects if p.pos[k] in NOMINAL and _agree(p, i, k)), -1)


def _mentioned_above(p: Parse, surface: Surface, k: int) -> int:
    """*un cabinet basé dans l'Est, soutenu par X*: the actor above a noun that names none;
    -1 when none.
    """
    for _ in range(5):
        up = p.head[k]
        if up == k or p.dep[k] not in {"nmod", "obl", "acl", "appos", "flat", "amod"}:
            return -1
        if up in surface.heads and p.pos[up] in NOMINAL:
            return up
        k = up
    return -1


def _agree(p: Parse, i: int, k: int) -> bool:
    """Whether number and gender of `i` and `k` go together, as far as the parse says."""
    for feature in ("Number", "Gender"):
        a, b = p.morph[i].get(feature, ()), p.morph[k].get(feature, ())
        if a and b and a != b:
            return False
    return True
