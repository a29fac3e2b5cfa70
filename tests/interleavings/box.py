"""Functions that a test gives to `explore`: it finds this file by them."""


class Box:
    n = 0


def add(box) -> None:
    box.n += 1


def total(box) -> int:
    return box.n
