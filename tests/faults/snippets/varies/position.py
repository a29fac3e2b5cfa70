"""The shop opens before anyone comes."""


def main() -> None:
    print("Ann is here")
    print("shop open")
    print("Bob is here")


if __name__ == "__main__":
    main()
