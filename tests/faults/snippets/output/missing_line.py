"""The shop opens and closes."""


def main() -> None:
    print("shop open")


if __name__ == "__main__":
    main()
