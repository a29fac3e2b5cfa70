"""Start of exercise 2: a function of two arguments is given one."""

from multiprocessing import Pool

PIECES = {"tea": 3, "salt": 1}


def pack(order: str, pieces: int) -> str:
    return f"{pieces} {order}"


def main() -> None:
    with Pool(2) as clerks:
        for parcel in clerks.map(pack, PIECES.items()):
            print(parcel)


if __name__ == "__main__":
    main()
