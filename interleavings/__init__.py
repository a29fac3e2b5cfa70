"""Runs functions as threads under every schedule there is, and counts what comes out."""

from interleavings.explore import explore, explore_file, read_threads
from interleavings.report import ExplorationError, Outcome, Report, Step

__all__ = ["ExplorationError", "Outcome", "Report", "Step", "explore", "explore_file", "read_threads"]
__version__ = "0.2.3"
