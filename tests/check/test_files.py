"""Files are written whole or not at all, and never over another's change."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from book import ROOT
from book.check import files
from book.check.fault import BookError
from book.check.files import alone, content, remove, write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="asks for signals, limits or owners of POSIX")


def start(code: str, *arguments: object, **options: object) -> "subprocess.Popen[str]":
    """Another Python, which knows the book."""
    command = [sys.executable, "-c", f"from pathlib import Path\nfrom book.check.files import *\nimport sys\n{code}"]
    return subprocess.Popen(
        [*command, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        **options,  # type: ignore[call-overload, no-any-return]
    )


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_bytes("été\r\n".encode())
    return path


def test_text_is_written_byte_for_byte_with_the_rights_of_the_old_file(page: Path) -> None:
    page.chmod(0o640)
    write_whole(page, "5 €\r\n\n", content(page))
    assert page.read_bytes() == "5 €\r\n\n".encode()
    assert os.name != "posix" or page.stat().st_mode & 0o777 == 0o640
    assert os.listdir(page.parent) == ["page.md"]


def test_new_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_whole(tmp_path / "a/b/page.md", "", None)
    assert (tmp_path / "a/b/page.md").stat().st_mode == (tmp_path / "other").stat().st_mode


@posix
def test_link_stays_a_link(page: Path) -> None:
    link = page.with_name("link.md")
    link.symlink_to("page.md")
    write_whole(link, "new", content(link))
    assert link.is_symlink() and page.read_text("utf-8") == "new"


@pytest.mark.parametrize("old", [None, b"what was read"])
def test_what_has_changed_is_never_written_over(page: Path, old: bytes | None) -> None:
    for change in (lambda: write_whole(page, "new", old), lambda: remove(page, old)):
        with pytest.raises(BookError, match=r"page\.md:1: wanted it as it was when it was read, came a change"):
            change()
    assert page.read_bytes() == "été\r\n".encode()
    assert os.listdir(page.parent) == ["page.md"]


def test_what_is_gone_is_not_brought_back(page: Path) -> None:
    old = content(page)
    page.unlink()
    with pytest.raises(BookError, match="came a change"):
        write_whole(page, "new", old)
    assert os.listdir(page.parent) == []


@posix
def test_disk_that_is_full_leaves_the_old_file(page: Path) -> None:
    code = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
try:
    write_whole(Path(sys.argv[1]), "x" * 100_000, content(Path(sys.argv[1])))
except ValueError as error:
    print(error)
"""
    with start(code, page) as writer:
        assert writer.communicate()[0] == f"{page}:1: wanted to write this file, came File too large\n"
    assert page.read_bytes() == "été\r\n".encode()
    assert os.listdir(page.parent) == ["page.md"]


@posix
def test_folder_that_cannot_be_written_is_told(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page.parent.chmod(0o500)
    if os.geteuid() == 0:  # who may write everywhere
        monkeypatch.setattr(files.os, "open", refuse)
    for change in (lambda: write_whole(page, "new", content(page)), lambda: alone(page).__enter__()):
        with pytest.raises(BookError, match=r":1: wanted to write this file, came Permission denied$"):
            change()
    monkeypatch.undo()
    page.parent.chmod(0o700)
    assert os.listdir(page.parent) == ["page.md"]


def refuse(path: object, *rest: object) -> int:
    raise PermissionError(13, "Permission denied", path)


@posix
def test_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    code = """
path = Path(sys.argv[1])
for number in range(10_000_000):
    write_whole(path, f"{number}\\n" * 20_000, content(path))
    if number == 0:
        print("begun", flush=True)
"""
    path, seen = tmp_path / "page.md", set()
    for moment in range(50):
        path.unlink(missing_ok=True)
        with start(code, path) as writer:
            assert writer.stdout and writer.stdout.readline() == "begun\n"
            for _ in range(moment * 20):  # any moment will do; nothing depends on which
                content(path)
            writer.send_signal(signal.SIGKILL)
        lines = path.read_text("utf-8").split("\n")
        assert len(lines) == 20_001 and len(set(lines[:-1])) == 1 and lines[-1] == ""
        seen.add(lines[0])
    assert len(seen) > 1


def test_reader_sees_the_old_file_or_the_new_one(page: Path) -> None:
    write_whole(page, "a" * 100_000, content(page))
    done, seen = threading.Event(), set()

    def read() -> None:
        while not done.is_set():
            seen.add(page.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(100):
        write_whole(page, "ab"[number % 2] * 100_000, content(page))
    done.set()
    reader.join()
    assert seen <= {b"a" * 100_000, b"b" * 100_000}


def test_of_those_who_count_together_none_is_lost(tmp_path: Path) -> None:
    code = """
path = Path(sys.argv[1])
for _ in range(100):
    with alone(path):
        old = content(path)
        write_whole(path, str(int(old or b"0") + 1), old)
"""
    writers = [start(code, tmp_path / "count") for _ in range(3)]
    assert [writer.communicate() and writer.returncode for writer in writers] == [0, 0, 0]
    assert (tmp_path / "count").read_text("utf-8") == "300"
