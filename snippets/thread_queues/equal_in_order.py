"""Equal priorities come in the order of `put`: a number decides."""

import queue
from dataclasses import dataclass, field


@dataclass(order=True)
class Task:
    priority: int
    number: int
    to: str = field(compare=False)


def main() -> None:
    tasks: queue.PriorityQueue[Task] = queue.PriorityQueue()
    for number, to in enumerate(("ann", "bob", "cid", "dee")):
        tasks.put(Task(1, number, to))
    print([tasks.get(timeout=5).to for _ in range(4)])


if __name__ == "__main__":
    main()
