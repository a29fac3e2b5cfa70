"""Three clerks come to work."""


def main() -> None:
    print("shop open")
    print("clerks:", 2)


if __name__ == "__main__":
    main()
