"""The queue's program runs on two machines: two network namespaces of Linux, joined by a cable (a veth pair).

Works as root and as a plain user who may make user namespaces; skipped, with the reason, where neither is allowed.
"""

import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from book import ROOT

PROGRAM = ROOT / "snippets" / "distributed" / "task_queue.py"
TOOLS = ("unshare", "nsenter", "ip")
SERVER, WORKER = "10.77.0.1", "10.77.0.2"
LIMIT = 200  # seconds, for everything; a machine that is forgotten ends by itself


class Machine:
    """A network namespace, held by a sleeping process; what is started in it is ended with it."""

    def __init__(self, *command: str):
        self.user: tuple[str, ...] = ()  # a user namespace of our own, which has to be entered too
        self.started: list[subprocess.Popen] = []
        self.holder = self.popen(*command, "--net", "sleep", str(LIMIT))
        deadline = time.monotonic() + 5
        while not self.is_apart():
            if self.holder.poll() is not None or time.monotonic() > deadline:
                self.close()
                raise OSError(self.holder.communicate()[1].strip() or f"{command[0]} made no namespace")
            time.sleep(0.01)

    @property
    def network(self) -> str:
        return os.readlink(f"/proc/{self.holder.pid}/ns/net")

    def is_apart(self) -> bool:
        """Whether the holder has its namespace and, as `sleep`, does nothing else any more."""
        with contextlib.suppress(OSError):
            name = Path(f"/proc/{self.holder.pid}/comm").read_text("utf-8").strip()
            return name == "sleep" and self.network != os.readlink("/proc/self/ns/net")
        return False

    def inside(self, *command: str) -> list[str]:
        """The command line that runs `command` on this machine."""
        user = (f"--user=/proc/{self.holder.pid}/ns/user", "--preserve-credentials") if self.user else ()
        return ["nsenter", *user, f"--net=/proc/{self.holder.pid}/ns/net", "--", *command]

    def popen(self, *command: str, **env: str) -> subprocess.Popen:
        process = subprocess.Popen(
            command,
            env={"PATH": os.environ["PATH"], **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # a group of its own: no child of it outlives close
        )
        self.started.append(process)
        return process

    def start(self, *command: str, **env: str) -> subprocess.Popen:
        return self.popen(*self.inside(*command), **env)

    def ip(self, command: str) -> None:
        done = subprocess.run(self.inside("ip", *command.split()), capture_output=True, text=True, timeout=60)
        if done.returncode:
            raise OSError(f"ip {command}: {done.stderr.strip()}")

    def close(self) -> None:
        for process in reversed(self.started):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(5)


def why_not() -> str:
    """What is missing here; nothing where namespaces can be tried."""
    if sys.platform != "linux":
        return f"needs network namespaces of Linux; this is {sys.platform}"
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        return f"needs {', '.join(missing)} (Debian: util-linux, iproute2)"
    return ""


def living_in(network: str) -> list[str]:
    """The processes that are still in a namespace."""
    found = []
    for link in Path("/proc").glob("[0-9]*/ns/net"):
        with contextlib.suppress(OSError):
            if os.readlink(link) == network:
                found.append(link.parts[2])
    return found


def lay_cable(machines: contextlib.ExitStack, *user: str) -> tuple[Machine, Machine]:
    """Two machines, each with one end of a cable that is plugged in on the server's side only."""
    server = Machine("unshare", *user)
    machines.callback(server.close)
    server.user = user
    worker = Machine(*server.inside("unshare"))
    machines.callback(worker.close)
    worker.user = user
    server.ip(f"link add cable type veth peer name cable netns {worker.holder.pid}")
    for machine, address in ((server, SERVER), (worker, WORKER)):
        machine.ip("link set lo up")
        machine.ip(f"address add {address}/24 dev cable")
    server.ip("link set cable up")
    return server, worker


@pytest.fixture
def machines():
    if reason := why_not():
        pytest.skip(reason)
    problems = []
    for user in (("--user", "--map-root-user"), ()):  # the second way is for root without user namespaces
        with contextlib.ExitStack() as stack:
            try:
                server, worker = lay_cable(stack, *user)
            except OSError as error:
                problems.append(str(error))
                continue
            networks = [server.network, worker.network]
            yield server, worker
        assert not [pid for network in networks for pid in living_in(network)], "a process is left on a machine"
        return
    pytest.skip(f"needs network namespaces, which are not allowed here: {'; '.join(problems)}")


def test_results_come_home(machines, tmp_path):
    server, worker = machines
    program = shutil.copy(PROGRAM, tmp_path)
    key = {"DESK_KEY": "for this test alone"}
    serving = server.start(sys.executable, program, "serve", f"{SERVER}:0", **key)
    first = serving.stdout.readline() if select.select([serving.stdout], [], [], 10)[0] else "nothing in 10 s"
    assert first.startswith(f"serving at {SERVER}:"), first or serving.stderr.read()
    port = int(first.rpartition(":")[2])

    def work(address: str) -> subprocess.Popen:
        return worker.start(sys.executable, program, "work", f"{address}:{port}", **key)

    # The two machines share nothing but the cable.
    assert "Network is unreachable" in work(SERVER).communicate(timeout=60)[1], "the cable is not plugged in"
    worker.ip("link set cable up")
    alone = work("127.0.0.1")
    assert "ConnectionRefusedError" in alone.communicate(timeout=60)[1] and alone.returncode == 1
    assert serving.poll() is None

    workers = [work(SERVER), work(SERVER)]
    home, errors = serving.communicate(timeout=LIMIT / 2)
    for one in workers:
        assert one.communicate(timeout=60) == ("", "") and one.returncode == 0
    assert (errors, serving.returncode) == ("", 0)
    lines = home.splitlines()
    pids = {str(one.pid) for one in workers}
    assert [line.partition(", packed by pid ")[0] for line in lines[:3]] == [
        "order 1: 3 tea",
        "order 2: 2 rye",
        "order 3: 5 oil",
    ]
    assert {line.rpartition(" ")[2] for line in lines[:3]} <= pids
    assert {line.removeprefix("went home: pid ") for line in lines[3:5]} == pids


@pytest.mark.parametrize("role", ["serve", "work"])
def test_there_is_no_default_key(role):
    done = subprocess.run(
        [sys.executable, PROGRAM, role, "127.0.0.1:0"],
        env={k: v for k, v in os.environ.items() if k != "DESK_KEY"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "DESK_KEY is not set\n", 1)
