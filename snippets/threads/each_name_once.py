"""args keeps the name of each iteration."""

import threading

CLERKS = "ann", "bob", "cid"


def main() -> None:
    came: list[str] = []
    clerks = []
    for name in CLERKS:
        clerks.append(threading.Thread(target=came.append, args=(name,)))
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    print("came:", *sorted(came))


if __name__ == "__main__":
    main()
