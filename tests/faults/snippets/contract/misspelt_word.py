"""The shop takes its time."""
# need: os.fork


def main() -> None:
    print("shop open")


if __name__ == "__main__":
    main()
