"""`sides completion`: the line that teaches a shell the commands, their options and the actors' names."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace

from tui.command.terminal import put_bytes

_EXAMPLES = """examples:
  bash, in ~/.bashrc:                  eval "$(sides completion bash)"
  zsh, in ~/.zshrc after compinit:     source <(sides completion zsh)
  fish, in ~/.config/fish/config.fish: sides completion fish | source
"""


_MOST_NAMES = 200


def declare(parser: ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.epilog = _EXAMPLES
    parser.description = "Print the code that teaches a shell to complete `sides`."
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the shell's code."""
    from argcomplete.shell_integration import shellcode

    put_bytes([shellcode(["sides"], shell=arguments.shell).encode() + b"\n"])
    return 0


def complete(parser: ArgumentParser) -> None:
    """Answer the shell that asks for completions (it says so in the environment), and exit."""
    import argcomplete

    argcomplete.autocomplete(parser, always_complete_options=False, validator=_continues)


def _continues(offered: str, typed: str) -> bool:
    """Whether what is offered goes on as typed; names may be typed without capitals and accents."""
    if offered.startswith(typed) or typed.startswith("-"):
        return offered.startswith(typed)
    from store.queries.fold import fold

    return fold(offered).startswith(fold(typed))


def actor_names(prefix: str, parsed_args: argparse.Namespace, **_: object) -> list[str]:
    """For the shell, a name of each of the store's actors that has one which continues `prefix`: its own
    name, or else an alias. None when there is no store."""
    from store.database import Store
    from store.errors import SidesError
    from store.locations import store_path
    from store.text import inert

    try:
        with Store.open(store_path(getattr(parsed_args, "store", None)), readonly=True) as store:
            actors = store.actors()
    except SidesError:
        return []
    named = (
        next((name for name in map(inert, (actor.name, *actor.aliases)) if _continues(name, prefix)), None)
        for actor in sorted(actors, key=lambda actor: -actor.mentions)
    )
    return list(dict.fromkeys(filter(None, named)))[:_MOST_NAMES]
