"""Inert text: nothing that a terminal obeys, a spreadsheet runs or a path follows comes through."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from store.text import csv_cell, csv_value, inert, inert_same_length, json_line, safe_name, stored_text

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
NASTY = st.text(st.sampled_from("\x00\x07\x1b[]0m;\x9b\x85\u202e\u200b\u0301\ud800\n\r\t a\u00e9'=+-@,\""))
HARMFUL = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def harmful(text: str) -> list[str]:
    return [hex(ord(char)) for char in text if unicodedata.category(char) in HARMFUL]


def test_every_harmful_code_point_of_unicode_is_covered() -> None:
    """The ranges are written out by hand: this holds them to the character database."""
    everything = "".join(map(chr, range(0x110000)))
    assert harmful(inert(everything)) == []
    assert harmful(inert_same_length(everything).replace("\n", "")) == []


@given(ANY_TEXT | NASTY)
def test_offsets_stay(text: str) -> None:
    shown = inert_same_length(text)
    assert len(shown) == len(text)
    assert [i for i, char in enumerate(text) if char == "\n"] == [
        i for i, char in enumerate(shown) if char == "\n"
    ]


@given(ANY_TEXT | NASTY)
def test_shown_text_is_harmless_and_settled(text: str) -> None:
    shown = inert(text)
    assert harmful(shown) == []
    assert inert(shown) == shown
    assert harmful(inert_same_length(text).replace("\n", "")) == []


def test_ordinary_french_stays_as_it_is() -> None:
    text = "L’Élysée a « réaffirmé » son soutien : 40 % — œuvre, ça et là… 1 000 €"
    assert inert(text) == inert_same_length(text) == stored_text(text) == text


def test_escape_sequences_are_seen_not_obeyed() -> None:
    assert inert("a\x1b[31mb\x9bc\x00") == "a␛[31mb\ufffdc␀"
    assert inert("ha\u200bf\u202etar\n fin") == "haftar  fin"


def test_a_flood_of_marks_is_cut() -> None:
    flood = "e" + "\u0301" * 500 + "!"
    assert inert(flood) == "e" + "\u0301" * 4 + "!"
    assert len(inert_same_length(flood)) == len(flood)
    assert inert_same_length(flood).count("\u0301") == 4


@given(ANY_TEXT | NASTY)
def test_stored_text_is_utf8(text: str) -> None:
    kept = stored_text(text)
    assert kept.encode().decode() == kept
    assert "\x00" not in kept and "\r" not in kept
    assert stored_text(kept) == kept


@given(NASTY | st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    cell = csv_cell(text)
    assert isinstance(cell, str)
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))


@example("' =")
@given(st.text(st.sampled_from("'=+-@a é\"\n,;|")))
def test_cells_come_back(text: str) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([csv_cell(text), "x"])
    (row,) = csv.reader(io.StringIO(buffer.getvalue(), newline=""))
    assert csv_value(row[0]) == text


@given(ANY_TEXT | NASTY)
def test_json_is_exact_and_inert(text: str) -> None:
    line = json_line({"k": [text]})
    assert harmful(line) == []
    back = json.loads(line)["k"][0]
    assert back == text or back == stored_text(text)


@given(ANY_TEXT | NASTY)
def test_names_stay_inside_the_folder(text: str) -> None:
    name = safe_name(text)
    assert name and len(name) <= 120
    assert "/" not in name and "\\" not in name and not name.startswith((".", "-"))
    assert harmful(name) == []


def test_ordinary_names_stay() -> None:
    assert safe_name("000_61af4529ccf8172f") == "000_61af4529ccf8172f"
    assert safe_name("Le Monde — été 2012") == "Le Monde — été 2012"
    assert safe_name("../../etc/passwd") == "_.._etc_passwd"
