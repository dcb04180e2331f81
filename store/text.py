"""Text that can do no harm: for terminals, spreadsheets, JSON lines and file names.

Every article, name and path is treated as if an enemy had written it. What is *stored* stays as it
was read (see `stored_text`); these functions make what is *shown* or *written out* inert.
"""

from __future__ import annotations

import re
import unicodedata

MAX_MARKS = 4  # combining marks on one letter; no living orthography stacks more
MAX_NAME = 120  # code points of a file name or an article id

# Ranges of code points (inclusive), written out because scanning unicodedata at import takes 100 ms.
_CONTROLS = ((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xD800, 0xDFFF), (0xFFF9, 0xFFFB))
_SPACES = ((0x09, 0x09), (0x0B, 0x0D), (0x85, 0x85), (0x2028, 0x2029))
_BIDI = ((0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x206F))
_UNSEEN = (  # zero-width, format characters, fillers and tags: text that the eye cannot find
    (0xAD, 0xAD), (0x034F, 0x034F), (0x0600, 0x0605), (0x06DD, 0x06DD), (0x070F, 0x070F), (0x0890, 0x0891),
    (0x08E2, 0x08E2), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200D),
    (0x2060, 0x2065), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
    (0xFFFE, 0xFFFF), (0x110BD, 0x110BD), (0x110CD, 0x110CD), (0x13430, 0x1345F), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip


def _class(*groups: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for group in groups for low, high in group)


def _inside(code: int, group: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= code <= high for low, high in group)


# Patterns, not compiled ones: `re` compiles each on its first use and keeps it, most starts need none.
_BAD = f"[{_class(_CONTROLS, _SPACES, _BIDI, _UNSEEN)}]"
_BAD_OR_NEWLINE = f"[\n{_class(_CONTROLS, _SPACES, _BIDI, _UNSEEN)}]"
# Marks are no word characters for `re`: a long run of neither words, spaces nor ASCII may be a flood.
_PERHAPS_FLOOD = rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}"
# Apostrophes and spaces before it do not matter: with one more in front, a cell is still told apart.
_FORMULA = "['\\s]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|['\\s]*?[\t\r\n]"
_JSON_RISK = "[\x7f-\x9f" + _class(_BIDI, _UNSEEN) + "\u2028\u2029\ufff9-\ufffb]"
_UNSTORABLE = "[\x00\ud800-\udfff]"


def inert(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal obeys or the eye cannot see.

    Line ends and tabs become spaces, control characters a visible picture (ESC becomes U+241B),
    bidirectional overrides and zero-width characters go, floods of combining marks are cut to
    `MAX_MARKS`. Rich and Textual markup is left as it is: give the result to a `Text`, never to markup.
    """
    if text.isascii() and text.isprintable():
        return text
    return _cut_floods(re.sub(_BAD_OR_NEWLINE, _visible_or_gone, text))


def inert_same_length(text: str) -> str:
    """Like `inert`, but every code point stays one code point, and line feeds stay: offsets match.

    Zero-width characters show as a middle dot, overrides and surplus marks as U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = re.sub(_BAD, _visible, text)
    return re.sub(_PERHAPS_FLOOD, lambda run: _shorten(run[0], "\ufffd"), text)


def stored_text(text: str) -> str:
    """`text` as the store keeps it: valid UTF-8, composed (NFC), line ends LF, no NUL, no lone surrogate.

    NUL and lone surrogates become U+FFFD, one for one; CR LF and CR become LF. Accents written as
    combining marks are composed, or no name and no verb would be recognised. Nothing else changes.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(_UNSTORABLE, "\ufffd", text)


def csv_cell(value: object) -> object:
    """`value` as a cell of a CSV file that no spreadsheet takes for a formula; see `csv_value`.

    Strings are made inert (same length) and get one apostrophe in front where they would start a
    formula; None becomes the empty string, booleans `true`/`false`; numbers stay numbers.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    # The guard looks before the tabs and line ends at the start are made into spaces.
    guarded = "'" + value if re.match(_FORMULA, value) else value
    return inert_same_length(guarded)


def csv_value(cell: str) -> str:
    """The string that `csv_cell` wrote as `cell`: takes its apostrophe away again."""
    return cell[1:] if cell.startswith("'") and re.match(_FORMULA, cell) else cell


def json_line(value: object) -> str:
    """`value` (dicts, lists, strings, numbers) as one line of JSON, without the line end.

    The value is exact; characters that a terminal or an editor could obey stand as \\uXXXX.
    """
    import orjson  # not for those who only need inert text

    try:
        line = orjson.dumps(value).decode()
    except orjson.JSONEncodeError:  # a lone surrogate, from a path that is not UTF-8
        line = orjson.dumps(_without_surrogates(value)).decode()
    return re.sub(_JSON_RISK, lambda found: _json_escape(found[0]), line)


def safe_name(name: str) -> str:
    """`name` as a file name or an article id: no separator, no control, no leading dot or dash.

    At most `MAX_NAME` code points; never empty. Ordinary names, with accents and spaces, stay as they are.
    """
    plain = inert(name).replace("/", "_").replace("\\", "_").replace("\ufffd", "_")
    plain = " ".join(plain.split()).lstrip(".- ~").rstrip(". ")
    return plain[:MAX_NAME].rstrip(". ") or "article"


def _visible(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20 and not _inside(code, _SPACES):
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if _inside(code, _SPACES) or 0xFE00 <= code <= 0xFE0F:
        return " "
    if _inside(code, _UNSEEN):
        return "·"
    return "\ufffd"


def _visible_or_gone(found: re.Match[str]) -> str:
    if found[0] == "\n":
        return " "
    code = ord(found[0])
    return "" if _inside(code, _BIDI) or _inside(code, _UNSEEN) else _visible(found)


def _cut_floods(text: str) -> str:
    return re.sub(_PERHAPS_FLOOD, lambda run: _shorten(run[0], ""), text)


def _shorten(run: str, instead: str) -> str:
    """`run` with the marks beyond `MAX_MARKS` in a row replaced."""
    out: list[str] = []
    marks = 0
    for char in run:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        out.append(char if marks <= MAX_MARKS else instead)
    return "".join(out)


def _json_escape(char: str) -> str:
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return stored_text(value)
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_surrogates(item) for item in value]
    return value
