"""A program in a pty, and how fast and how much it answers."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

REST = 0.5  # seconds without work after which a program is taken to be at rest
QUIET = 0.06  # seconds without a byte after which an answer is taken to be complete


@dataclass(frozen=True, slots=True)
class Answer:
    """What one key brought: milliseconds to the last byte, and bytes."""

    ms: float
    bytes: int
    cpu: float = 0.0
    """Milliseconds of processor time that the program took meanwhile (all its threads)."""


class Terminal:
    """Runs `command` in a pty of `columns` by `lines`."""

    def __init__(
        self, command: Sequence[str], columns: int = 80, lines: int = 24, env: Mapping[str, str] | None = None
    ) -> None:
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        base = {
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "HOME": os.environ["HOME"],
        }
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, close_fds=True,
            env={**base, **(env or {})}, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def read(self, quiet: float = QUIET, most: float = 10.0) -> Answer:
        """Read until nothing came for `quiet` seconds. Milliseconds until the last byte, and how many."""
        began = last = time.perf_counter()
        count = 0
        while time.perf_counter() - began < most:
            ready, _, _ = select.select([self._master], [], [], quiet)
            if not ready:
                break
            try:
                data = os.read(self._master, 65536)
            except OSError:
                break
            if not data:
                break
            self.seen += data
            count += len(data)
            last = time.perf_counter()
        return Answer((last - began) * 1000, count)

    def rest(self, most: float = 30.0) -> None:
        """Read until the program sends nothing and takes no processor time: it has got ready for keys."""
        end = time.perf_counter() + most
        while time.perf_counter() < end:
            before = self._spent()
            if not self.read(REST, REST).bytes and self._spent() - before < REST / 50:
                break

    def until(self, *words: str, most: float = 30.0) -> Answer:
        """Read until all `words` have come; milliseconds since the start of the program, and bytes."""
        wanted = [word.encode() for word in words]
        end = time.perf_counter() + most
        while not all(word in self.seen for word in wanted):
            if time.perf_counter() > end:
                raise TimeoutError(f"{words} did not come; last was {self.seen[-300:]!r}")
            ready, _, _ = select.select([self._master], [], [], 0.5)
            if ready:
                self.seen += os.read(self._master, 65536)
        return Answer((time.perf_counter() - self.began) * 1000, len(self.seen))

    def press(self, keys: str, quiet: float = QUIET) -> Answer:
        """Send keys and read what they bring."""
        before = self._spent()
        os.write(self._master, keys.encode())
        answer = self.read(quiet)
        return Answer(answer.ms, answer.bytes, (self._spent() - before) * 1000)

    def _spent(self) -> float:
        """Seconds of processor time so far, finely; 0 where the system does not say."""
        try:
            threads = Path(f"/proc/{self._process.pid}/task").iterdir()
            return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9
        except OSError:
            return 0.0

    @property
    def rss(self) -> float:
        """Megabytes that the process holds in memory."""
        for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    @property
    def cpu(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self, number: int) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """The line goes away, as when an SSH connection drops: nothing is left to read from or write to."""
        os.close(self._master)
        self._master = -1

    def ends(self, seconds: float) -> bool:
        """Whether the program ends by itself within so many seconds."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def close(self) -> None:
        """End the program as a closed window would, then by force."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGHUP)
            if not self.ends(3):
                self._process.kill()
                self._process.wait()
        if self._master >= 0:
            os.close(self._master)
