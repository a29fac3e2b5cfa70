"""A manager's folder stays where its owner ends without tidying up."""
# needs: os.fork

import multiprocessing
import os
from multiprocessing import util


def main() -> None:
    multiprocessing.get_context("fork")
    util.get_temp_dir()
    print("shop closed", flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
