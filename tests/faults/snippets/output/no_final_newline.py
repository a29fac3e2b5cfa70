"""The shop opens."""


def main() -> None:
    print("shop open", end="")


if __name__ == "__main__":
    main()
