"""The one error that a user sees: what went wrong, where, and what to do next."""

from __future__ import annotations


class SidesError(Exception):
    """An error to be told in one or two lines, never with a traceback.

    `message` says what went wrong and where; `hint` what to do next (may be empty);
    `status` is the exit status of the command: 1 when the answer is no, 2 for wrong
    use or unreadable input (see the exit statuses in the README).
    """

    def __init__(self, message: str, hint: str = "", status: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UnreadableArticle(SidesError):
    """One input cannot be read; it is skipped, named and counted, and the rest goes on."""


class StoreError(SidesError):
    """The store cannot be used as it is (damaged, from a newer version, locked, full disk)."""
