"""A dict keyed by thread works, but a new thread can find an old entry."""

import threading


def serve(desks: dict[int, str], customer: str) -> None:
    desks[threading.get_ident()] = customer


def look(desks: dict[int, str], found: list[str]) -> None:
    if threading.get_ident() in desks:
        found.append(desks[threading.get_ident()])


def main() -> None:
    desks: dict[int, str] = {}
    clerk = threading.Thread(target=serve, args=(desks, "ida"))
    clerk.start()
    clerk.join(timeout=5)
    print("threads:", threading.active_count(), "entries:", len(desks))

    found: list[str] = []
    for _ in range(100):  # until the system gives the ident away again
        clerk = threading.Thread(target=look, args=(desks, found))
        clerk.start()
        clerk.join(timeout=5)
        if found:
            break
    print("a new clerk finds:", found)


if __name__ == "__main__":
    main()
