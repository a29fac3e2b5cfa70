"""A lambda made in a loop reads the name when its thread runs."""

import threading

CLERKS = "ann", "bob", "cid"


def main() -> None:
    came: list[str] = []
    clerks = []
    for name in CLERKS:
        clerks.append(
            threading.Thread(target=lambda: came.append(name))  # noqa: B023
        )
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    print("came:", *sorted(came))


if __name__ == "__main__":
    main()
