"""The shop opens and closes."""


def main() -> None:
    print("shop open")
    print("debug: 1 clerk")
    print("shop closed")


if __name__ == "__main__":
    main()
