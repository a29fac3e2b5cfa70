"""Three kinds of work for the lab, each as long as its number says.

They stand in a module because a process that is started afresh has to
import its work. It cannot import the cells of a notebook.
"""

import hashlib
import time

BLOCK = bytes(1_000_000)


def add_receipts(receipts: int) -> int:
    """Pure Python: every step holds the GIL, where there is one."""
    total = 0
    for receipt in range(receipts):
        total += receipt % 100
    return total


def seal_ledger(blocks: int) -> str:
    """Work in C: hashlib lets go of the GIL while it reads a long block."""
    seal = hashlib.sha256()
    for _ in range(blocks):
        seal.update(BLOCK)
    return seal.hexdigest()


def wait_for_bank(milliseconds: int) -> int:
    """Waiting: the sleep stands for an answer that is on its way."""
    time.sleep(milliseconds / 1000)
    return milliseconds
