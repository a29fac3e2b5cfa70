"""A clerk opens the drawer, then closes it."""


def main() -> None:
    print("Ann: drawer closed")
    print("Bob: drawer open")
    print("Ann: drawer open")
    print("Bob: drawer closed")


if __name__ == "__main__":
    main()
