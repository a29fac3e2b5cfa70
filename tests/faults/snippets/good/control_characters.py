"""Control characters are shown by their pictures, and a byte that is not UTF-8 by its number."""

import os


def main() -> None:
    print("50 %", end="\r")
    print("100 %\x0c")
    print("\x1b[31mred\x1b[0m", "rung: \a", "null: \0", "turned: \u202e")
    print(r"a text: \x1b \xe9", flush=True)
    os.write(1, b"a byte: \xe9\ta tab\n")


if __name__ == "__main__":
    main()
