"""The shop closes badly."""
# runs: exit 1


def main() -> None:
    print("shop closed")


if __name__ == "__main__":
    main()
