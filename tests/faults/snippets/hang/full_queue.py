"""A full queue takes no more."""
# runs: limit 1 s

import queue


def main() -> None:
    customers: queue.Queue[str] = queue.Queue(maxsize=1)
    customers.put("Dan")
    customers.put("Eve")


if __name__ == "__main__":
    main()
