"""A child's main thread ends, another works on: the child is no zombie."""
# needs: os.fork

import ctypes
import os
import threading
import time


def main() -> None:
    if os.fork() == 0:
        threading.Thread(target=time.sleep, args=(60,)).start()
        ctypes.CDLL(None).pthread_exit(None)
    print("shop closed")


if __name__ == "__main__":
    main()
