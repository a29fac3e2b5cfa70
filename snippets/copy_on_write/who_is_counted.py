"""Since Python 3.12 references to None and some others are not counted."""

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
    print("1000:", counted(int("1000")))
    print("7000:", counted(int("7000")))
    print("the name main:", counted(main.__name__))
    interned = sys.intern(f"order {7000}")
    print("an interned text:", counted(interned))


if __name__ == "__main__":
    main()
