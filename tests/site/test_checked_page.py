"""What the page on the checks says of taking them for another book is true: its files, its packages, its commands."""

import importlib.metadata
import re
import shutil
import subprocess
import venv
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from book import ROOT

PAGE = ROOT / "docs" / "en" / "checked.md"
HEADING = "{ #take-it-for-your-own-book }"
PROGRAM = (
    '"""The shop {0}s."""\n\n\ndef main() -> None:\n    print("{0}")\n\n\nif __name__ == "__main__":\n    main()\n'
)
SECTION = PAGE.read_text("utf-8").partition(HEADING)[2].partition("\n## ")[0]
FENCES = re.findall(r"^```(\w+)\n(.*?)^```$", SECTION, re.M | re.S)
CREATE, INSTALL, RECORD, CHECK, INSTALL_SITE, BUILD = "".join(
    text for info, text in FENCES if info == "sh"
).splitlines()
CHECK_FILES, SITE_FILES, INDEX = (text for info, text in FENCES if info == "text")
(CONFIG,) = (text for info, text in FENCES if info == "yaml")


def distributions(name: str, extras: frozenset[str] = frozenset()) -> set[str]:
    """What pip installs with a package, for this Python: the names of distributions, as they are installed here."""
    found = {importlib.metadata.distribution(name).name}
    for line in importlib.metadata.requires(name) or []:
        wanted = Requirement(line)
        if not wanted.marker or any(wanted.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            found |= distributions(wanted.name, frozenset(wanted.extras))
    return found


def install(command: str, folder: Path) -> None:
    """Do what a `pip install` does, without a network: link the packages that this Python has, and no other."""
    (packages,) = (folder / ".venv").glob("[Ll]ib/**/site-packages")
    _, names = command.split(" pip install ")
    for name in set().union(*map(distributions, names.split())):
        for file in importlib.metadata.files(name) or []:
            installed = Path(str(file.locate())).resolve()
            target = packages / file.parts[0]
            if file.parts[0] == "..":  # a command, such as ruff
                target = folder / ".venv" / "bin" / file.name
            else:
                installed = installed.parents[len(file.parts) - 2] if len(file.parts) > 1 else installed
            if installed.exists() and not target.exists():
                target.symlink_to(installed)


@pytest.fixture(scope="module")
def shop(tmp_path_factory) -> Path:
    """A folder with the files that the page names, two programs, a page, and an environment with pip's packages."""
    folder = tmp_path_factory.mktemp("shop")
    for name in (CHECK_FILES + SITE_FILES).splitlines():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)
    (folder / "snippets/shop").mkdir(parents=True)
    for word in ("open", "close"):
        (folder / f"snippets/shop/{word}_shop.py").write_text(PROGRAM.format(word))
    (folder / "docs/en").mkdir(parents=True)
    (folder / "docs/en/index.md").write_text(INDEX)
    (folder / "mkdocs.yml").write_text(CONFIG)
    assert CREATE == "python3 -m venv .venv"
    venv.create(folder / ".venv", symlinks=True)
    install(INSTALL, folder)
    return folder


def says(shop: Path, command: str) -> tuple[int, str]:
    """Do a command of the page as it stands there; its exit status, and what it prints."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(shop)}
    done = subprocess.run(command, shell=True, cwd=shop, env=environment, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def test_another_book_can_take_the_files(shop):
    status, missing = says(shop, CHECK)
    assert status == 1, missing
    for word in ("open", "close"):
        assert f"snippets/shop/{word}_shop.py:1: wanted a recorded run {word}_shop.out, came none" in missing
    status, recorded = says(shop, RECORD)
    assert status == 0, recorded
    assert (shop / "snippets/shop/close_shop.out").read_text("utf-8") == "close\n"
    status, judged = says(shop, CHECK)
    assert status == 0, judged

    status, lacks = says(shop, BUILD)
    assert (status, "No module named mkdocs" in lacks) == (1, True)  # which is installed next, so nothing else is here
    install(INSTALL_SITE, shop)
    status, built = says(shop, BUILD)
    assert status == 0, built
    html = (shop / "site/index.html").read_text("utf-8")
    assert 'id="program-shop-open_shop"' in html and 'id="program-shop-close_shop"' in html

    (shop / "snippets/shop/open_shop.out").write_text("closed\n")
    status, refused = says(shop, BUILD)
    assert status == 1 and "snippets/shop/open_shop.py:1: wanted a run that passed since its last change" in refused
    status, judged = says(shop, CHECK)
    assert status == 1 and "snippets/shop/open_shop.out:1: wanted 'closed', came 'open'" in judged
