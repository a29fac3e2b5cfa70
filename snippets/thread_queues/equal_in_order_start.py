"""Equal priorities come in another order than that of `put`."""

import queue
from dataclasses import dataclass, field


@dataclass(order=True)
class Task:
    priority: int
    to: str = field(compare=False)


def main() -> None:
    tasks: queue.PriorityQueue[Task] = queue.PriorityQueue()
    for to in "ann", "bob", "cid", "dee":
        tasks.put(Task(1, to))
    print([tasks.get(timeout=5).to for _ in range(4)])


if __name__ == "__main__":
    main()
