"""A program that talks without end."""
# runs: limit 1 s


def main() -> None:
    while True:
        print("next, please")


if __name__ == "__main__":
    main()
