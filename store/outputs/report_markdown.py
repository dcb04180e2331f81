"""A report as Markdown, for notes and repositories."""

from __future__ import annotations

from collections.abc import Iterator

from store.outputs.answers import quotes, table_row
from store.outputs.citations import escape_markdown
from store.outputs.figure import text
from store.outputs.report import Block, Figure, Heading, Items, Numbers, Quotation, References, Report, Rows


def markdown(report: Report) -> Iterator[bytes]:
    """The file in UTF-8 blocks; nothing quoted in it is taken for Markdown or HTML."""
    for part in (f"# {escape_markdown(report.title)}", f"_{report.about}_", *map(_block, report.blocks)):
        yield part.encode() + b"\n\n"


def _block(block: Block) -> str:
    match block:
        case Heading(words):
            return f"## {escape_markdown(words)}"
        case Figure(_, lanes, caption):
            # Four backticks: no name of an actor can close the block.
            drawn = text(lanes).replace("````", "")
            legend = "\\+ soutien, - opposition, ± les deux, . contact."
            return f"````text\n{drawn}\n````\n\n{legend} {escape_markdown(caption)}"
        case Items(items):
            return "\n".join(f"- {escape_markdown(words)}" for words in items)
        case Rows(columns, rows):
            titles = (*columns, "Réf.")
            lines = [titles, ["---"] * len(titles)]
            lines += [(*map(escape_markdown, cells), _references(numbers)) for cells, numbers in rows]
            return "\n".join(map(table_row, lines))
        case Quotation(words, _, said, numbers):
            open_, close = quotes(words)
            said = f"— {escape_markdown(said)} {_references(numbers)}"
            return f"> {open_}{escape_markdown(words)}{close}  \n> {said}"
        case References(items):
            return "\n".join(f"{number}. {escape_markdown(words)}" for number, words in enumerate(items, 1))


def _references(numbers: Numbers) -> str:
    return " ".join(f"\\[{number}\\]" for number in numbers)
