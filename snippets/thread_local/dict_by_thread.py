"""A dict keyed by thread works, but a new thread can find an old entry."""

import threading


def serve(desks: dict[int, str], customer: str) -> None:
    desks[threading.get_ident()] = customer


def look(
    desks: dict[int, str], found: list[str], closing: threading.Event
) -> None:
    if threading.get_ident() in desks:
        found.append(desks[threading.get_ident()])
    closing.wait(timeout=5)


def main() -> None:
    desks: dict[int, str] = {}
    clerk = threading.Thread(target=serve, args=(desks, "ida"))
    clerk.start()
    clerk.join(timeout=5)
    print("threads:", threading.active_count(), "entries:", len(desks))

    found: list[str] = []
    closing = threading.Event()
    clerks: list[threading.Thread] = []
    while not found and len(clerks) < 100:  # until the ident comes back
        clerk = threading.Thread(target=look, args=(desks, found, closing))
        clerk.start()
        clerk.join(timeout=0.01)
        clerks.append(clerk)
    closing.set()
    for clerk in clerks:
        clerk.join(timeout=5)
    print("a new clerk finds:", found)


if __name__ == "__main__":
    main()
