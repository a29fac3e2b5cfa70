"""Start of an exercise that ends in a traceback."""


def main() -> None:
    raise NotImplementedError


if __name__ == "__main__":
    main()
