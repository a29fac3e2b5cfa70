"""Builds pages from Markdown, programs and recordings. It runs nothing and needs no test tool."""
