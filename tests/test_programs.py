"""Every program of the book does what its page shows."""


def test_program(program, python, eval_example):
    eval_example.verify(program, python)
