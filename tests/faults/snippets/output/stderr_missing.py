"""The shop opens, and complains."""


def main() -> None:
    print("shop open")


if __name__ == "__main__":
    main()
