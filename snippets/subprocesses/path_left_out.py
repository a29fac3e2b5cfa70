"""On Unix a program is looked for along the PATH that env gives."""

# needs: os.fork

import os
import shutil
import subprocess
import tempfile


def main() -> None:
    with tempfile.TemporaryDirectory() as tools:
        pack = os.path.join(tools, "pack")
        with open(pack, "w") as script:
            script.write('#!/bin/sh\necho "packed at till $TILL"\n')
        os.chmod(pack, 0o755)
        os.environ["PATH"] = tools + os.pathsep + os.environ["PATH"]

        tries = [
            ("pack", {"TILL": "2"}),
            ("pack", {**os.environ, "TILL": "2"}),
            (shutil.which("pack"), {"TILL": "2"}),
        ]
        for program, env in tries:
            try:
                done = subprocess.run(
                    [program], env=env, capture_output=True, timeout=10
                )
                print(done.stdout.decode().strip())
            except FileNotFoundError as error:
                print(error)


if __name__ == "__main__":
    main()
