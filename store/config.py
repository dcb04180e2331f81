"""The user's configuration: one TOML file, every setting typed and documented where it is declared.

A setting that is wrong falls back to its default and says so; a file that is not TOML is left aside as a
whole and says so. Nothing here stops a command.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from store.locations import config_path


@dataclass(frozen=True)
class Config:
    """The settings, with the values that hold. Field names are the names in the file."""

    theme: Annotated[str, "Colours of the dashboard: terminal (its sixteen), or a Textual theme."] = (
        "terminal"
    )
    ascii: Annotated[bool, "Draw with ASCII only, for terminals without accents or box lines."] = False
    rollup: Annotated[bool, "Start with persons drawn together with the bodies they speak for."] = False
    order: Annotated[str, "Order of the dashboard's lists: activity, recency or change."] = "activity"
    reviewer: Annotated[str, "Name under which decisions are signed. Empty: the name of the account."] = ""
    pager: Annotated[bool, "Show a long answer of `sides who` in $PAGER when on a terminal."] = True
    jobs: Annotated[int, "Processes that a build uses. 0: as many as there are processors."] = 0
    model: Annotated[str, "A spaCy pipeline in place of the packaged one: a name or a folder."] = ""
    lexicon: Annotated[Path | None, "Frames of your own: a TOML file, as those in store/lexicon/data."] = None
    gazetteer: Annotated[
        Path | None, "Known actors of your own: a TOML file, as those in store/lexicon/gazetteer."
    ] = None
    second_reading: Annotated[
        bool, "Also keep the likely stances of words that the rules leave silent: about half are right."
    ] = True
    keys: Annotated[dict[str, str], "Keys of the dashboard by action, as `?` lists them."] = field(
        default_factory=dict
    )


@dataclass(frozen=True)
class Loaded:
    """A configuration, where each setting comes from, and what was wrong with the file."""

    config: Config
    origins: Mapping[str, str]
    problems: tuple[str, ...]
    path: Path

    @property
    def reviewer(self) -> str:
        """Who decides: the setting, else the account's name, else "reader"."""
        if self.config.reviewer:
            return self.config.reviewer
        try:
            import getpass  # late, as all that nothing on the screen waits for

            return getpass.getuser()
        except (OSError, KeyError):  # an account without a name, as in containers
            return "reader"


def load_config(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Loaded:
    """Read the configuration at `path` (default: the user's). Never raises; see `Loaded.problems`."""
    path = path or config_path(environ)
    problems: list[str] = []
    stated = _read(path, problems)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    declared = {each.name: each for each in fields(Config)}
    for name, value in stated.items():
        if name not in declared:
            problems.append(f"{path}: no setting is called {name!r}; `sides config` lists them")
            continue
        try:
            values[name] = _checked(name, value)
        except ValueError as error:
            problems.append(f"{path}: {name}: {error}; the default is used")
    config = Config(**values)
    for name in declared:
        origins[name] = str(path) if name in values else "default"
    return Loaded(config, origins, tuple(problems), path)


def documentation(name: str) -> str:
    """What the setting `name` does. KeyError when there is none."""
    return str(get_type_hints(Config, include_extras=True)[name].__metadata__[0])


def _read(path: Path, problems: list[str]) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except OSError as error:
        problems.append(f"{path}: {error.strerror}; the defaults are used")
        return {}
    except UnicodeDecodeError as error:
        problems.append(f"{path}: not TOML ({error}); the defaults are used")
        return {}
    import tomllib  # late: most have no file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{path}: not TOML ({error}); the defaults are used")
        return {}


_CHOICES = {"order": ("activity", "recency", "change")}


def _checked(name: str, value: object) -> object:
    """`value` as the setting's type. Raises ValueError that says what it should be."""
    default = getattr(Config(), name)
    if name in ("lexicon", "gazetteer"):
        if not isinstance(value, str) or not value:
            raise ValueError("must be a path in quotes")
        path = Path(value).expanduser()
        if not path.exists():
            raise ValueError(f"no such file or folder: {value}")
        return path
    if isinstance(default, bool):
        if not isinstance(value, bool):
            raise ValueError("must be true or false")
    elif isinstance(default, int):
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise ValueError("must be a number, 0 or more")
    elif isinstance(default, dict):
        return _flat_keys(value)
    elif not isinstance(value, str):
        raise ValueError("must be text in quotes")
    elif name in _CHOICES and value not in _CHOICES[name]:
        raise ValueError(f"must be one of {', '.join(_CHOICES[name])}")
    return value


def _flat_keys(value: object) -> dict[str, str]:
    """The `[keys]` table; dotted names may be written with quotes or as tables of their own."""
    if not isinstance(value, dict):
        raise ValueError("must be a table of keys by action")
    flat: dict[str, str] = {}
    for name, keys in value.items():
        if isinstance(keys, dict):
            flat.update({f"{name}.{inner}": bound for inner, bound in _flat_keys(keys).items()})
        elif isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            flat[name] = ",".join(keys)
        elif isinstance(keys, str):
            flat[name] = keys
        else:
            raise ValueError(f"the keys of {name} must be text in quotes")
    return flat
