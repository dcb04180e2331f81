"""What stands in a report, and how a browser shows it."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

from store.database import Store, anchor_of
from tests.command.conftest import Sides, run

BROWSER = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
]  # fmt: skip


def test_a_sentence_is_quoted_once_for_all_whose_side_it_tells(who: Sides) -> None:
    note = who("report", "Haftar", "--format", "md").stdout
    (quoted,) = re.findall(r"^> « (Sont-ils sous .*) »  \n> — (.*)$", note, re.MULTILINE)
    assert quoted[1].startswith("Arabie saoudite, Émirats arabes unis, Égypte, avril 2019")
    assert quoted[0].endswith("qui appuient Haftar?")


def test_columns_say_what_the_title_of_the_section_does_not(who: Sides) -> None:
    note = who("report", "Haftar", "--format", "md").stdout
    assert "## Qui soutient Khalifa Haftar\n\n| Date | Qui | Certitude | D'après | Réf. |" in note
    denied = note.partition("## Démenti")[2]
    assert not denied or "Sens" in denied.splitlines()[2]


def test_every_reference_is_listed(who: Sides) -> None:
    for form, cited, listed in (
        ("md", r"\\\[(\d+)\\\]", r"^(\d+)\. "),
        ("html", r'href="#ref(\d+)"', r'id="ref(\d+)"'),
    ):
        note = who("report", "Haftar", "--format", form).stdout
        numbers = set(re.findall(listed, note, re.MULTILINE))
        assert numbers and set(re.findall(cited, note)) == numbers


def test_changes_of_side_are_those_of_the_chosen_stances(sides: Sides, mali_copy: Path) -> None:
    def note(*choice: str) -> str:
        return sides("report", "Mali", "--format", "md", "--store", mali_copy, *choice).stdout

    assert "France envers Mali : soutien (2019-02-11), puis opposition (2021-09-27)" in note()
    with Store.open(mali_copy) as store:
        stances = [s for chunk in store.articles() for each in chunk for s in store.stances(each.article)]
        first = next(s for s in stances if (s.holder, s.target, s.stance) == ("France", "Mali", "support"))
        store.decide("accept", first.key, anchor=anchor_of(first))
    chosen = note("--accepted")
    assert "Positions acceptées par un lecteur : 1 prise de position, dans 1 article." in chosen
    assert "Changements de camp" not in chosen and "Changements de camp" in note()


def test_limits_stand_in_the_title_by_the_actors_own_names(sides: Sides, mali_copy: Path) -> None:
    asked = ("report", "Paris", "--toward", "le gouvernement malien", "--since", "2019", "--format", "md")
    assert sides(*asked, "--store", mali_copy).stdout.startswith("# France envers Mali, depuis 2019\n")


def browse(home: Path, *arguments: str) -> bool:
    """Start the browser for a new user; whether it did as asked."""
    try:
        done = subprocess.run(
            [*BROWSER, f"--user-data-dir={home}", *arguments], timeout=120, capture_output=True, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def test_the_report_shows_its_figure_in_a_browser(tmp_path: Path, seeds_store: Path) -> None:
    if shutil.which(BROWSER[0]) is None or not browse(tmp_path / "blank", "--dump-dom", "about:blank"):
        pytest.skip("no Chromium that shows as much as a blank page")
    page, picture = tmp_path / "haftar.html", tmp_path / "haftar.png"
    made = run(tmp_path, "report", "Haftar", "--output", page, "--store", seeds_store)
    assert made.returncode == 0, made.stderr
    assert browse(tmp_path / "profile", f"--screenshot={picture}", "--window-size=1000,900", page.as_uri())
    colours = colours_of(picture.read_bytes())
    assert {(0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00)} <= colours  # the marks of support and of opposition


def colours_of(png: bytes) -> set[tuple[int, ...]]:
    """The colours of a picture of 8 bits a sample, without interlace."""
    at, data, width, samples = 8, b"", 0, 3
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width, samples = struct.unpack(">I", body[:4])[0], {2: 3, 6: 4}[body[9]]
        data += body if kind == b"IDAT" else b""
        at += size + 12
    raw, stride, above = zlib.decompress(data), width * samples, bytes(width * samples)
    found: set[tuple[int, ...]] = set()
    for start in range(0, len(raw), stride + 1):
        line = bytearray(raw[start + 1 : start + 1 + stride])
        for i in range(stride):
            left, up = (line[i - samples] if i >= samples else 0), above[i]
            corner = above[i - samples] if i >= samples else 0
            line[i] = (line[i] + predicted(raw[start], left, up, corner)) & 255
        found.update(tuple(line[i : i + 3]) for i in range(0, stride, samples))
        above = bytes(line)
    return found


def predicted(kind: int, left: int, up: int, corner: int) -> int:
    """What a line of a PNG's picture is the difference to."""
    if kind == 4:
        return min((left, up, corner), key=lambda each: abs(left + up - corner - each))
    return (0, left, up, (left + up) // 2)[kind]
