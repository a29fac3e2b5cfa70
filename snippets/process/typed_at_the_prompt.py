"""A child cannot find a function that was typed at the prompt."""

import subprocess
import sys

TYPED = """
import multiprocessing
def serve():
    print("served")

clerk = multiprocessing.get_context("spawn").Process(target=serve)
clerk.start()
clerk.join(timeout=5)
print("exit code", clerk.exitcode)
"""


def main() -> None:
    # -I: the history of what was typed elsewhere is left alone
    command = [sys.executable, "-I", "-q", "-i"]
    prompt = subprocess.run(
        command, input=TYPED, capture_output=True, text=True, timeout=8
    )
    print(prompt.stdout, end="")
    for line in prompt.stderr.splitlines():
        if "AttributeError" in line:
            print(line)


if __name__ == "__main__":
    main()
