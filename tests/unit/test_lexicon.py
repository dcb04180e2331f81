"""The lexicon's files: what the schema refuses and how it says so, and what the packaged entries hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from store.errors import SidesError
from store.lexicon import SLOTS, Frame, load_lexicon
from store.lexicon.loader import DATA, read_rows

LEXICON = load_lexicon()

ENTRY = """
[[frame]]
id = "soutenir.v"
head = "soutenir"
stance = "support"
holder = ["subj"]
target = ["obj"]
example = "La France soutient Khalifa Haftar."
expect = ["France", "Khalifa Haftar"]
"""


def problem(toml: str) -> SidesError:
    with pytest.raises(SidesError) as caught:
        read_rows([("mine.toml", toml.encode())])
    assert "\n" not in caught.value.message
    return caught.value


# --- the schema ------------------------------------------------------------------------------


def test_a_good_entry_passes_with_its_defaults() -> None:
    (frame,) = read_rows([("mine.toml", ENTRY.encode())])["frame"]
    assert (frame["pos"], frame["strength"], frame["with"], frame["weak"]) == ("verb", 2, [], False)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('stance = "support"', 'stance = "for"'), ["stance", "'support', 'oppose', 'contact'", "'for'"]),
        (('["obj"]', '["object"]'), ["target", "'object' is no slot"]),
        (('["obj"]', "[]"), ["target", "1 or more"]),
        (('["obj"]', '"obj"'), ["target", "must be a list"]),
        (("holder", "holders"), ["unknown key 'holders'"]),
        (('holder = ["subj"]\n', ""), ["'holder' is missing"]),
        (('head = "soutenir"', 'head = ""'), ["head must be a text"]),
        (('["France", "Khalifa Haftar"]', '["France"]'), ["expect", "2 to 2"]),
        (("[[frame]]\n", "[[frame]]\nstrength = 4\n"), ["strength", "1, 2, 3", "not 4"]),
        (("[[frame]]\n", "[[frame]]\nstrength = true\n"), ["strength", "not True"]),
        (("[[frame]]\n", "[[frame]]\nweak = 1\n"), ["weak must be true or false"]),
        (("[[frame]]\n", '[[frame]]\ntarget_kinds = ["king"]\n'), ["target_kinds", "'king'"]),
        (("[[frame]]\n", '[[frame]]\npos = "adverb"\n'), ["pos", "'adverb'"]),
    ],
)
def test_a_bad_entry_is_named_with_its_file_and_its_fault(change: tuple[str, str], words: list[str]) -> None:
    message = problem(ENTRY.replace(*change)).message
    assert message.startswith("mine.toml: frame 'soutenir.v': ")
    for word in words:
        assert word in message


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[[frames]]\n", ["mine.toml: [[frames]]", "no such table"]),
        ("[frame]\n", ["mine.toml: [frame]", "must be written [[frame]]"]),
        ("frame = 3\n", ["mine.toml: [frame]"]),
        ("[[frame]\n", ["mine.toml: is not TOML", "line 1"]),
        (
            '[[carrier]]\nsign = 2\nowner = ["de"]\nnouns = ["chute"]\n',
            ["carrier number 1 ('chute' …): sign"],
        ),
        (
            '[[light]]\nkind = "take"\nheads = ["x"]\nholder = ["subj"]\n',
            ["light number 1 ('x' …): kind", "'take'"],
        ),
    ],
)
def test_other_faults_are_told_in_one_line(toml: str, words: list[str]) -> None:
    message = problem(toml).message
    for word in words:
        assert word in message


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(SidesError, match=r"mine\.toml: is not TOML"):
        read_rows([("mine.toml", b"\xff\xfe[[frame]]")])


def test_an_id_taken_twice_is_refused_across_files() -> None:
    with pytest.raises(SidesError, match=r"b\.toml: frame 'soutenir\.v': this id is taken"):
        read_rows([("a.toml", ENTRY.encode()), ("b.toml", ENTRY.encode())])


# --- which of several entries comes first --------------------------------------------------------


def test_the_order_of_entries_does_not_depend_on_where_they_stand(tmp_path: Path) -> None:
    def entry(name: str, *lines: str) -> str:
        return ENTRY.replace("soutenir", "chouchouter").replace(
            'id = "chouchouter.v"', "\n".join((f'id = "{name}"', *lines))
        )

    entries = [
        entry("first.v", "precedence = 1"),
        entry("idiom.v", 'with = ["fort"]'),
        entry("against.v").replace('"support"', '"oppose"'),
        entry("a.v"),
        entry("b.v"),
        entry("a.wish", 'polarity_from = "carrier"'),
    ]
    for number, placed in enumerate((entries, entries[::-1])):
        own = tmp_path / f"{number}.toml"
        own.write_text("".join(placed), encoding="utf-8")
        found = [f.id for f in load_lexicon(own).by_lemma["chouchouter"]]
        assert found == ["first.v", "idiom.v", "against.v", "a.v", "b.v", "a.wish"]


# --- the user's own file ---------------------------------------------------------------------


def test_the_users_file_adds_and_overrides_by_id(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(
        ENTRY.replace("strength", "x").replace('stance = "support"', 'stance = "support"\nstrength = 3')
        + ENTRY.replace("soutenir.v", "chouchouter.v").replace('"soutenir"', '"chouchouter"')
        + '[[carrier]]\nsign = -1\nowner = ["de"]\nnouns = ["dégringolade"]\n',
        encoding="utf-8",
    )
    mine = load_lexicon(own)
    assert len(mine.frames) == len(LEXICON.frames) + 1
    assert mine.frame["soutenir.v"].strength == 3
    assert [f.id for f in mine.by_lemma["chouchouter"]] == ["chouchouter.v"]
    assert mine.carriers["dégringolade"].sign == -1
    assert mine.fingerprint != LEXICON.fingerprint
    assert "chouchouter" not in load_lexicon().by_lemma


def test_a_changed_user_file_is_read_again(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(ENTRY.replace("soutenir", "chouchouter"), encoding="utf-8")
    assert "chouchouter" in load_lexicon(own).by_lemma
    own.write_text(ENTRY.replace("soutenir", "dorloter"), encoding="utf-8")
    assert "dorloter" in load_lexicon(own).by_lemma


def test_a_missing_user_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SidesError, match=r"nowhere\.toml: cannot be read"):
        load_lexicon(tmp_path / "nowhere.toml")


# --- the packaged entries --------------------------------------------------------------------


def test_there_are_frames_of_every_kind() -> None:
    assert len(LEXICON.frame) >= 500
    assert {(f.stance, f.pos) for f in LEXICON.frames} >= {
        (stance, pos) for stance in ("support", "oppose") for pos in ("verb", "noun", "adj", "phrase")
    }


def test_files_of_frames_say_what_they_hold_and_keep_its_order() -> None:
    for path in sorted((DATA / "frames").rglob("*.toml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        ids = [re.split(r"[\".]", line)[1:3] for line in lines if line.startswith("id = ")]
        assert lines[0].startswith("# ") and len(lines) <= 400, path.name
        assert ids == sorted(ids), path.name


def test_no_sense_is_listed_twice() -> None:
    senses = Counter(
        (f.head, f.pos, f.words, slot, f.polarity_from) for f in LEXICON.frames for slot in f.target
    )
    assert [sense for sense, count in senses.items() if count > 1] == []


def test_no_carrier_or_evaluation_has_two_signs() -> None:
    rows = read_rows((p.name, p.read_bytes()) for p in sorted(DATA.glob("*.toml")))
    for table, key in (("carrier", "nouns"), ("evaluation", "words")):
        counted = Counter(word for entry in rows[table] for word in set(entry[key]))
        assert [word for word, count in counted.items() if count > 1] == []


def test_every_example_shows_its_frame() -> None:
    # Frames of one id are alternatives of one entry: its example shows one of them.
    faults: dict[str, list[str]] = {}
    for frame in LEXICON.frames:
        faults.setdefault(frame.id, []).append(fault_of_example(frame))
    assert [(name, found[0]) for name, found in faults.items() if all(found)] == []


def test_neutral_uses_are_told_by_what_stands_around_the_word() -> None:
    def among(head: str) -> set[object]:
        return {
            each for e in LEXICON.neutral[head] for each in (e.followed, e.towards, e.unless_said, e.errand)
        }

    assert frozenset({"oui", "non", "pour", "contre"}) in among("voter-avec.v")
    assert any(isinstance(words, frozenset) and "rival" in words for words in among("derrière"))
    assert any(isinstance(words, frozenset) and "dire" in words for words in among("comprendre"))
    assert True in among("voter")
    assert [light.against for light in LEXICON.lights["opposer"]] == [True]


def test_alternatives_become_frames_of_one_id() -> None:
    own = [f for f in LEXICON.by_lemma["fournir"] if f.id == "fournir-arme.v"]
    assert {("arme",), ("missile",), ("drone",)} <= {f.words for f in own}
    assert LEXICON.frame["fournir-arme.v"].words == ("arme",)


def fault_of_example(frame: Frame) -> str:
    """What is wrong with the frame's example, "" when nothing is."""
    holder, target = frame.expect
    if not frame.example.endswith("."):
        return "no full stop"
    if holder not in frame.example or target not in frame.example or holder == target:
        return "holder and target are not both in it"
    words = re.findall(r"[\w-]+", frame.example.lower())
    carried = [LEXICON.carriers[w] for w in words if w in LEXICON.carriers]
    if frame.polarity_from and not any(c.wish or frame.polarity_from == "deed" for c in carried):
        return "no noun that carries the stance"
    shown = [skeleton(word) for word in words]
    for word in (frame.lemma, *frame.words):
        stem = re.sub("(er|ir|re|r)$", "", word) if word == frame.lemma and frame.pos == "verb" else word
        if word not in IRREGULAR and not any(form.startswith(skeleton(stem)[:2]) for form in shown):
            return f"{word!r} is not in it"
    return ""


