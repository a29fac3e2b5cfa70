"""A child forked later holds the write ends made for the others."""

# needs: os.fork

import os
import select


def hire(limit: float) -> tuple[int, int]:
    orders, order = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(order)
        ready, _, _ = select.select([orders], [], [], limit)
        os._exit(0 if ready else 1)  # ready: the end
    os.close(orders)
    return pid, order


def main() -> None:
    ann, to_ann = hire(0.5)
    bob, to_bob = hire(5)  # has a copy of to_ann

    os.close(to_ann)  # no orders for ann
    _, status = os.waitpid(ann, 0)
    code = os.waitstatus_to_exitcode(status)
    print("ann saw the end:", code == 0)
    os.close(to_bob)
    os.waitpid(bob, 0)


if __name__ == "__main__":
    main()
