"""Start of an exercise without an answer."""


def main() -> None:
    print("shop closed")


if __name__ == "__main__":
    main()
