"""Ann has a drawer."""


def count(drawers: dict[str, int]) -> int:
    return drawers["Ann"]


def main() -> None:
    print("drawer:", count({"Bob": 100}))


if __name__ == "__main__":
    main()
