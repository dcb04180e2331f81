"""The answer to "who?" for a terminal or a pipe, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from store.outputs.answers import change_words, counts_words, date_words, headings, who_words
from store.queries.answers import CERTAINTY_WORDS
from store.text import inert

if TYPE_CHECKING:
    from rich.console import RenderableType

    from store.queries import WhoAnswer, WhoLine

_SIGNS = {"support": "+", "oppose": "−", "contact": "·"}


def renderables(answer: WhoAnswer, changes_only: bool = False) -> list[RenderableType]:
    """What to print, from top to bottom; every word of an article in it is inert."""
    title = Text(f"{inert(answer.actor.name)} — {counts_words(answer)}", style="bold")
    found: list[RenderableType] = [title]
    if not changes_only:
        for heading, lines in headings(answer):
            found += [Text(), Text(heading, style="bold"), _table(answer, lines)]
    if answer.changes:
        found += [Text(), Text("Changements de camp", style="bold")]
        found += [Text(f"  {words}") for words in change_words(answer)]
    if answer.disagreements and not changes_only:
        found += [Text(), Text("Désaccords", style="bold")]
        found += [Text(f"  {inert(each.target.name)} : {inert(each.words)}") for each in answer.disagreements]
    if len(found) == 1:
        found.append(Text("Rien de connu dans ces limites."))
    if answer.also:
        names = ", ".join(inert(match.name) for match in answer.also[:5])
        found += [Text(), Text(f"Aussi : {names}", style="dim")]
    return found


def _table(answer: WhoAnswer, lines: tuple[WhoLine, ...]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", width=1)
    table.add_column("date", no_wrap=True)
    table.add_column("qui", min_width=12)
    table.add_column("certitude", no_wrap=True)
    table.add_column("d'après")
    table.add_column("article", overflow="fold")
    table.add_column("mots", ratio=1, min_width=20)
    for line in lines:
        again = f" (repris {len(line.reprints)} fois)" if line.reprints else ""
        table.add_row(
            _SIGNS[line.stance],
            date_words(line),
            Text(who_words(answer, line)),
            CERTAINTY_WORDS[line.certainty],
            Text(inert(line.source or "")),
            Text(inert(line.article) + again),
            Text(f"« {inert(line.evidence)} »"),
        )
    return table
