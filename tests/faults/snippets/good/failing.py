"""Answer to an exercise: the drawer is counted."""


def main() -> None:
    print("counted:", sum([100, 50]))


if __name__ == "__main__":
    main()
