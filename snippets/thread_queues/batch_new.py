"""A new list for each batch leaves alone what has been put."""

import queue


def main() -> None:
    batches: queue.Queue[list[str]] = queue.Queue()
    batch = []
    for row in "tea 3", "salt 1", "rice 2", "oil 5":
        batch.append(row)
        if len(batch) == 2:
            batches.put(batch)
            batch = []
    print([batches.get(timeout=5) for _ in range(2)])


if __name__ == "__main__":
    main()
