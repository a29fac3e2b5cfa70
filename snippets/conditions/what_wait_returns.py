"""`wait_for` returns what its function returned last."""

import threading


def main() -> None:
    changed = threading.Condition()
    files: list[str] = []
    with changed:
        print("wait:", changed.wait(timeout=0.1))
        print("wait_for:", changed.wait_for(lambda: files, timeout=0.1))
        print("wait_for:", changed.wait_for(lambda: len(files), 0.1))
        files.append("may.csv")
        print("wait_for:", changed.wait_for(lambda: files, timeout=0.1))


if __name__ == "__main__":
    main()
