"""Gives every test pytest-examples' `eval_example`, as ours: it can also run and judge a whole program."""

import pytest

from book.plugin import ProgramExample


@pytest.fixture
def eval_example(tmp_path, request, _examples_to_update):
    example = ProgramExample(tmp_path=tmp_path, pytest_request=request)
    example.set_config(
        line_length=76, target_version="py310", ruff_select=["E", "F", "W", "I", "B", "UP"], ruff_line_length=76
    )
    yield example
    if example.update_examples:
        _examples_to_update.extend(example.to_update)
