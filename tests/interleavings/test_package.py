"""The package stands alone, says how to use it, and gives the same report under every Python."""

import ast
import inspect
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sources import ARTICLE, LOCKS

import interleavings
from book import ROOT
from book.check.python import SUPPORTED

PACKAGE = ROOT / "interleavings"
README = (PACKAGE / "README.md").read_text("utf-8")


def runs(command: str) -> bool:
    """Whether this is a Python that runs (and not a shim of one that is not there)."""
    return bool(shutil.which(command)) and subprocess.run([command, "-c", ""], capture_output=True).returncode == 0


RELEASES = [command for version in SUPPORTED if runs(command := f"python{version}")]
PYTHONS = [*RELEASES, *(command for version in SUPPORTED if runs(command := f"python{version}t"))]


def fenced(language: str) -> list[str]:
    """The fenced blocks of the README in a language."""
    return [block.removeprefix(f"{language}\n") for block in README.split("```") if block.startswith(f"{language}\n")]


def test_it_imports_the_standard_library_alone():
    for path in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module]
            else:
                continue
            for name in names:
                assert name.partition(".")[0] in sys.stdlib_module_names | {"interleavings"}, f"{path}:{node.lineno}"


@pytest.mark.parametrize("python", dict.fromkeys([RELEASES[0], RELEASES[-1]]) if RELEASES else [sys.executable])
def test_a_copy_runs_alone_and_does_what_the_readme_shows(python, tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "interleavings", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "withdraw.py").write_text(fenced("python")[0], "utf-8")
    command = [shutil.which(python), "-m", "interleavings", "withdraw.py"]
    env = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ} | {"HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr, done.stdout) == (1, "", fenced("text")[0])
    (tmp_path / "use.py").write_text(fenced("python")[1], "utf-8")
    command = [shutil.which(python), "use.py"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60)
    shown = [line.removeprefix("#> ") for line in fenced("python")[1].splitlines() if line.startswith("#> ")]
    assert (done.stderr, done.stdout.splitlines()) == ("", shown)


def test_the_readme_lists_every_option_name_and_module():
    command = [sys.executable, "-m", "interleavings", "--help"]
    usage = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
    options = {word.strip("[],") for word in usage.split() if word.strip("[],").startswith("--")} - {"--help"}
    assert len(options) > 5 and [option for option in options if option not in README] == []
    for name in interleavings.__all__:
        assert f"`{name}`" in README or f"{name}(" in README, name
        assert inspect.getdoc(getattr(interleavings, name)), name
        for field in getattr(getattr(interleavings, name), "__annotations__", ()) if name[0].isupper() else ():
            assert f"`{field}`" in README, field
    for path in PACKAGE.glob("[!_]*.py"):
        assert f"`{path.name}`" in README, path


def test_it_is_typed_and_says_its_version():
    assert (PACKAGE / "py.typed").exists()
    command = [sys.executable, "-m", "interleavings", "--version"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
    assert said == f"interleavings {interleavings.__version__}\n"


CASES = {"article": (ARTICLE, []), "locks": (LOCKS, ["--threads", "takes,brings", "--shared", "Shop"])}


def explored(python: str, folder: Path) -> dict[str, tuple[str, bytes]]:
    """What one Python prints of each case, and the graph that it writes."""
    found = {}
    for name, (source, options) in CASES.items():
        path, states = folder / f"{name}.py", folder / "states.json"
        path.write_text(source, "utf-8")
        command = [python, "-m", "interleavings", str(path), *options, "--states", str(states)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert states.exists(), done.stderr
        found[name] = done.stdout, states.read_bytes()
        states.unlink()
    return found


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """What this Python finds."""
    found = explored(sys.executable, tmp_path_factory.mktemp("expected"))
    assert "70 schedules" in found["article"][0] and "0 wrong" in found["locks"][0]
    return found


@pytest.mark.parametrize("python", PYTHONS)
def test_the_report_is_the_same_under_every_python(python, expected, tmp_path):
    assert explored(python, tmp_path) == expected


def test_states_that_cannot_be_written_leave_the_report(tmp_path):
    path, states = tmp_path / "article.py", tmp_path / "missing" / "states.json"
    path.write_text(ARTICLE, "utf-8")
    command = [sys.executable, "-m", "interleavings", str(path), "--states", str(states)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2 and "70 schedules" in done.stdout
    assert done.stderr == f"{states}: wanted a file for the states, came No such file or directory\n"
