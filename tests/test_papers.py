"""What the papers beside the book say is so: README, CONTRIBUTING, the maps, the commands, CI and the requirements."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup

from book import ROOT
from book.check.contract import RUNS, parse_contract
from book.check.program import find_programs
from book.check.python import CAPABILITIES

PAPERS = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "book/README.md",
    "docs/README.md",
    "snippets/README.md",
    "tests/patterns/README.md",
]
WORKFLOWS = ROOT / ".github" / "workflows"
# Listed in a .in file and imported by nothing: why it is there all the same.
NOT_IMPORTED = {
    "mkdocs-material": "the theme that mkdocs.yml names",
    "mkdocs-jupyter": "a plugin that mkdocs.yml names",
    "ipykernel": "the lab's kernel",
    "matplotlib": "the lab imports it",
    "pymdown-extensions": "mkdocs.yml names its extensions",
    "ruff": "called by pytest-examples and the Makefile",
    "uv": "called by the Makefile",
    "mypy": "called by the Makefile",
    "zizmor": "called by the Makefile",
    "pytest-run-parallel": "a plugin that measure/testing_for_races gives to pytest",
    "types-psutil": "read by mypy",
    "types-markdown": "read by mypy",
    "types-pygments": "read by mypy",
    "types-pyyaml": "read by mypy",
}
IMPORTED_AS = {"bs4": "beautifulsoup4", "yaml": "pyyaml", "xdist": "pytest-xdist"}


def read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def parsed(path: str) -> BeautifulSoup:
    """A paper as GitHub would render it, as far as links, headings and code go."""
    extensions = ["tables", "pymdownx.superfences", "toc"]
    return BeautifulSoup(markdown.markdown(read(path), extensions=extensions), "html.parser")


def test_readme_shows_a_program_and_its_run_as_they_are():
    shown = re.findall(r"^```(?:python|console)\n(.*?)^```$", read("README.md"), re.M | re.S)
    program, run = read("snippets/races/lost_update.py"), read("snippets/races/lost_update.out")
    assert shown == [program, f"$ python3 -m interleavings snippets/races/lost_update.py\n{run}"]


@pytest.mark.parametrize("path", PAPERS)
def test_links_lead_somewhere(path):
    soup, wrong = parsed(path), []
    for tag, name in [*((a, "href") for a in soup.find_all("a")), *((i, "src") for i in soup.find_all("img"))]:
        target, _, anchor = str(tag[name]).partition("#")
        if re.match(r"https://|\.\./\.\./deployments$", target):  # the latter is a page of the repository's browser
            continue
        goal = (ROOT / path).parent / target if target else ROOT / path
        if not goal.exists():
            wrong.append(f"{path}: wanted a file, came a link to {target}")
        elif anchor and not parsed(goal.resolve().relative_to(ROOT).as_posix()).find(id=anchor):
            wrong.append(f"{path}: wanted a heading, came a link to {target}#{anchor}")
    assert not wrong


def test_papers_are_short():
    assert len(read("CONTRIBUTING.md").splitlines()) <= 70
    assert len(read("SECURITY.md").splitlines()) <= 5
    assert (ROOT / ".github/page.png").stat().st_size <= 120_000


def commands() -> set[str]:
    """What `make help` lists."""
    listed = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return set(re.findall(r"^  make ([a-z-]+) ", listed, re.M))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no make on Windows")
def test_commands_are_listed_and_exist():
    phony = {name for line in re.findall(r"^\.PHONY:(.*)$", read("Makefile"), re.M) for name in line.split()}
    listed = commands()
    assert {name for name in phony if re.fullmatch("[a-z-]+", name)} - {"built"} <= listed
    places = [*PAPERS, ".ci/run", *(f"docs/en/{path.name}" for path in (ROOT / "docs/en").glob("*.md"))]
    said = {(path, name) for path in places for name in re.findall(r"\bmake ([a-z][a-z-]*)\b", code_of(path))}
    assert {name for _, name in said} >= {"site", "test", "record", "ci"}
    assert not {(path, name) for path, name in said if name not in listed}


def code_of(path: str) -> str:
    """The code of a paper: commands stand in code, "make it so" does not. Of a script, all of it but comments."""
    if "make " not in read(path):
        return ""
    if not path.endswith(".md"):
        return re.sub(r"#.*", "", read(path))
    return "\n".join(code.text for code in parsed(path).find_all("code"))


def test_ci_runs_the_same_steps_everywhere():
    steps = re.search(r"^STEPS := (.*)$", read("Makefile"), re.M)[1].split()
    jobs = yaml.safe_load((WORKFLOWS / "check.yml").read_text("utf-8"))["jobs"]
    runs = [step.get("run", "").strip() for name in ("site", "steps") for step in jobs[name]["steps"]]
    in_jobs = [run.removeprefix("make ") for run in runs if run.startswith("make ")]
    assert in_jobs == ["ci-site", '"$STEP"']
    assert ["ci-site", *jobs["steps"]["strategy"]["matrix"]["step"]] == steps
    assert [line for line in read(".ci/run").splitlines() if "make" in line and not line.startswith("#")] == ["make ci"]
    assert set(jobs["deploy"]["needs"]) == set(jobs) - {"deploy"}, (
        "wanted a deployment that waits for all, came another"
    )


def modules(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")) if "faults" not in path.parts]


def test_the_map_names_every_module_and_nothing_else():
    text = read("book/README.md")
    names = {name.removeprefix("book/") for name in re.findall(r"`([\w./-]+\.py)`", text) if "TOPIC" not in name}
    here = {path.relative_to(ROOT / "book").as_posix() for path in modules("book") if path.name != "__init__.py"}
    assert {name for name in names if name.startswith(("check/", "site/"))} == here
    paths = {
        name for name in re.findall(r"`((?:book|tests|measure|docs|overrides|interleavings|\.github)/[^`]*)`", text)
    }
    assert len(paths) > 25
    assert not {path for path in paths if not (ROOT / path).exists()}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs a clone")
def test_every_name_of_a_file_fits_each_system():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = listed.stdout.splitlines()
    assert names and [name for name in names if not re.fullmatch(r"[\w./-]+", name, re.ASCII)] == []


def test_every_word_of_the_contract_has_an_example():
    rows = [row.find_all("td") for row in parsed("snippets/README.md").find_all("tr") if row.find("td")]
    needs, runs = set(), set()
    for word, _, example in rows:
        word, program = word.text, example.find("code")
        kind = runs if re.split("[ -]", word)[0] in RUNS else needs
        kind.add(word.split()[0])
        source = read(f"snippets/{program.text}")
        comments = re.findall(r"^# (?:needs|runs): (.*)", source, re.M)
        assert word in re.split("[,;] ", "; ".join(comments)), f"{program.text}: wanted an example of {word}"
    assert runs == set(RUNS)
    assert needs == {*CAPABILITIES, "python>=3.14", "numpy"}
    fence = re.search(r"^```python\n(.*?)^```$", read("snippets/README.md"), re.M | re.S)[1]
    assert parse_contract("README.md", fence, frozenset()).exit == -9


def listed(name: str) -> set[str]:
    """The packages of requirements.in or requirements-dev.in."""
    return set(re.findall(r"^[a-z][\w-]*", read(name), re.M))


def imported(paths: list[Path]) -> set[str]:
    """The top-level names that modules import, less the standard library's and our own."""
    trees = [ast.parse(path.read_text("utf-8")) for path in paths]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    ours = {"book", "interleavings", "measure", "tests"} | {path.stem for path in modules("tests", "measure")}
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - ours


