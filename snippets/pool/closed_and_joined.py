"""close and join wait for the tasks that a Pool was given."""

import time
from multiprocessing import Pool


def pack(order: str) -> str:
    time.sleep(0.5)
    return f"{order} packed"


def main() -> None:
    parcels: list[str] = []
    with Pool(2) as clerks:
        for order in "tea", "salt", "milk":
            clerks.apply_async(pack, (order,), callback=parcels.append)
        clerks.close()
        clerks.join()
    print("parcels:", sorted(parcels))


if __name__ == "__main__":
    main()
