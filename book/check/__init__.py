"""Runs every program, judges what it prints and leaves, and writes recordings. It knows nothing of pages."""
