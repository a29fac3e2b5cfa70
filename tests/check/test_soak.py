"""The soak: which programs ever fail, how often, in the order of a seed, beside processes that end."""

import os
import signal
import subprocess
import sys
import time
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


@pytest.mark.parametrize("times", ["0", "-1", "1.5", "many"])
def test_number_of_runs_that_is_none_is_refused(times: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        soak.main(["--times", times])
    assert f"wanted a whole number from 1 on, came '{times}'" in capsys.readouterr().err


def test_message_that_a_terminal_cannot_show_is_told(book: Path) -> None:
    put(book, "shop/dear.py", "print('5 \N{EURO SIGN}')", "3 \N{EURO SIGN}\n")
    code = (
        "import pathlib, sys; from book.check import soak; sys.exit(soak.main(sys.argv[2:], pathlib.Path(sys.argv[1])))"
    )
    command = [sys.executable, "-c", code, str(book), "--times=1", "--busy=0", "shop/dear.py"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert r"snippets/shop/dear.out:1: wanted '3 \u20ac', came '5 \u20ac'" in done.stdout.splitlines(), done


def command_of(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not end a child with its parent")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_what_it_started_ends_with_it(name: str, book: Path) -> None:
    put(book, "shop/slow.py", "import time\nprint(1, flush=True)\ntime.sleep(60)", "1\n")
    code = "import pathlib, sys; from book.check import soak; soak.main(sys.argv[2:], pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(book), "--busy=1", "shop/slow.py"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as parent:
        me = psutil.Process(parent.pid)
        while not any("slow.py" in " ".join(command_of(one)) for one in me.children(recursive=True)):
            time.sleep(0.02)
        started = me.children(recursive=True)
        parent.send_signal(getattr(signal, name))
    assert psutil.wait_procs(started, timeout=60)[1] == []
