"""The word lists of the rules: read as their dataclass wants them, or refused with a message."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from store.errors import SidesError
from store.extraction.wordlists import Phrases, load_lists, read_lists

GOOD = """\
laws = ["loi", "décret"]
instead = [["au", "lieu", "de"], ["au", "profit"]]
[deeds]
"élection" = "élire"
"""


@dataclass(frozen=True, slots=True)
class Lists:
    laws: frozenset[str]
    instead: Phrases
    deeds: dict[str, str]


def written(folder: Path, text: str) -> Path:
    file = folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_fields_say_the_shape_of_their_lists(tmp_path: Path) -> None:
    lists = load_lists(Lists, written(tmp_path, GOOD))
    assert lists.laws == {"loi", "décret"}
    assert lists.instead == {"au": [("au", "lieu", "de"), ("au", "profit")]}
    assert lists.deeds == {"élection": "élire"}


def test_lists_under_a_heading_have_its_name(tmp_path: Path) -> None:
    file = written(tmp_path, '[before]\nverbs = [["parler", "de"], ["évoquer", ""]]\n')
    assert read_lists(file, {"before.verbs": "pairs"}) == {
        "before.verbs": [["parler", "de"], ["évoquer", ""]]
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD.replace("laws", "lows"), "mine.toml: laws: is missing"),
        (
            GOOD.replace("[deeds]", 'more = ["x"]\n[deeds]'),
            "mine.toml: more: no rule uses a list of this name",
        ),
        (GOOD.replace('"décret"', "3"), "mine.toml: laws: must be a list of words"),
        (GOOD.replace('["loi", "décret"]', "[]"), "mine.toml: laws: must be a list of words"),
        (GOOD.replace('["au", "profit"]', '"au profit"'), "mine.toml: instead: must be a list of phrases"),
        (GOOD.replace('"élire"', '["élire"]'), "mine.toml: deeds: must be a table"),
        (GOOD + "=", "mine.toml: cannot be read"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(SidesError) as caught:
        load_lists(Lists, written(tmp_path, text))
    assert caught.value.message.startswith(problem)
