"""os.wait returns for whoever ends next, in whatever order."""

# needs: os.fork

import os
import select


def hire(code: int) -> tuple[int, int]:
    closing, close = os.pipe()
    pid = os.fork()
    if pid == 0:
        select.select([closing], [], [], 5)  # at work until closing time
        os._exit(code)
    return pid, close


def main() -> None:
    ann, close_ann = hire(0)
    bob, close_bob = hire(7)
    cid, close_cid = hire(3)
    names = {ann: "ann", bob: "bob", cid: "cid"}

    for close in close_cid, close_ann, close_bob:
        os.write(close, b"x")
        pid, status = os.wait()
        code = os.waitstatus_to_exitcode(status)
        print(f"{names[pid]}: exit code {code}")


if __name__ == "__main__":
    main()
