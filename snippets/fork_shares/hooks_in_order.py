"""before runs in reverse order; after_in_child in that of registering."""

# needs: os.fork

import os


def register(name: str, done: list[str]) -> None:
    os.register_at_fork(
        before=lambda: done.append(f"before {name}"),
        after_in_parent=lambda: done.append(f"parent {name}"),
        after_in_child=lambda: done.append(f"child {name}"),
    )


def main() -> None:
    done: list[str] = []
    register("log", done)
    register("database", done)

    pid = os.fork()
    if pid == 0:
        print("in the child:", ", ".join(done), flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
    print("in the parent:", ", ".join(done))


if __name__ == "__main__":
    main()
