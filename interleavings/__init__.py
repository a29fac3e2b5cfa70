"""Runs functions as threads under every schedule there is, and counts what comes out."""

from interleavings.explore import Outcome, Report, explore, explore_file
from interleavings.turns import ExplorationError

__all__ = ["ExplorationError", "Outcome", "Report", "explore", "explore_file"]
