"""What checks programs needs nothing that builds pages, and what builds pages nothing that checks."""

import subprocess
import sys

import pytest

from book import ROOT

TOOLS = {"black", "pytest", "pytest_examples", "ruff"}
BUILDERS = {"bs4", "markdown", "mkdocs", "nbformat", "playwright"}
PLUGINS = {"example", "plugin"}  # of book.check: what speaks to pytest, which loads Pygments itself

IMPORT = """
import importlib, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in blocked:
            raise ImportError(f"{name} is blocked")

blocked, modules = set(sys.argv[1].split(",")), sys.argv[2:]
sys.meta_path.insert(0, Blocked())
failures = []
for module in modules:
    try:
        importlib.import_module(module)
    except ImportError as error:
        failures.append(f"{module}: {error}")
print(*failures, sep="\\n", end="")
"""


def modules(room: str) -> set[str]:
    return {path.stem for path in (ROOT / "book" / room).glob("*.py")} - {"__init__"}


def failures(room: str, names: set[str], blocked: set[str]) -> str:
    """The modules of a room that cannot be imported without the packages that are blocked, and why."""
    command = [sys.executable, "-c", IMPORT, ",".join(blocked), *(f"book.{room}.{name}" for name in sorted(names))]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "room, names, blocked",
    [
        ("check", modules("check") - PLUGINS, TOOLS | BUILDERS | {"pygments"}),
        ("check", PLUGINS, BUILDERS),
        ("site", modules("site"), TOOLS),
    ],
    ids=["check", "plugins", "site"],
)
def test_room_does_without_the_tools_of_the_other(room: str, names: set[str], blocked: set[str]) -> None:
    assert names <= modules(room)
    assert failures(room, names, blocked) == ""


def test_a_blocked_package_is_seen() -> None:
    assert failures("check", {"fault", "leftovers"}, {"psutil"}) == "book.check.leftovers: psutil is blocked"