# Verbs whose forms do not share the first consonants of their infinitive.
IRREGULAR = frozenset(
    {"être", "avoir", "aller", "faire", "vouloir", "voir", "mettre", "remettre", "émouvoir", "devoir"}
)


def skeleton(word: str) -> str:
    """A word's consonants without accents: what French keeps of a stem when it conjugates."""
    spread = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in spread if c.isalpha() and c not in "aeiouyœ")


def test_holder_and_target_never_share_their_first_slot() -> None:
    shared = {f.id for f in LEXICON.frames if f.holder[0] == f.target[0] and f.holder != ("entre",)}
    assert shared == set()
    assert {slot for f in LEXICON.frames for slot in f.holder + f.target} <= SLOTS


def test_every_table_is_filled() -> None:
    certainty = LEXICON.certainty
    assert len(certainty.reporting) >= 120
    assert len(LEXICON.evaluations) >= 150
    assert {e.type for group in LEXICON.embedders.values() for e in group} == {
        "wish", "commit", "refuse", "deny", "accuse", "threat", "report", "phase",
    }  # fmt: skip
    assert {e.kind for group in LEXICON.lights.values() for e in group} == {
        "give", "get", "withdraw", "refuse", "seek", "show",
    }  # fmt: skip
    assert ("d'", "après") in certainty.attribution
    assert certainty.hedge_verbs and certainty.hedge_adjectives and certainty.hedge_nouns
    assert certainty.negations and certainty.near_negations
    assert LEXICON.prepositions["à", "l'", "égard", "de"] == "envers"
    assert {"qualifier", "traiter", "juger", "tenir", "voir"} <= LEXICON.attitudes.keys()
