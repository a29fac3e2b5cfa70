"""Ann and Bob come to work, one of them first."""


def main() -> None:
    print("Ann is here")
    print("Ann is here")


if __name__ == "__main__":
    main()
