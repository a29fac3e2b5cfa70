"""Three clerks bring all that is on the shelves."""

import multiprocessing
from multiprocessing.queues import Queue


def fetch(answers: Queue, shelf: str) -> None:
    answers.put((shelf, shelf * 50_000))


def main() -> None:
    answers, clerks = multiprocessing.Queue(), []
    for shelf in ("oil", "rye", "tea"):
        clerk = multiprocessing.Process(target=fetch, args=(answers, shelf))
        clerk.start()
        clerks.append(clerk)
    for clerk in clerks:
        clerk.join(timeout=0.5)
    print("gone home:", [not clerk.is_alive() for clerk in clerks])
    found = dict(answers.get(timeout=5) for _ in clerks)
    for shelf in sorted(found):
        print(f"{shelf}: {len(found[shelf])}")


if __name__ == "__main__":
    main()
