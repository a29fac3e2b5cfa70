"""Versions of Python, in order and in words, and what an interpreter is asked."""

import os
import sys
from pathlib import Path

import pytest

from book.check.program import interpreter
from book.check.python import NEWEST, SUPPORTED, InterpreterError, Version, equip, probe, spell_versions


def versions(text: str) -> list[Version]:
    return [Version.parse(word) for word in text.split()]


def test_versions_are_parsed_ordered_and_printed() -> None:
    mixed = versions("3.14 3.9 3.13t 3.13 3.10")
    assert [str(version) for version in sorted(mixed)] == ["3.9", "3.10", "3.13", "3.13t", "3.14"]
    assert Version.parse("3.13t") == Version(3, 13, free_threaded=True)
    assert Version.parse("3.13t").release == Version(3, 13) != Version.parse("3.13t")
    assert NEWEST == max(SUPPORTED)


@pytest.mark.parametrize("text", ["3", "3.13.1", "3.13T", "t3.13", "3.x", "", " 3.13", "3.13\n"])
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^wanted a version such as 3\.13 or 3\.13t, came "):
        Version.parse(text)


@pytest.mark.parametrize(
    "text, words",
    [
        ("", ""),
        ("3.14", "3.14"),
        ("3.12 3.10 3.11 3.14 3.14", "3.10 to 3.12, 3.14"),
        ("3.10 3.11 3.13t 3.12 3.14", "3.10 to 3.12, 3.14 and free-threaded 3.13"),
        ("3.13t 3.14t", "free-threaded 3.13 to 3.14"),
        ("3.14 4.15", "3.14, 4.15"),
    ],
)
def test_versions_in_words(text: str, words: str) -> None:
    assert spell_versions(versions(text)) == words


def test_an_interpreter_says_what_it_is() -> None:
    python = interpreter()
    assert python == interpreter(sys.executable)
    assert (python.full_version, python.platform) == (sys.version, sys.platform)
    assert (python.version.major, python.version.minor) == sys.version_info[:2]
    assert "psutil" in python.packages


@pytest.mark.skipif(sys.platform != "linux", reason="not Linux")
def test_on_linux_no_test_is_skipped_for_want_of_the_system() -> None:
    assert {"os.fork", "procfs"} <= interpreter().capabilities
    assert interpreter().start_methods == ("fork", "forkserver", "spawn")


def test_what_is_no_python_is_refused(tmp_path: Path) -> None:
    for command in (str(tmp_path / "python9"), "false"):
        with pytest.raises(InterpreterError, match=f"^{command}: not a Python that runs: "):
            interpreter(command)


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_a_relative_command_is_found_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/snake").symlink_to(sys.executable)
    monkeypatch.chdir(tmp_path)
    assert probe("bin/snake").command == str(tmp_path / "bin/snake")
    monkeypatch.setenv("PATH", "bin")
    probe.cache_clear()
    assert probe("snake").command == str(tmp_path / "bin/snake")


def test_an_interpreter_is_asked_as_programs_are_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What only this user's environment has is not there for a program, and so is not found."""
    (tmp_path / "till.py").touch()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHON_GIL", "1")
    monkeypatch.setenv("PYTHONHASHSEED", "none")  # it would not start
    assert "till" not in probe(packages=frozenset({"till"})).packages


UV = """#!/bin/sh
echo "$@" >>"$0.log"
case "$*" in
"--quiet venv"*) mkdir -p "$5/bin" && ln -s "{python}" "$5/bin/python" ;;
*greenlet) echo "Because greenlet==3 has no usable wheels" >&2; exit 1 ;;
*till) echo "no network" >&2; exit 2 ;;
esac
"""


@pytest.mark.skipif(os.name != "posix", reason="makes a shell script")
def test_another_python_gets_the_packages_that_have_wheels(tmp_path: Path) -> None:
    uv = tmp_path / ".cache/dev/bin/uv"
    uv.parent.mkdir(parents=True)
    uv.write_text(UV.format(python=sys.executable), "utf-8")
    uv.chmod(0o755)
    bare = probe()
    for _ in range(2):  # the second time the environment is there
        equipped = equip(bare, {"psutil", "greenlet"}, tmp_path)
    folder = Path(equipped.command).parents[1]
    assert folder.parent == tmp_path / ".cache/pythons"
    assert (equipped.full_version, equipped.packages & {"greenlet"}) == (bare.full_version, set())
    pip = f"--quiet pip install --python {folder}/bin/python --only-binary :all: --constraints {tmp_path}/requirements.txt"
    pips = [f"{pip} greenlet", f"{pip} psutil"]
    made = f"--quiet venv --python {bare.command} {folder}"
    assert Path(f"{uv}.log").read_text("utf-8").splitlines() == [made, *pips, *pips]
    with pytest.raises(InterpreterError, match="uv pip failed: no network$"):
        equip(bare, {"till"}, tmp_path)
    uv.unlink()
    with pytest.raises(InterpreterError, match="needs uv, which `make lock` installs: "):
        equip(bare, {"psutil"}, tmp_path)
