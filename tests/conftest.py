"""Gives every test pytest-examples' `eval_example`, as ours: it can also run a whole program and judge its output."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_examples import EvalExample

from book.check.example import ProgramExample


@pytest.fixture
def eval_example(eval_example: EvalExample, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[ProgramExample]:
    """Override pytest-examples' fixture, which writes at the end of the session what ours has to update."""
    example = ProgramExample(tmp_path=tmp_path, pytest_request=request)
    yield example
    eval_example.to_update.extend(example.to_update)
