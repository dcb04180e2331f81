"""Where paragraphs begin, and pieces of a long text that can be parsed one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BLANK = re.compile(
    r"(?:\r\n?|[\n\v\f\x85\u2028\u2029])[ \t\u00a0]*(?:\r\n?|[\n\v\f\x85\u2028\u2029])|[\f\u2029]"
)
_SENTENCE_END = re.compile(r"[.!?…][»”\"]?\s")
_SPACE = re.compile(r"\s")
_DASH = re.compile(r"[ \u00a0][–—-]")
_DATELINE = re.compile(  # "GENÈVE, 5 mars 2014 (AFP) – ", "*Lomé (Togo) —* ", "12 décembre 2016. – "
    r"[*_]?(?:(?:[A-ZÀ-Þ][\w'’/. -]{1,40})?[ ]?\([^()\n]{2,40}\)"  # a place, an agency in brackets
    r"|(?:[A-ZÀ-Þ][\w'’/. -]{1,40}(?:\([^()\n]{2,40}\))?,[ \u00a0])?"  # … and a date, or a date alone
    r"(?:le[ \u00a0])?(?:\d{1,2}|1er)[ \u00a0]\w{3,9}\.?(?:[ \u00a0]\d{4})?[ ]?\.?(?:[ ]?\([^()\n]{2,40}\))?)"
    r"[ \u00a0](?:[–—-]|--)[*_]?[ \u00a0]+(?=[*_]?[A-ZÀ-Þ\d«“\"])"
)
WIDEST_WRAP = 160  # characters: longer lines are whole paragraphs, not wrapped text


def paragraph_starts(text: str) -> list[int]:
    """Offsets (code points) of the first visible character of every paragraph or heading but the first.

    A blank line always begins one. A single line break does unless the text is wrapped there: when
    the first word of the next line would still have fitted on a line as long as the block's longest,
    whoever wrote the text broke the line on purpose (a heading, a list, one paragraph a line).
    """
    starts: list[int] = []
    for block_start, block in _blocks(text):
        lines = [m for m in _LINE.finditer(block) if m.group().strip()]
        width = max((len(m.group().rstrip()) for m in lines), default=0)
        for index, line in enumerate(lines):
            indent = len(line.group()) - len(line.group().lstrip())
            if index == 0 or _breaks(lines[index - 1].group(), line.group(), width):
                starts.append(block_start + line.start() + indent)
                dateline = _DATELINE.match(line.group(), indent)
                if dateline:  # the parser takes its place or its dash for the subject
                    starts.append(block_start + line.start() + dateline.end())
    return starts[1:]


def datelines(text: str) -> list[tuple[int, int]]:
    """The datelines that lines of `text` begin with, as offsets [start, end) in code points: where, when and
    by whom a dispatch was sent, up to the dash and the space after it.
    """
    found = []
    for line in _LINE.finditer(text) if _DASH.search(text) else ():
        indent = len(line.group()) - len(line.group().lstrip())
        match = _DATELINE.match(line.group(), indent)
        if match:
            found.append((line.start() + indent, line.start() + match.end()))
    return found


def pieces(text: str, limit: int) -> Iterator[tuple[int, str]]:
    """`text` in pieces of at most `limit` characters with their offsets; joined they are `text`.

    A piece ends before a paragraph where one begins in its second half, else after a sentence, else
    at white space, and only where there is none within a word.
    """
    start = 0
    while len(text) - start > limit:
        end = start + _cut(text[start : start + limit])
        yield start, text[start:end]
        start = end
    if start < len(text) or not text:
        yield start, text[start:]


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for gap in _BLANK.finditer(text):
        yield start, text[start : gap.end()]
        start = gap.end()
    yield start, text[start:]


def _breaks(line: str, following: str, width: int) -> bool:
    """Whether the line break between two lines of a block `width` wide was made on purpose."""
    word = following.split(maxsplit=1)[0]
    if word[0].islower():
        return False
    return width > WIDEST_WRAP or len(line.rstrip()) + 1 + len(word) <= width


def _cut(window: str) -> int:
    half = len(window) // 2
    paragraphs = [start for start in paragraph_starts(window) if start > half]
    if paragraphs:
        return paragraphs[-1]
    for boundary in (_SENTENCE_END, _SPACE):
        ends = [found.end() for found in boundary.finditer(window, half)]
        if ends:
            return ends[-1]
    return len(window)
