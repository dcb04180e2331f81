"""x"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction


def declare(commands: _SubParsersAction[ArgumentParser]) -> ArgumentParser:
    parser = commands.add_parser("report", help="who supported and opposed a name")
    parser.add_argument("name")
    parser.set_defaults(run=run)
    return parser


def run(arguments: Namespace) -> int:
    raise NotImplementedError
