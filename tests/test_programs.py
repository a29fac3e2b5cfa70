"""Every program of the book does what its page shows."""

from book.check.example import code_example


def test_program(program, python, eval_example):
    if eval_example.update_examples:
        eval_example.format(code_example(program))
        eval_example.run_output_update(program, python)
    else:
        eval_example.run_output_check(program, python)
