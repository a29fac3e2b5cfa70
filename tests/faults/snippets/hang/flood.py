"""A program that talks without end."""
# runs: limit 1 s


def main() -> None:
    while True:
        print("next, please\n" * 1000, end="")


if __name__ == "__main__":
    main()
