"""Every program of the book does what its page shows."""

from book.check.example import ProgramExample
from book.check.program import Program
from book.check.python import Interpreter


def test_program(program: Program, python: Interpreter, eval_example: ProgramExample) -> None:
    if eval_example.update_examples:
        eval_example.format_program(program)
        eval_example.run_output_update(program, python)
    else:
        eval_example.run_output_check(program, python)
