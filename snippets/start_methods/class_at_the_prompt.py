"""Without fork, a child does not find a class typed at the prompt."""

# needs: os.fork
# runs: limit 60 s

import subprocess
import sys

TYPED = """
import multiprocessing
class Order(str):
    pass

context = multiprocessing.get_context("{}")
clerk = context.Process(target=print, args=(Order("3 tea"),))
clerk.start()
clerk.join(timeout=15)
print("exit code", clerk.exitcode)
"""


def main() -> None:
    # -I: the history of what was typed elsewhere is left alone
    command = [sys.executable, "-I", "-q", "-i"]
    options = {"capture_output": True, "text": True, "timeout": 20}
    for method in "fork", "forkserver", "spawn":
        prompt = subprocess.run(
            command, input=TYPED.format(method), **options
        )
        print(f"{method}:", *prompt.stdout.splitlines(), sep=" ")
        for line in prompt.stderr.splitlines():
            if line.startswith("AttributeError"):
                print(" ", line)


if __name__ == "__main__":
    main()
