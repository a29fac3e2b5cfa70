"""What several tests share: the broken programs of tests/faults, and what has to be said of each.

A case is a program, "hang/join", or a program under a start method, "hang/process_join spawn". Beside the program lies
join.fault, or process_join.spawn.fault: a pattern (tests/patterns/README.md) of the first line of the failure.
"""

from pathlib import Path

from book.check.fault import BookError, Fault
from book.check.judge import judge, judge_recordings, report
from book.check.pattern import Pattern
from book.check.program import Program
from book.check.python import Interpreter
from book.check.run import Result, run

FAULTS = Path(__file__).with_name("faults")  # a book of its own, of broken programs and, in good/, of tricky ones


def fault_cases() -> list[str]:
    """Every case that has an expectation."""
    files = sorted((FAULTS / "snippets").glob("*/*.fault"))
    return [f"{file.parent.name}/{file.stem.replace('.', ' ')}" for file in files]


def load_program(case: str) -> Program:
    """The program of a case."""
    return Program.load(FAULTS / "snippets" / f"{case.partition(' ')[0]}.py", FAULTS)


def fault_file(case: str) -> Path:
    """The expectation of a case."""
    return FAULTS / "snippets" / f"{case.replace(' ', '.')}.fault"


def expected_fault(case: str, python: Interpreter) -> Pattern:
    r"""What the first line of the failure has to fit: match("out", f"{line}\n") is then {}."""
    path = fault_file(case)
    return Pattern(path, path.relative_to(FAULTS.parent.parent).as_posix(), python)


def verdict(program: Program, python: Interpreter, method: str | None = None) -> tuple[list[Fault], Result]:
    """Run a program once; what is wrong with it, and the run."""
    result = run(program, python, method)
    return judge(program, result, python) + ([] if method else judge_recordings(program, python)), result


def first_line(program: Program, python: Interpreter, method: str | None = None) -> str:
    """The first line of what is said of one run of a program that fails."""
    try:
        return report(*verdict(program, python, method)).partition("\n")[0]
    except BookError as error:
        return str(error)
