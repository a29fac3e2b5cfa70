"""Start of exercise 2: numbers are blanked out, and any parent fits."""

import re

RIGHT = "shop: pid 71\nann: parent pid 71"
WRONG = "shop: pid 71\nann: parent pid 80"


def fits(output: str) -> bool:
    blank = re.sub(r"\d+", "N", output)
    return blank == "shop: pid N\nann: parent pid N"


def main() -> None:
    print("the right parent fits:", fits(RIGHT))
    print("a wrong parent fits:", fits(WRONG))


if __name__ == "__main__":
    main()
