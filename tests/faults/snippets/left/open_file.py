"""The till is counted."""


def main() -> None:
    open(__file__).read()
    print("shop closed")


if __name__ == "__main__":
    main()
