"""`sides completion`: the line that teaches a shell the commands, their options and the actors' names."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace

from tui.command.terminal import put_bytes

_EXAMPLES = """examples:
  bash:  sides completion bash >> ~/.bashrc
  zsh:   sides completion zsh  >> ~/.zshrc
  fish:  sides completion fish >  ~/.config/fish/completions/sides.fish
"""


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

    argcomplete.autocomplete(parser, always_complete_options=False)


def actor_names(prefix: str, parsed_args: argparse.Namespace, **_: object) -> list[str]:
    """Names of the store's actors that start with `prefix`, for the shell; none when there is no store."""
    from store.database import Store
    from store.errors import SidesError
    from store.locations import store_path
    from store.text import inert

    try:
        with Store.open(store_path(getattr(parsed_args, "store", None)), readonly=True) as store:
            names = [inert(actor.name) for actor in store.actors()]
    except SidesError:
        return []
    wanted = prefix.casefold()
    return [name for name in names if name.casefold().startswith(wanted)][:200]
