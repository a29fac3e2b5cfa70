"""Every fence of Python in a page is in style and prints what its `#>` lines say."""

import pytest
from pytest_examples import find_examples

FENCES = list(find_examples("docs/en"))
FEWEST = 10


@pytest.mark.parametrize("example", FENCES, ids=str)
def test_fence(example, eval_example):
    if eval_example.update_examples:
        eval_example.format(example)
        eval_example.run_print_update(example)
    else:
        eval_example.lint(example)
        eval_example.run_print_check(example)


def test_fences_are_found():
    printing = [example for example in FENCES if "#> " in example.source]
    assert len(printing) >= FEWEST, "wanted fences with #> lines in docs/en"
