"""A pool of the fork server adds up."""
# needs: os.fork

import multiprocessing


def double(price: int) -> int:
    return 2 * price


def main() -> None:
    context = multiprocessing.get_context("forkserver")
    with context.Pool(2) as pool:
        print(pool.map(double, [1, 2, 3]))


if __name__ == "__main__":
    main()
