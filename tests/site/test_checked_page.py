"""The page on the checks quotes them truly: each message is what the harness says now, each file as it is.

A comment above a `text` fence of the page says what the fence quotes; `make record` writes the fences anew.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from test_faults import FAULTS, verdict

from book.check.judge import report
from book.check.mutants import program_mutants
from book.site.markup import scan
from book import ROOT
from book.check.program import Program, interpreter

PAGE = ROOT / "docs" / "en" / "checked.md"
VARIES = [  # what may differ between two runs, and what it is compared as
    (r"\bpid \d+", "pid N"),
    (r"\.check:(3: wanted 'ann: pid \[\[ANN|4: wanted 'bob: pid \[\[BOB)", ".check: the slower clerk"),
]
MARKER = re.compile(r"<!-- (faults|pattern|change|mutant|files): (.+) -->")


@dataclass(frozen=True)
class Quote:
    """A marked fence: what it quotes, the names in its marker, the line number of its opening, the lines within."""

    kind: str
    names: list[str]
    line: int
    lines: list[str]


def quotes() -> Iterator[Quote]:
    marker, quote = None, None
    for number, line, info, opens in scan(PAGE.read_text("utf-8")):
        if info is None:
            if quote:
                yield quote
            marker, quote = MARKER.fullmatch(line) or (marker if not line else None), None
        elif opens and marker:
            assert info == "text", f"{PAGE.name}:{number}: wanted a text fence below the marker, came {info!r}"
            quote = Quote(marker[1], marker[2].split(" | "), number, [])
        elif quote and line != "```":
            quote.lines.append(line)


def settled(lines: list[str]) -> str:
    text = "\n".join(lines)
    for pattern, word in VARIES:
        text = re.sub(pattern, word, text)
    return text


def first_line(program: Program) -> str:
    return report(*verdict(program, interpreter())).splitlines()[0]


def said(quote: Quote) -> list[str]:
    """What the fence is to hold: of faults, what test_faults.py holds each run of them to."""
    name, *rest = quote.names
    if quote.kind == "faults":
        return [FAULTS[case] for case in quote.names]
    if quote.kind == "pattern":
        return (ROOT / "tests" / "patterns" / f"{name}.check").read_text("utf-8").splitlines()
    if quote.kind == "files":
        return quote.lines  # test_another_book_can_take_the_files tries them
    program = Program.load(ROOT / "snippets" / name)
    if quote.kind == "change":
        assert rest[0] in program.source, f"{PAGE.name}:{quote.line}: wanted {rest[0]} in {program}"
        program.source = program.source.replace(*rest)
    else:
        program.source = dict(program_mutants(program))[rest[0]]
    return [first_line(program)]


def test_the_page_quotes_what_is_said(eval_example):
    found = list(quotes())
    page = PAGE.read_text("utf-8").split("\n")
    assert [quote.kind for quote in found] == [m[1] for line in page if (m := MARKER.fullmatch(line))]
    for quote in reversed(found):
        wanted = said(quote)
        came, told = settled(quote.lines), settled(wanted)
        if came != told and eval_example.update_examples:
            page[quote.line : quote.line + len(quote.lines)] = wanted
        else:
            assert came == told, f"docs/en/{PAGE.name}:{quote.line}: wanted what the harness says; make record"
    if eval_example.update_examples:
        PAGE.write_text("\n".join(page), "utf-8")


def test_another_book_can_take_the_files(tmp_path):
    files = next(quote for quote in quotes() if quote.kind == "files").lines
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    program = tmp_path / "snippets" / "shop" / "open_shop.py"
    program.parent.mkdir(parents=True)
    program.write_text(
        '"""The shop opens."""\n\n\ndef main() -> None:\n    print("open")\n\n\nif __name__ == "__main__":\n    main()\n'
    )

    def pytest_says(*arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)

    missing = pytest_says()
    assert missing.returncode == 1, missing.stdout + missing.stderr
    assert "snippets/shop/open_shop.py:1: wanted a recorded run open_shop.out, came none" in missing.stdout
    pytest_says("--update-examples")
    assert program.with_suffix(".out").read_text("utf-8") == "open\n"
    judged = pytest_says()
    assert judged.returncode == 0, judged.stdout + judged.stderr
    program.with_suffix(".out").write_text("closed\n")
    assert "snippets/shop/open_shop.out:1: wanted 'closed', came 'open'" in pytest_says().stdout
