"""The configuration: typed, documented, and never in the way."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.config import Config, documentation, load_config
from store.errors import SidesError
from store.locations import config_path, seeds_folder, store_path


def test_every_setting_says_what_it_does() -> None:
    for setting in fields(Config):
        assert documentation(setting.name).endswith(".")


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    loaded = load_config(tmp_path / "none.toml")
    assert loaded.config == Config() and loaded.problems == ()
    assert set(loaded.origins.values()) == {"default"}
    assert loaded.reviewer


def test_settings_are_read_and_say_where_they_come_from(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    lexicon = tmp_path / "mine.toml"
    lexicon.touch()
    file.write_text(
        f'reviewer = "ana"\njobs = 3\nrollup = true\nlexicon = "{lexicon}"\n'
        '[keys]\n"move.down" = "n"\nmove.up = ["p", "up"]\n'
    )
    loaded = load_config(file)
    assert loaded.problems == ()
    assert (loaded.reviewer, loaded.config.jobs, loaded.config.lexicon) == ("ana", 3, lexicon)
    assert loaded.config.keys == {"move.down": "n", "move.up": "p,up"}
    assert loaded.origins["jobs"] == str(file) and loaded.origins["theme"] == "default"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("jobs = -1", "jobs: must be a number"), ("jobs = true", "jobs: must be a number"),
        ("rollup = 1", "rollup: must be true or false"), ("theme = 3", "theme: must be text"),
        ('order = "x"', "order: must be one of"), ('lexicon = "/nowhere/x"', "no such file"),
        ("keys = 1", "keys: must be a table"), ("[keys]\nx = 1", "the keys of x"),
        ("colour = 1", "no setting is called 'colour'"), ("=", "not TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_falls_back_alone_and_is_told(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "c.toml"
    file.write_text(('reviewer = "ana"\n' if text != "=" else "") + text)
    loaded = load_config(file)
    (problem,) = loaded.problems
    assert words in problem and str(file) in problem
    assert loaded.config == (Config(reviewer="ana") if text != "=" else Config())


@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_file_stops_a_command(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "c.toml"
    file.write_bytes(data)
    assert isinstance(load_config(file).config, Config)


def test_where_things_are(tmp_path: Path) -> None:
    assert store_path(tmp_path, {"SIDES_STORE": "/other"}) == tmp_path
    assert store_path(None, {"SIDES_STORE": str(tmp_path)}) == tmp_path
    assert store_path(None, {}).name == "store"
    assert config_path({"SIDES_CONFIG": str(tmp_path / "c.toml")}) == tmp_path / "c.toml"
    assert len(list(seeds_folder().glob("*.txt"))) == 3


def test_missing_seeds_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("store.locations._PACKAGE", tmp_path / "store")
    with pytest.raises(SidesError, match="missing"):
        seeds_folder()
