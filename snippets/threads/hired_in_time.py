"""A thread that main starts as its last act does its work."""

import threading


def lock_drawer() -> None:
    print("clerk: drawer locked")


def hire_clerk() -> None:
    try:
        clerk = threading.Thread(target=lock_drawer)
        clerk.start()
        clerk.join(timeout=5)
    except RuntimeError as error:
        print("no clerk:", error)


def main() -> None:
    try:
        print("main: goodbye")
    finally:
        hire_clerk()


if __name__ == "__main__":
    main()
