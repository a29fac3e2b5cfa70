"""Someone opens the shop, and closes it."""


def main() -> None:
    print("shop opened by Ann")
    print("shop closed by Bob")


if __name__ == "__main__":
    main()
