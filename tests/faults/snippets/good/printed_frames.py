"""What only looks like a traceback stays whole."""


def main() -> None:
    print('  File "prices.txt", line 3')
    print("    tea 30")
    print("    ~~~^^^")
    print("  ^")


if __name__ == "__main__":
    main()
