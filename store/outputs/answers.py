"""The answer to "who?" as rows and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.outputs.citations import escape_markdown
from store.outputs.tables import KEYS as TABLE_KEYS
from store.outputs.tables import Row, stance_row
from store.queries.answers import CERTAINTY_WORDS, STANCE_NOUNS, ActorRef, WhoAnswer, WhoLine
from store.text import inert

PARTS = ("supporters", "opponents", "supported", "opposed", "contacts", "denied")
_STANCE_KEYS = tuple(key for key in TABLE_KEYS["stances"] if key != "selection")
KEYS = (*_STANCE_KEYS, "part", "precision", "title", "via", "reprints")
CHANGE_KEYS = ("holder", "holder_id", "target", "target_id", "before", "before_date", "after", "after_date")


def rows(answer: WhoAnswer) -> Iterator[Row]:
    """One row for each line of the answer: the keys of a stance, then the part of the answer, how precise
    the date is, the article's title, who spoke for the holder, and where the same was reprinted."""
    for part in PARTS:
        for line in getattr(answer, part):
            yield line_row(line) | {"part": part}


def line_row(line: WhoLine) -> Row:
    row: Row = dict.fromkeys(KEYS)
    if line.full is not None:
        row |= stance_row(line.full)
    return row | {
        "article": line.article, "holder": line.holder.name, "holder_id": line.holder.actor,
        "target": line.target.name, "target_id": line.target.actor, "stance": line.stance,
        "certainty": line.certainty, "date": line.date, "date_basis": line.date_basis, "source": line.source,
        "evidence": line.evidence, "confidence": line.confidence, "review": line.review, "key": line.key,
        "precision": line.precision or None, "title": line.title,
        "via": line.via.name if line.via else None, "reprints": list(line.reprints),
    }  # fmt: skip


def change_rows(answer: WhoAnswer) -> Iterator[Row]:
    """One row for each change of side."""
    for each in answer.changes:
        yield {
            "holder": each.holder.name, "holder_id": each.holder.actor,
            "target": each.target.name, "target_id": each.target.actor,
            "before": each.change.before, "before_date": each.change.before_date,
            "after": each.change.after, "after_date": each.change.after_date,
        }  # fmt: skip


def headings(answer: WhoAnswer) -> list[tuple[str, tuple[WhoLine, ...]]]:
    """The parts that have lines, with their titles in French."""
    name = inert(answer.actor.name)
    parts = (
        (f"Qui soutient {name}", answer.supporters),
        (f"Qui s'oppose à {name}", answer.opponents),
        (f"Qui {name} soutient", answer.supported),
        (f"À qui {name} s'oppose", answer.opposed),
        ("Contacts, sans prise de position", answer.contacts),
        ("Démenti", answer.denied),
    )
    return [(title, lines) for title, lines in parts if lines]


def change_words(answer: WhoAnswer) -> list[str]:
    """Each change of side as a line."""
    return [
        f"{inert(each.holder.name)} envers {inert(each.target.name)} : "
        f"{STANCE_NOUNS[each.change.before]} ({each.change.before_date}), "
        f"puis {STANCE_NOUNS[each.change.after]} ({each.change.after_date})"
        for each in answer.changes
    ]


def counts_words(answer: WhoAnswer) -> str:
    """How much there is, reprints apart."""
    counts = answer.counts
    words = f"{counts.statements} prise{'s' if counts.statements > 1 else ''} de position"
    if counts.printed > counts.statements:
        words += f", imprimées {counts.printed} fois"
    return words


def other_end(answer: WhoAnswer, line: WhoLine) -> ActorRef:
    """The actor of a line that the answer is not about."""
    return line.target if line.holder.actor == answer.actor.actor else line.holder


def who_words(answer: WhoAnswer, line: WhoLine) -> str:
    """The other actor, and who spoke for it."""
    name = inert(other_end(answer, line).name)
    return f"{name} (par {inert(line.via.name)})" if line.via else name


def date_words(line: WhoLine) -> str:
    """The date with how precisely it is known, or that there is none."""
    return f"{line.date} {line.precision}" if line.date else "sans date"


def quotes(words: str) -> tuple[str, str]:
    """What to put before and after words that are quoted: quotation marks, unless they have them."""
    words = words.strip()
    return ("", "") if words.startswith("«") and words.endswith("»") else ("« ", " »")


def quoted(line: WhoLine) -> str:
    """The evidence in quotation marks."""
    words = line.evidence.strip()
    before, after = quotes(words)
    return f"{before}{words}{after}"


_COLUMNS = ("Date", "Qui", "Certitude", "D'après", "Article", "Mots")


def markdown(answer: WhoAnswer, changes_only: bool = False) -> Iterator[bytes]:
    """The answer as Markdown tables; nothing in them is taken for Markdown."""
    yield f"# {escape_markdown(answer.actor.name)}\n\n{counts_words(answer)}.\n".encode()
    for title, lines in [] if changes_only else headings(answer):
        yield f"\n## {escape_markdown(title)}\n\n".encode()
        yield f"{table_row(_COLUMNS)}\n{table_row(['---'] * len(_COLUMNS))}\n".encode()
        for line in lines:
            cells = (
                date_words(line), who_words(answer, line), CERTAINTY_WORDS[line.certainty], line.source or "",
                line.article, quoted(line),
            )  # fmt: skip
            yield f"{table_row(map(escape_markdown, cells))}\n".encode()
    if answer.changes:
        yield b"\n## Changements de camp\n\n"
        yield from (f"- {escape_markdown(words)}\n".encode() for words in change_words(answer))


def table_row(cells: Iterable[str]) -> str:
    """One line of a Markdown table, of cells that are escaped already."""
    return f"| {' | '.join(cells)} |"
