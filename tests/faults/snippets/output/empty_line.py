"""The shop opens."""


def main() -> None:
    print("shop open\n")


if __name__ == "__main__":
    main()
