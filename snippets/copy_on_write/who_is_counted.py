"""Since Python 3.12 the references to None are not counted."""

# needs: gil

import sys


def counted(thing: object) -> bool:
    before = sys.getrefcount(thing)
    drawer = [thing] * 1000
    return sys.getrefcount(thing) - before == len(drawer)


def main() -> None:
    print("None:", counted(None))
    print("True:", counted(True))
    print("7:", counted(7))
    print("the letter a:", counted("a"))
    print("7000:", counted(int("7000")))
    interned = sys.intern(f"order {7000}")
    print("an interned text:", counted(interned))


if __name__ == "__main__":
    main()
