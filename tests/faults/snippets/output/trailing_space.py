"""The shop opens."""


def main() -> None:
    print("shop open ")


if __name__ == "__main__":
    main()
