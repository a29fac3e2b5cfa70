"""The bar of tqdm moves by one with each result that comes."""

# needs: tqdm

import hashlib
from concurrent.futures import ProcessPoolExecutor, as_completed

from tqdm import tqdm

BAR = "{bar}| {n_fmt} of {total_fmt} files"


def checksum(number):
    return hashlib.sha256(b"%d" % number * 100_000).hexdigest()[:6]


def main():
    with ProcessPoolExecutor(2) as workers:
        tasks = [workers.submit(checksum, number) for number in range(4)]
        shown = tqdm(
            as_completed(tasks),
            total=len(tasks),
            bar_format=BAR,
            ncols=24,
            mininterval=0,
        )
        sums = {task.result() for task in shown}
    print(len(sums), "checksums")


if __name__ == "__main__":
    main()
