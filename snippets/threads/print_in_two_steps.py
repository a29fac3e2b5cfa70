"""print writes a line and its newline one after the other."""


class Paper:
    def __init__(self) -> None:
        self.writes: list[str] = []

    def write(self, text: str) -> None:
        self.writes.append(text)


def main() -> None:
    two, one = Paper(), Paper()
    print("ann: order 1", file=two)
    print("ann: order 1\n", end="", file=one)
    print(two.writes)
    print(one.writes)


if __name__ == "__main__":
    main()
