"""The answer to "who?" for a terminal or a pipe: a table where it fits, else entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from store.outputs.answers import change_words, counts_words, date_words, headings, quoted, who_words
from store.queries.answers import CERTAINTY_WORDS
from store.text import inert, inert_same_length

if TYPE_CHECKING:
    from rich.console import RenderableType

    from store.queries import WhoAnswer, WhoLine

WIDE = 130  # columns from which a line of the answer fits on one line of the screen
_SIGNS = {"support": "+", "oppose": "−", "contact": "·"}


def renderables(answer: WhoAnswer, width: int, changes_only: bool = False) -> list[RenderableType]:
    """What to print, from top to bottom, in `width` columns; every word of an article in it is inert."""
    found: list[RenderableType] = [Text(f"{inert(answer.actor.name)} — {counts_words(answer)}", style="bold")]
    if not changes_only:
        for heading, lines in headings(answer):
            found += [Text(), Text(heading, style="bold")]
            shown = _distinct(answer, lines)
            found += [_table(answer, shown)] if width >= WIDE else _entries(answer, shown)
    if answer.changes:
        found += [Text(), Text("Changements de camp", style="bold")]
        found += [_indented(Text(words), 2) for words in change_words(answer)]
    if answer.disagreements and not changes_only:
        found += [Text(), Text("Désaccords", style="bold")]
        for each in answer.disagreements:
            found.append(_indented(Text(f"{inert(each.target.name)} : {inert(each.words)}"), 2))
    if len(found) == 1:
        found.append(Text("Rien de connu dans ces limites."))
    if answer.also:
        names = ", ".join(inert(match.name) for match in answer.also[:5])
        found += [Text(), Text(f"Aussi : {names}", style="dim")]
    return found


def _distinct(answer: WhoAnswer, lines: tuple[WhoLine, ...]) -> list[WhoLine]:
    """The lines without those that would look the same as one before, as contact both ways does."""
    seen: dict[tuple[object, ...], WhoLine] = {}
    for line in lines:
        key = (who_words(answer, line), line.date, line.certainty, line.source, line.article, line.evidence)
        seen.setdefault(key, line)
    return list(seen.values())


def _table(answer: WhoAnswer, lines: list[WhoLine]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", width=1)
    table.add_column("date", no_wrap=True)
    table.add_column("qui", min_width=12)
    table.add_column("certitude", no_wrap=True)
    table.add_column("d'après", max_width=30)
    table.add_column("article", overflow="fold")
    table.add_column("mots", ratio=1, min_width=20)
    for line in lines:
        table.add_row(
            _SIGNS[line.stance], date_words(line), Text(who_words(answer, line)),
            CERTAINTY_WORDS[line.certainty], Text(inert(line.source or "")), _article(line), _words(line),
        )  # fmt: skip
    return table


def _entries(answer: WhoAnswer, lines: list[WhoLine]) -> list[RenderableType]:
    """Two or more lines for each: who, when, on whose word and where; then the words."""
    found: list[RenderableType] = []
    for line in lines:
        head = Text(f"{_SIGNS[line.stance]} {date_words(line):<14}  ")
        head.append(who_words(answer, line), style="bold")
        head.append(f", {CERTAINTY_WORDS[line.certainty]}")
        if line.source:
            head.append(f", d'après {inert(line.source)}")
        head.append(" ").append(Text(f"[{_article(line)}]", style="dim"))
        found += [_indented(head, 2), _indented(_words(line), 6)]
    return found


def _indented(text: Text, columns: int) -> Padding:
    return Padding(text, (0, 0, 0, columns), expand=False)


def _article(line: WhoLine) -> Text:
    again = f" (repris {len(line.reprints)} fois)" if line.reprints else ""
    return Text(inert(line.article) + again)


def _words(line: WhoLine) -> Text:
    """The evidence, the words that carry the stance in it underlined."""
    shown = quoted(line)
    before = shown.index(line.evidence.strip())
    words = Text(inert_same_length(shown).replace("\n", " "))
    if line.full is not None and line.full.cue_span is not None:
        cue = line.full.cue_span
        words.stylize("underline", before + cue.start - line.full.start, before + cue.end - line.full.start)
    return words
