"""The machinery of the book: `check` runs and judges its programs, `site` builds its pages."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent  # the folder that holds docs, snippets and tests
