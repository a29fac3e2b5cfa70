"""A number that is captured has to come again."""

import re

RIGHT = "shop: pid 71\nann: parent pid 71"
WRONG = "shop: pid 71\nann: parent pid 80"


def fits(output: str) -> bool:
    wanted = r"shop: pid (\d+)\nann: parent pid \1"
    return re.fullmatch(wanted, output) is not None


def main() -> None:
    print("the right parent fits:", fits(RIGHT))
    print("a wrong parent fits:", fits(WRONG))


if __name__ == "__main__":
    main()
