"""Someone comes, and no one else."""


def main() -> None:
    print("Ann is here")
    print("Cid is here")


if __name__ == "__main__":
    main()
