"""A file is left whose name is not text."""
# needs: os.fork


def main() -> None:
    open(b"takings-\xff", "w").close()
    print("shop closed")


if __name__ == "__main__":
    main()
