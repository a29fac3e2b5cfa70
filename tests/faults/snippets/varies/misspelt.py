"""Someone opens the shop."""


def main() -> None:
    print("shop opened by Ann")


if __name__ == "__main__":
    main()
