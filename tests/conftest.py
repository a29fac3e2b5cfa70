"""Gives every test pytest-examples' `eval_example`, as ours: it can also run a whole program and judge its output."""

import os
from pathlib import Path

import pytest

from book.check.example import ProgramExample

COLORS = ("FORCE_COLOR", "NO_COLOR", "PY_COLORS")


def pytest_configure() -> None:
    """Keep the settings of whoever runs the tests from what they start: colors in its output, and its Python's ways."""
    for name in [name for name in os.environ if name.startswith("PYTHON") or name in COLORS]:
        del os.environ[name]


@pytest.fixture
def eval_example(tmp_path: Path, request: pytest.FixtureRequest) -> ProgramExample:
    """Override pytest-examples' fixture, which writes at the end of the session, in place."""
    return ProgramExample(tmp_path=tmp_path, pytest_request=request)
