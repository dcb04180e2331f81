"""`sides who` on the packaged articles and on a small corpus of saved pages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from store.outputs.answers import CHANGE_KEYS, KEYS
from tests.command.conftest import Sides


def rows(sides: Sides, store: Path, *arguments: str) -> list[dict[str, Any]]:
    done = sides("who", *arguments, "--format", "jsonl", "--store", store)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def parts(found: list[dict[str, Any]], part: str) -> set[str]:
    return {row["holder"] for row in found if row["part"] == part}


def test_the_packaged_articles_tell_of_haftar(who: Sides) -> None:
    done = who("who", "Haftar")
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout.startswith("Khalifa Haftar — ")
    supporters, _, rest = done.stdout.partition("Qui s'oppose à Khalifa Haftar")
    opponents = rest.partition("\n\n")[0]
    for name in ("Égypte", "Arabie saoudite", "Émirats arabes unis", "Trump", "Sissi", "Zayed"):
        assert name in supporters, name
    for name in ("Pompeo", "2019-04-07", "Bod", "2019-02"):
        assert name in opponents, name
    for line in done.stdout.splitlines():
        assert line == line.rstrip()


@pytest.mark.parametrize("name", ["khalifa-haftar", "haftar", "HAFTAR", "Khalifa Haftar"])
def test_an_actor_answers_to_any_of_its_names(who: Sides, name: str) -> None:
    assert who("who", *name.split()).stdout.startswith("Khalifa Haftar — ")


def test_an_unknown_name_gives_the_nearest(who: Sides) -> None:
    done = who("who", "Haftra")
    assert (done.returncode, done.stdout) == (1, "")
    assert "No actor is called 'Haftra'" in done.stderr and "Haftar" in done.stderr.splitlines()[1]


def test_formats_agree(who: Sides) -> None:
    lines = [json.loads(line) for line in who("who", "Haftar", "--format", "jsonl").stdout.splitlines()]
    assert all(list(line) == list(KEYS) for line in lines)
    table = list(csv.DictReader(io.StringIO(who("who", "Haftar", "--format", "csv").stdout)))
    assert [row["key"] for row in table] == [line["key"] for line in lines]
    assert [row["evidence"] for row in table] == [line["evidence"] for line in lines]
    assert who("who", "Haftar", "--format", "md").stdout.count("\n| ") >= len(lines)


def test_sides_are_told_apart(sides: Sides, mali: Path) -> None:
    found = rows(sides, mali, "Mali")
    assert {"France", "Algérie", "Russie"} <= parts(found, "supporters")
    assert {"France", "Niger", "Mauritanie", "Burkina Faso", "Allemagne"} <= parts(found, "opponents")
    (threat,) = (row for row in found if row["holder"] == "Allemagne")
    assert threat["certainty"] == "alleged"


def test_persons_are_rolled_up_to_those_they_speak_for(who: Sides) -> None:
    done = who("who", "maréchal Haftar", "--by", "les Etats-Unis", "--rollup", "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["holder"] for line in lines} == {"États-Unis"}
    assert {"Donald Trump", "Mike Pompeo"} <= {line["via"] for line in lines}


def test_accepted_and_sure_stances_can_be_asked_for_alone(who: Sides) -> None:
    sure = who("who", "Haftar", "--min-confidence", "0.8", "--format", "jsonl")
    found = [json.loads(line)["confidence"] for line in sure.stdout.splitlines()]
    assert found and min(found) >= 0.8
    none = who("who", "Haftar", "--accepted")
    assert none.returncode == 1 and "Rien de connu" in none.stdout


def test_reprints_count_once(sides: Sides, mali: Path) -> None:
    (stance,) = (row for row in rows(sides, mali, "Mali") if row["holder"] == "Russie")
    assert (stance["article"], stance["reprints"]) == ("paris-change", ["paris-change-reprise"])
    assert "imprimées" in sides("who", "Mali", "--store", mali).stdout


@pytest.mark.parametrize(
    ("limits", "holders"),
    [
        (("--since", "2021"), {"France", "Russie", "Allemagne"}),
        (("--until", "février 2019"), {"France", "Algérie", "Mauritanie"}),
        (("--since", "2020-06", "--until", "2020-06-03"), {"Niger", "Burkina Faso", "Algérie"}),
        (("--certainty", "alleged"), {"Allemagne"}),
        (("--by", "Niger"), {"Niger"}),
        (("--as-of", "2020"), {"France", "Algérie", "Mauritanie", "Niger", "Burkina Faso"}),
    ],
)
def test_limits(sides: Sides, mali: Path, limits: tuple[str, ...], holders: set[str]) -> None:
    found = rows(sides, mali, "Mali", *limits)
    assert {row["holder"] for row in found if row["target"] == "Mali"} == holders


def test_toward(sides: Sides, mali: Path) -> None:
    found = rows(sides, mali, "France", "--toward", "Mali")
    assert {(row["holder"], row["target"]) for row in found} == {("France", "Mali")}
    assert [row["stance"] for row in found] == ["support", "oppose"]


def test_changes_of_side(sides: Sides, mali: Path) -> None:
    done = sides("who", "Mali", "--changes", "--format", "jsonl", "--store", mali)
    (change,) = map(json.loads, done.stdout.splitlines())
    assert list(change) == list(CHANGE_KEYS)
    assert (change["holder"], change["before"], change["before_date"]) == ("France", "support", "2019-02-11")
    assert (change["after"], change["after_date"]) == ("oppose", "2021-09-27")
    table = sides("who", "Mali", "--changes", "--store", mali).stdout
    assert "France envers Mali : soutien (2019-02-11), puis opposition (2021-09-27)" in table


def test_nothing_within_the_limits_is_status_1(sides: Sides, mali: Path) -> None:
    done = sides("who", "Mali", "--since", "2030", "--store", mali)
    assert done.returncode == 1 and "Rien de connu" in done.stdout
    assert sides("who", "Mali", "--since", "2030", "--format", "csv", "--store", mali).returncode == 1


def test_the_same_question_gives_the_same_bytes(sides: Sides, mali: Path) -> None:
    answers = {sides("who", "Mali", "--format", form, "--store", mali).stdout for form in ("csv",) * 3}
    assert len(answers) == 1
