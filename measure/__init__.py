"""Measurements for the pages: each folder has programs that measure, their data, and page.py, which words it."""
