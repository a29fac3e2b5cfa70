"""Start of an exercise that is done already."""


def main() -> None:
    print("shop closed")


if __name__ == "__main__":
    main()
