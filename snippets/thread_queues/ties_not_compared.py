"""A dataclass can leave fields out of the comparison; here `job` is one."""

import queue
from dataclasses import dataclass, field


@dataclass(order=True)
class Task:
    priority: int
    number: int  # counts up, so that equal priorities keep their order
    job: dict[str, str] = field(compare=False)


def main() -> None:
    jobs: queue.PriorityQueue[Task] = queue.PriorityQueue()
    for number, to in enumerate(("ann", "bob", "cid")):
        jobs.put(Task(priority=1, number=number, job={"to": to}))
    print([jobs.get(timeout=5).job["to"] for _ in range(3)])


if __name__ == "__main__":
    main()
