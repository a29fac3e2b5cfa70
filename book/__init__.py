"""What turns a folder of programs into pages that were checked: see CONTRIBUTING.md for the tour."""
