"""The shop forks."""
# needs: os.frok


def main() -> None:
    print("shop open")


if __name__ == "__main__":
    main()
