"""Who speaks for whom: persons, bodies and states along their `member_of` chains."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def chain(row: int, above: Callable[[int], int | None]) -> list[int]:
    """An actor and those it speaks for, nearest first. A cycle ends the chain before it closes."""
    found = [row]
    while (up := above(found[-1])) is not None and up not in found:
        found.append(up)
    return found


def roots(parents: Sequence[int | None]) -> list[int]:
    """For each actor the last of its chain. In a cycle all stand under the lowest row of it."""
    tops: list[int | None] = [None] * len(parents)
    for row in range(len(parents)):
        path: list[int] = []
        here: int | None = row
        seen: set[int] = set()
        top: int | None = None
        while here is not None and here not in seen:
            if tops[here] is not None:
                top = tops[here]
                break
            seen.add(here)
            path.append(here)
            here = parents[here]
        if top is None:
            top = path[-1] if here is None else min(path[path.index(here) :])
        for step in path:
            tops[step] = top
    return [top if top is not None else row for row, top in enumerate(tops)]
