"""Answers about the words of an article, kept: the rules ask the same of one word again and again."""

from __future__ import annotations

from collections.abc import Callable
from types import MethodType
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Answers(dict[int, T]):
    """What a method says of each token that it was asked about."""

    def __init__(self, ask: Callable[[int], T]) -> None:
        super().__init__()
        self.ask = ask

    def __missing__(self, i: int) -> T:
        found = self[i] = self.ask(i)
        return found


class remembered(Generic[T]):
    """Makes a method that takes a token's index answer once for each; the answers are not to be changed.

    It becomes the look-up itself, without a call of Python's: nothing that rules ask is asked more often.
    """

    def __init__(self, method: Callable[[Any, int], T]) -> None:
        self.method = method
        self.__doc__ = method.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, owner: object, kind: type | None = None) -> Callable[[int], T]:
        answers = Answers[T](MethodType(self.method, owner))
        look_up = vars(owner)[self.name] = answers.__getitem__
        return look_up


def release(*owners: object) -> None:
    """Untie what an article no longer needs: it goes at once then, not when circles are looked for."""
    for owner in owners:
        vars(owner).clear()


def forget(owner: object) -> None:
    """Drop what the remembered methods of `owner` have answered: what they read has changed."""
    for kept in vars(owner).values():
        answers = getattr(kept, "__self__", None)
        if isinstance(answers, Answers):
            answers.clear()