def packages(names: set[str]) -> set[str]:
    """The packages that names are imported from."""
    return {IMPORTED_AS.get(name, name.replace("_", "-")) for name in names}


def test_requirements_list_what_is_imported():
    for_all, for_developers = listed("requirements.in"), listed("requirements-dev.in")
    of_browser = imported(modules("tests/browser"))
    other = imported(
        [path for path in modules("book", "tests", "measure", "interleavings") if "browser" not in path.parts]
    )
    other.discard("frontrun")  # which `make cross-check` runs in the developers' environment
    assert packages(other) <= for_all
    assert packages(of_browser) - for_developers <= for_all
    needed = {need for program in find_programs() for need in program.contract.packages}
    assert needed <= for_all
    used = packages(of_browser | other) | {"frontrun"} | needed
    assert for_all | for_developers == used | set(NOT_IMPORTED)
    assert not used & set(NOT_IMPORTED)
    for name in ("requirements", "requirements-dev"):
        assert read(f"{name}.txt").startswith(f"# Made by 'make lock' from {name}.in; do not edit.\n")


def test_every_listed_package_says_why():
    for name in ("requirements.in", "requirements-dev.in"):
        lines = [line for line in read(name).splitlines() if not line.startswith("#")]
        assert not [line for line in lines if "#" not in line and not line.startswith("types-")]


def test_citation():
    """By the rules of Citation File Format 1.2.0 for the keys that are required."""
    citation = yaml.safe_load(read("CITATION.cff"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["cff-version"] == "1.2.0"
    title = yaml.safe_load(re.search(r"^site_name: (.*)$", read("mkdocs.yml"), re.M)[1])
    assert citation["title"] == title
    assert all(author == {"name": f"The authors of {title}"} for author in citation["authors"])


@pytest.mark.parametrize("link", [False, True], ids=["a folder", "a link"])
def test_make_empties_no_environment_that_it_has_not_made(tmp_path, link):
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    mine = tmp_path / "mine" if link else tmp_path / ".venv"
    (mine / "bin").mkdir(parents=True)
    if link:
        (mine / "made-by-make").touch()
        (tmp_path / ".venv").symlink_to(mine)
    command = ["make", "environment", f"PYTHON={sys.executable}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and (mine / "bin").exists()
    assert ".venv: wanted to make an environment here, came one that make has not made; move it away" in done.stderr
