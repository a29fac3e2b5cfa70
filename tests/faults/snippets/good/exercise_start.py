"""Start of an exercise: nobody counts the drawer."""


def main() -> None:
    print("counted:", 0)


if __name__ == "__main__":
    main()
