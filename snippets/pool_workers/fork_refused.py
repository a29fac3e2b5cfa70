"""max_tasks_per_child is refused with fork."""

# needs: python>=3.11, os.fork

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def main() -> None:
    for method in "fork", "forkserver":
        try:
            with ProcessPoolExecutor(
                1, get_context(method), max_tasks_per_child=2
            ) as clerks:
                print(method, clerks.submit(abs, -3).result(timeout=8))
        except ValueError as error:
            print(method, error)


if __name__ == "__main__":
    main()
