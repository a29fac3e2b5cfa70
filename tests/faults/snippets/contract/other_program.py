"""A flag of the interpreter puts another program in the place of this one."""
# runs: flags -c print(7)


def main() -> None:
    print("shop closed")


if __name__ == "__main__":
    main()
