"""What assets/book.css relies on: its colors keep 4.5 to 1 wherever text stands on them, and pictures have 60 columns."""

import re

import pytest

from book import ROOT
from book.check.python import SUPPORTED

CSS = (ROOT / "docs" / "en" / "assets" / "book.css").read_text("utf-8")
COLORS = {name: values for name, *values in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", CSS)}
CODE = ["ink", "soft", "keyword", "string", "number", "name", "comment", "danger", "accent"]
PAIRS = [
    *((text, ground) for text in CODE for ground in ("paper", "well")),
    *((text, "marked") for text in ("ink", "keyword", "string", "number", "name", "comment")),
    ("added", "added-well"),
    ("gone", "gone-well"),
    ("paper", "accent"),
    *((name, ground) for name in ("ann", "bob", "cid") for ground in ("paper", "well", f"{name}-well")),
    *(("paper", name) for name in ("ann", "bob", "cid", "soft")),  # a name on its block
    ("paper", "ink"),
]


def brightness(color: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("text, ground", PAIRS)
def test_contrast(text, ground):
    for scheme, (color, under) in enumerate(zip(COLORS[text], COLORS[ground])):
        ratio = contrast(color, under)
        assert ratio >= 4.5, f"--{text} {color} on --{ground} {under}, {('light', 'dark')[scheme]}: {ratio:.2f}"


def mixed(one: str, other: str, percent: int) -> str:
    """What color-mix(in srgb, one percent%, other) is."""
    pairs = [(int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round((percent * a + (100 - percent) * b) / 100):02x}" for a, b in pairs)


@pytest.mark.parametrize("tenths", range(11))
def test_each_share_of_wrong_runs_has_a_ground_that_its_number_can_be_read_on(tenths):
    rule = re.search(rf"^\.wrong-{tenths} {{ background: (.*); }}$", CSS, re.M)[1]
    mix = f"color-mix(in srgb, var(--wrong-well) {10 * tenths}%, var(--right-well))"
    assert rule == {0: "var(--right-well)", 10: "var(--wrong-well)"}.get(tenths, mix)
    for scheme in (0, 1):
        ground = mixed(COLORS["wrong-well"][scheme], COLORS["right-well"][scheme], 10 * tenths)
        assert contrast(COLORS["ink"][scheme], ground) >= 4.5


def test_black_on_white_is_21_to_1():
    assert contrast("#fff", "#000000") == pytest.approx(21)


def test_every_color_of_text_has_its_pair():
    used = set(re.findall(r"[{; ]color: var\(--([\w-]+)\)", CSS))
    assert used <= {text for text, _ in PAIRS}
    assert not re.findall(r"[{; ]color: *#", CSS)


def test_nothing_is_fetched_from_elsewhere():
    assert "url(" not in CSS and "@import" not in CSS


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "en").glob("*.md")), ids=lambda page: page.stem)
def test_a_picture_fits_a_phone(page):
    """What is quoted, under a comment that says whose words it is, may be wider."""
    text = re.sub(r"^<!-- .* -->\n\n```text\n.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    for picture in re.findall(r"^```text\n(.*?)^```$", text, flags=re.M | re.S):
        for line in picture.splitlines():
            assert len(line) <= 60, f"{page.name}: {line!r} has {len(line)} columns"


def test_each_python_can_be_mine():
    """My Python shows its runs from the first moment on, and marks it among the versions of a program."""
    for version in SUPPORTED:
        chosen = [line for line in CSS.splitlines() if f'[data-python="{version}"]' in line]
        assert [f'[data-python~="{version}"]' in line for line in chosen] == [True] * 4, version
