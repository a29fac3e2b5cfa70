"""The soak: which programs ever fail, how often, in the order of a seed, beside processes that end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from book import ROOT
from book.check import soak

MOODY = """
import itertools
import os

for number in itertools.count():
    try:
        os.mkdir({marks!r} + str(number))
        break
    except FileExistsError:
        pass
print("closed" if number % 3 else "open")
"""


def put(root: Path, name: str, source: str, recorded: str) -> None:
    path = root / "snippets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'"""Claim."""\n{source}', "utf-8")
    path.with_suffix(".out").write_text(recorded, "utf-8")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "marks").mkdir()
    put(tmp_path, "shop/moody.py", MOODY.format(marks=str(tmp_path / "marks" / "n")), "closed\n")
    put(tmp_path, "shop/steady.py", "print(1)", "1\n")
    put(tmp_path, "other/broken.py", "print(1", "1\n")
    put(tmp_path, "other/wrong.py", "# runs: exot 1\nprint(1)", "1\n")
    return tmp_path


def test_program_that_ever_fails_is_told(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert soak.main(["--times", "9", "--seed", "7", "--busy", "1", "shop"], book) == 1
    lines = capsys.readouterr().out.splitlines()
    fault = "snippets/shop/moody.out:1: wanted 'closed', came 'open'"
    assert lines == [
        "2 programs, 9 times, --seed 7, beside 1 busy processes",
        *[fault] * 3,
        f"shop/moody.py: 3 of 9 failed, first with {fault}",
        "18 runs, 1 of 2 ever failed",
    ]
    assert soak.main(["--times", "2", "--seed", "7", "--busy", "0", "shop/steady.py"], book) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 runs, 0 of 1 ever failed"


def test_program_that_is_none_is_told(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert soak.main(["--times", "1", "--busy", "0", "other"], book) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("snippets/other/broken.py:2: not Python: ") for line in lines)
    assert any(line.startswith("snippets/other/wrong.py:2: unknown run 'exot 1'") for line in lines)


def test_no_program_is_no_success(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert soak.main(["nowhere"], book) == 1


def test_busy_processes_end_with_the_block() -> None:
    before = psutil.Process().children()
    with pytest.raises(KeyError), soak.busy(2):
        assert len(psutil.Process().children()) == len(before) + 2
        raise KeyError
    assert psutil.Process().children() == before


@pytest.mark.skipif(os.name != "posix", reason="a process does not see here that its parent is gone")
def test_busy_processes_end_with_a_parent_that_is_killed() -> None:
    code = "from book.check import soak\nwith soak.busy(2):\n    print('begun', flush=True)\n    input()"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout and parent.stdout.readline() == "begun\n"
        loops = psutil.Process(parent.pid).children()
        parent.send_signal(signal.SIGKILL)
    assert len(loops) == 2
    assert psutil.wait_procs(loops, timeout=60)[1] == []
