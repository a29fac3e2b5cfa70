"""A program does not end while its queue holds more than a pipe does."""

import subprocess
import sys

SHOP = """
import multiprocessing

photos = multiprocessing.Queue()
photos.put(bytes(1_000_000))
print("closing time", flush=True)
"""
CURE = "photos.cancel_join_thread()"


def main() -> None:
    for program, limit in (SHOP, 1), (SHOP + CURE, 8):
        command = [sys.executable, "-c", program]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as shop:
            print(shop.stdout.readline().decode().strip())
            try:
                print("exit code", shop.wait(timeout=limit))
            except subprocess.TimeoutExpired:
                print("it does not end")
                shop.kill()


if __name__ == "__main__":
    main()
