"""Gives every test pytest-examples' `eval_example`, as ours: it can also run a whole program and judge its output."""

from pathlib import Path

import pytest

from book.check.example import ProgramExample


@pytest.fixture
def eval_example(tmp_path: Path, request: pytest.FixtureRequest) -> ProgramExample:
    """Override pytest-examples' fixture, which writes at the end of the session, in place."""
    return ProgramExample(tmp_path=tmp_path, pytest_request=request)
