"""A program starts from a known state: an empty folder, a terminal, six variables."""
# needs: os.fork, procfs

import os
import resource
import signal
import sys
import tempfile
import time


def main() -> None:
    print(sorted(os.environ))
    print(os.environ["LANG"], os.environ["TERM"], time.tzname[0])
    print("home is empty:", os.listdir(os.environ["HOME"]) == [])
    print("temporary files:", os.listdir(tempfile.gettempdir()))
    print("PATH is absolute:", all(map(os.path.isabs, os.get_exec_path())))
    print("folder:", os.listdir())
    print("arguments:", sys.argv)
    print("stdout is a terminal:", sys.stdout.isatty())
    print("terminal:", os.get_terminal_size(1))
    print("stderr is a terminal:", sys.stderr.isatty())
    print("a session of its own:", os.getsid(0) == os.getpid())
    print("open:", sorted(map(int, os.listdir("/proc/self/fd")))[:-1])
    with open("/proc/self/status") as status:
        signals = [line.split() for line in status if line.startswith(("SigIgn", "SigBlk"))]
    known = signal.valid_signals() - {signal.SIGPIPE, signal.SIGXFSZ}  # which Python ignores; glibc has two of its own
    for name, mask in signals:
        print(name, [one for one in known if int(mask, 16) >> one - 1 & 1])
    umask = os.umask(0)
    print("umask:", oct(umask))
    for name in ("CORE", "NOFILE", "STACK"):
        soft, _ = resource.getrlimit(getattr(resource, f"RLIMIT_{name}"))
        print(name, soft)


if __name__ == "__main__":
    main()
