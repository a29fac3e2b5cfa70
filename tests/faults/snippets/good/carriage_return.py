"""A line that overwrites itself."""


def main() -> None:
    print("50 %", end="\r")
    print("100 %\x0c")


if __name__ == "__main__":
    main()
