"""Gives every test pytest-examples' `eval_example`, as ours: it can also run a whole program and judge its output."""

import pytest

from book.check.example import RULES, STYLE, ProgramExample


@pytest.fixture
def eval_example(eval_example, tmp_path, request):
    example = ProgramExample(tmp_path=tmp_path, pytest_request=request)
    example.set_config(**STYLE, ruff_select=RULES)
    yield example
    eval_example.to_update.extend(example.to_update)  # which the plugin writes at the end of the session
