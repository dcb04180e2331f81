"""A corpus written by an enemy: each file with what it tries. Made by code, for most of the bytes are nasty.

Every article also says something ordinary, so that its words travel through the analysis to the screen.
What would be obeyed by a terminal carries `MARK`, so that a test can tell it from what we send ourselves.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MARK = "7331"  # a parameter that no sequence of ours has
OSC_MARK = "ENNEMI"
SAID = "La France soutient le Mali. L'Algérie condamne le Mali."
HEAD = " date 2020-05 "


@dataclass(frozen=True)
class Hostile:
    """A file below the corpus's folder and what it tries. `write` gets the file's path."""

    name: str
    tries: str
    write: Callable[[Path], object]


def _text(name: str, tries: str, text: str) -> Hostile:
    def write(path: Path) -> object:
        return path.write_bytes(text.encode("utf-8", "surrogatepass"))

    return Hostile(name, tries, write)


def _bytes(name: str, tries: str, data: bytes) -> Hostile:
    return Hostile(name, tries, lambda path: path.write_bytes(data))


def _inside(payload: str) -> str:
    """`payload` before, within and after the words that the analysis keeps."""
    said = f"La France{payload} soutient {payload}le Mali{payload}. Le Niger condamne{payload} le Mali."
    return HEAD + payload + said + " C'est ce que l'on a dit, et rien de plus, à la fin de la semaine."


def _terminal() -> list[Hostile]:
    esc, bel, st, csi = "\x1b", "\x07", "\x1b\\", "\x9b"
    payloads = {
        "sgr": ("changes the colours", f"{esc}[{MARK};5;31m"),
        "clear": ("clears the screen", f"{esc}[{MARK}J{esc}[2J{esc}[H"),
        "cursor": ("moves the cursor to overwrite what stands above", f"{esc}[{MARK}A{esc}[1;1H"),
        "title_bel": ("sets the window's title", f"{esc}]0;{OSC_MARK}{bel}"),
        "title_st": ("sets the window's title, ended by ST", f"{esc}]2;{OSC_MARK}{st}"),
        "clipboard": ("writes to the clipboard", f"{esc}]52;c;{OSC_MARK}{bel}"),
        "hyperlink": (
            "hides an address behind words",
            f"{esc}]8;;http://{OSC_MARK}.example{st}x{esc}]8;;{st}",
        ),
        "notify": (
            "sends a desktop notification",
            f"{esc}]9;{OSC_MARK}{bel}{esc}]777;notify;{OSC_MARK};x{bel}",
        ),
        "palette": ("changes the palette", f"{esc}]4;1;{OSC_MARK}{bel}"),
        "dcs": ("opens a device control string", f"{esc}P{OSC_MARK}{st}"),
        "decrqss": ("makes the terminal answer as if typed", f"{esc}P$q{OSC_MARK}{st}"),
        "apc": ("opens an application command", f"{esc}_{OSC_MARK}{st}"),
        "kitty": ("draws a picture", f"{esc}_Gf=24;{OSC_MARK}{st}"),
        "sixel": ("draws a sixel picture", f"{esc}Pq{OSC_MARK}{st}"),
        "report": ("asks for the cursor's place, to type the answer", f"{esc}[{MARK};6n{esc}[c"),
        "altscreen": ("switches to the other screen", f"{esc}[?{MARK}h{esc}[?1049h"),
        "mouse": ("turns mouse reports on", f"{esc}[?{MARK};1003h"),
        "paste": ("ends a bracketed paste", f"{esc}[201~{MARK}"),
        "scroll": ("sets the scrolling region", f"{esc}[{MARK};2r"),
        "reset": ("resets the terminal", f"{esc}c{esc}[!p{MARK}"),
        "charset": ("switches to line drawing", f"{esc}(0{MARK}\x0e"),
        "c1_csi": ("uses the one-byte CSI", f"{csi}{MARK};31m"),
        "c1_osc": ("uses the one-byte OSC", f"\x9d0;{OSC_MARK}\x9c"),
        "c1_dcs": ("uses the one-byte DCS", f"\x90{OSC_MARK}\x9c"),
        "nested": ("hides an escape in what filters leave", f"{esc}{esc}[[{MARK}m{esc}\x00[{MARK}m"),
        "split": ("splits an escape over a line end", f"{esc}\n[{MARK}m"),
        "bell": ("rings for ever", "\x07" * 8),
        "backspace": ("rubs out what stands before", "\x08" * 8 + "NON"),
        "return": ("overwrites its own line", "\rrien à voir ici\r"),
        "tabs": ("shifts the columns", "\t\x0b\x0c"),
        "delete": ("sends DEL", "\x7f" * 5),
        "controls": ("sends every control character", "".join(map(chr, [*range(32), *range(127, 160)]))),
        "tmux": ("passes through tmux", f"{esc}Ptmux;{esc}{esc}]0;{OSC_MARK}{bel}{st}"),
        "unterminated": ("never ends its sequence", f"{esc}]0;{OSC_MARK}"),
    }
    return [_text(f"t_{name}.txt", tries, _inside(payload)) for name, (tries, payload) in payloads.items()]


def _unicode() -> list[Hostile]:
    payloads = {
        "override": ("turns words round", "\u202eilaM\u202c"),
        "isolate": ("leaves an isolate open", "\u2066\u2067\u2068"),
        "marks": ("uses invisible direction marks", "\u200e\u200f\u061c"),
        "zero_width": ("hides words in zero width", "\u200b\u200c\u200d\u2060\ufeff" * 200),
        "zalgo": ("floods with combining marks", "e" + "\u0301\u0327\u0489" * 2000),
        "tags": ("hides a text in tag characters", "".join(chr(0xE0000 + ord(char)) for char in "cache")),
        "fillers": ("uses letters that are blank", "\u3164\u115f\uffa0\u2800"),
        "selectors": ("floods with variation selectors", "x" + "\ufe0f" * 3000),
        "separators": ("uses line and paragraph separators", "\u2028\u2029\x85\x1c\x1d\x1e"),
        "wide": ("is wider than it is long", "﷽𒐫㍿" * 40),
        "private": ("uses the private use area and noncharacters", "\ue000\uf8ff\ufdd0\ufffe\uffff"),
        "homographs": ("imitates a name in other scripts", "Ma\u04cfi Fr\u0430nce"),
        "hyphens": ("breaks names with soft hyphens", "\u00ad" * 50),
        "emoji": ("joins a family of emoji", "👨\u200d👩\u200d👧\u200d👦🏳️\u200d🌈"),
    }
    return [_text(f"u_{name}.txt", tries, _inside(payload)) for name, (tries, payload) in payloads.items()]


def _markup() -> list[Hostile]:
    return [
        _text("m_rich.txt", "is Rich markup", _inside("[bold red]x[/bold red][/][link=http://e.example]y[/link]")),
        _text("m_rich_bad.txt", "is broken Rich markup", _inside("[/nothing][[red][bold")),
        _text("m_textual.txt", "is a Textual action", _inside("[@click=app.quit]quitter[/]")),
        _text("m_style.txt", "is a Textual style with a variable", _inside("[$error on $panel]x[/]")),
        _text("m_html.txt", "is HTML with a script", _inside("<script>x()</script><img onerror=x()>")),
        _text("m_markdown.txt", "is a Markdown image", _inside("![x](http://e.example/p.png)|`a`|\n---|---\n")),
        _text("m_xml.txt", "closes an XML element", _inside("]]></data></graphml><!--&lol;\"'>")),
        _text("m_format.txt", "is a format string", _inside("{0.__class__}%s%n{article}${HOME}`id`")),
        _text("m_formula.txt", "starts a formula", f'{HEAD}=HYPERLINK("http://e.example"). {SAID}'),
        _text("m_formula_at.txt", "starts a formula with @", HEAD + "@SUM(1+1)*cmd|' /C calc'!A0. " + SAID),
        _text("m_csv.txt", "breaks out of a CSV cell", HEAD + '",=1+1,"\n=2+2. ' + SAID),
    ]  # fmt: skip


def _readers() -> list[Hostile]:
    deep = "[" * 100_000 + "]" * 100_000
    lines = (
        json.dumps({"text": HEAD + SAID, "id": "../../../etc/cron.d/x", "title": "\x1b]0;ENNEMI\x07"}),
        '{"text": "La France soutient \\ud800 le Mali\\udfff.", "title": "\\ud83d"}',
        '{"text": "La France soutient\\u0000 le Mali. \\u001b[7331m", "id": ".."}',
        '{"text": ' + deep + "}",
        '{"text": {"$ref": "#"}}',
        '{"text": "x", "date": "2019-99-99", "id": "/etc/passwd"}',
        '{"text": "NaN", "date": NaN, "url": "javascript:alert(1)"}',
        '{"text": "La Chine soutient le Laos.", "date": 1e400}',
        "\x00\x00\x00",
    )
    page = (
        "<html><head><title>\x1b]0;ENNEMI\x07 | [bold]</title><base href='javascript:alert(1)'>"
        "<meta property='article:published_time' content='\x1b[7331m2019'>"
        "<script type='application/ld+json'>" + deep[:5000] + "</script></head><body>"
        + "<div>" * 900 + f"<p>{SAID} &#27;[7331m &#x202e; &#0; &#xD800;</p>" + "</body></html>"
    )  # fmt: skip
    rows = f'text,title,date,id\n"{SAID}\x1b[7331m",=1+1,2020-01-01,-2+3\n"{SAID}",@x,,"../../x"\n"non fermé,'
    return [
        _bytes("r_lines.jsonl", "has lone surrogates, NUL, bombs, paths for ids", "\n".join(lines).encode()),
        _bytes("r_page.html", "has escapes as entities, nine hundred open tags", page.encode()),
        _bytes("r_page_bomb.html", "nests without end", b"<b>" * 200_000 + SAID.encode()),
        _bytes("r_table.csv", "has formulas, paths for ids, an open quotation mark", rows.encode()),
        _bytes("r_matter.md", "closes nothing", f"---\ntitle: \x1b[7331m\n---\n{'> ' * 90}{SAID}".encode()),
        _bytes("r_links.md", "nests brackets without end", b"[" * 50_000 + SAID.encode()),
        _bytes("r_nul.txt", "has a NUL", HEAD.encode() + b"La\x00France soutient le Mali."),
        _bytes("r_utf16.txt", "is UTF-16", (HEAD + SAID).encode("utf-16")),
        _bytes("r_utf16_cut.txt", "is UTF-16 cut in half a character", (HEAD + SAID).encode("utf-16")[:-1]),
        _bytes("r_surrogates.txt", "is lone surrogates", HEAD.encode() + b"\xed\xa0\x80 " + SAID.encode()),
        _bytes("r_overlong.txt", "is overlong UTF-8", b"\xc0\x9b[7331m\xe0\x80\x9b " + SAID.encode()),
        _bytes("r_cut.txt", "ends within a character", (SAID + "é").encode()[:-1]),
        _bytes("r_gzip.txt", "is a compressed bomb", gzip.compress(b"0" * 10_000_000)),
        _bytes("r_pdf.txt", "is a PDF", b"%PDF-1.7\n\x00\x01\x02"),
        _bytes("r_empty.txt", "is empty", b""),
        _bytes("r_blank.txt", "is blank", b" \r\n\t \x00 "),
        _bytes("r_header.txt", "has a header and nothing else", b" date 2020-05 "),
        _bytes("r_header_bad.txt", "has a date that is none", f" date 2020-13-45 {SAID}".encode()),
        _bytes("r_line.txt", "is one line of 50 MB", b"a" * 50_000_000),
        _bytes("r_words.txt", "is one long sentence", (HEAD + "le Mali et " * 2_000).encode()),
        _bytes("r_quotes.txt", "opens a thousand quotations", (HEAD + "« " * 1000 + SAID).encode()),
        _bytes("r_regex.txt", "is slow to match", (HEAD + "a" * 9_000 + "!" + " de la" * 900).encode()),
    ]  # fmt: skip


def _names() -> list[Hostile]:
    def plain(path: Path) -> object:
        return path.write_text(HEAD + SAID, encoding="utf-8")

    nonutf8 = os.fsdecode(b"n_\xff\xfe\x9b31m.txt")
    return [
        Hostile("n_\x1b]0;ENNEMI\x07\x1b[7331m.txt", "has an escape sequence for a name", plain),
        Hostile("n_\nsides: tout va bien.txt", "has a line end in its name", plain),
        Hostile("n_\u202etxt.exe.txt", "has its name turned round", plain),
        Hostile("n_[bold]x[/bold].txt", "has markup for a name", plain),
        Hostile(nonutf8, "has a name that is not UTF-8", plain),
        Hostile("-rf ~ $(id) `id`.txt", "has a command for a name", plain),
        Hostile("n_" + "é" * 100 + ".txt", "has a name as long as may be", plain),
        Hostile("=cmd|x.txt", "has a formula for a name", plain),
        Hostile("n_link.txt", "links out of the folder", lambda path: path.symlink_to("/etc/passwd")),
        Hostile("n_loop", "links to its own folder", lambda path: path.symlink_to(path.parent)),
        Hostile("n_pipe.txt", "is a pipe that nobody writes to", os.mkfifo),
        Hostile("/".join(["d"] * 200) + "/n_deep.txt", "lies two hundred folders deep", plain),
    ]


HOSTILE: tuple[Hostile, ...] = (*_terminal(), *_unicode(), *_markup(), *_readers(), *_names())


def write_corpus(folder: Path) -> int:
    """Write every file below `folder`; how many there are."""
    for each in HOSTILE:
        path = folder / each.name
        path.parent.mkdir(parents=True, exist_ok=True)
        each.write(path)
    return len(HOSTILE)
