"""`python -m store.parser train|evaluate|bench`: make the parser again, and say how good and fast it is."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from store.errors import SidesError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status (2 with one line on standard error when it cannot)."""
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except SidesError as error:
        print(error, file=sys.stderr)
        return error.status
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m store.parser", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train a pipeline on the treebanks of a folder")
    train.add_argument("treebanks", type=Path, help="folder with the .conllu files, at any depth")
    train.add_argument("out", type=Path, help="folder to write the small pipeline to")
    train.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of config.cfg"
    )
    evaluate = commands.add_parser("evaluate", help="score a pipeline on test treebanks, from raw text")
    evaluate.add_argument("treebanks", type=Path, help="folder with the .conllu files, at any depth")
    evaluate.add_argument("files", nargs="*", help="file names (default: the tests of Sequoia and GSD)")
    evaluate.add_argument(
        "--model", help="an installed spaCy pipeline or a folder (default: the packaged one)"
    )
    bench = commands.add_parser("bench", help="words per second, load time, memory")
    bench.add_argument("--articles", type=int, default=100)
    bench.add_argument("--size", type=int, default=2000, help="characters in an article")
    bench.add_argument("--model", help="an installed spaCy pipeline or a folder (default: the packaged one)")
    return parser


def _run(options: argparse.Namespace) -> None:
    if options.command == "train":
        from store.parser.training import train_pipeline

        train_pipeline(options.treebanks, options.out, dict(map(_setting, options.set)))
        return
    if options.command == "evaluate":
        from store.parser import evaluation, load

        lines = evaluation.report(load(options.model), options.treebanks, options.files or evaluation.TESTS)
    else:
        from store.parser import bench

        lines = bench.report(options.articles, options.size, options.model)
    for line in lines:
        print(line, flush=True)


def _setting(assignment: str) -> tuple[str, object]:
    """`vars.steps=100` as a name and a JSON value."""
    name, _, value = assignment.partition("=")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError as error:
        raise SidesError(
            f"--set {assignment}: {value!r} is not a JSON value", 'write NAME=3 or NAME="text"'
        ) from error


if __name__ == "__main__":
    sys.exit(main())
