"""Files that are written whole or not at all, and never over what another has written meanwhile."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from book import ROOT
from book.check.fault import BookError

# Linux and macOS have the second, Windows the third and fourth.
NEW = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_BINARY", "O_NOINHERIT"))
)


def content(path: Path) -> bytes | None:
    """What a file holds, byte for byte; None where there is none. Raises BookError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _refusal(path, f"wanted to read this file, came {error.strerror or error}") from None


def decode(raw: bytes, shown: str) -> str:
    """What is held by the file that messages name so, its lines ended by newlines. Raises BookError if it is not UTF-8.

    A line ends with a newline, or with CR LF, which stands for one, and with nothing else.
    """
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BookError(shown, line, f"wanted UTF-8, came byte {raw[error.start]:02X}: {error.reason}") from None


def write_whole(path: Path, text: str, old: bytes | None) -> None:
    """Write `text` as UTF-8 with the newlines it has, in place of `old`, which is what content(path) was when read.

    Whoever reads meanwhile, and whatever happens, there is the old file or the new one. The folder is made where there
    is none; of a link, the file that it leads to is written. Raises BookError, and nothing has changed, where the file
    is no longer as it was read, and where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    new = target.with_name(f".{secrets.token_hex(8)}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(os.open(new, NEW, 0o666), "wb") as file:
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            if old is not None and target.exists():
                new.chmod(stat.S_IMODE(target.stat().st_mode))
            _check_unchanged(path, old)
            os.replace(new, target)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(path, f"wanted to write this file, came {error.strerror or error}") from None
    _sync(target.parent)


def remove(path: Path, old: bytes | None) -> None:
    """Remove a file that is still as it was read. Raises BookError where it is not, and where it cannot be removed."""
    _check_unchanged(path, old)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(path, f"wanted to remove this file, came {error.strerror or error}") from None


def _check_unchanged(path: Path, old: bytes | None) -> None:
    if content(path) != old:
        raise _refusal(path, "wanted it as it was when it was read, came a change meanwhile, which stays; try again")


def _refusal(path: Path, text: str) -> BookError:
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return BookError(shown.as_posix(), 1, text)


def _sync(folder: Path) -> None:
    """Have the name of a new file outlast a loss of power, where the system can (Windows cannot open a folder)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Whoever also asks for `path` waits until we are done; needed where a file is read, changed and written.

    Raises BookError where the lock beside it cannot be had.
    """
    lock = path.with_name(f"{path.name}.lock")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError as error:
        raise _refusal(lock, f"wanted to write this file, came {error.strerror or error}") from None
    try:
        _wait_for(descriptor)
        yield
    finally:
        os.close(descriptor)  # which gives the lock back


def _wait_for(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        while True:
            with contextlib.suppress(OSError):  # it gives up after ten seconds
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined, unused-ignore]
                return
    fcntl.flock(descriptor, fcntl.LOCK_EX)
