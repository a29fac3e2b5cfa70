"""A hang leaves a segment that no tracker knows."""
# needs: os.fork
# runs: limit 2 s

import time
from multiprocessing import resource_tracker, shared_memory


def main() -> None:
    till = shared_memory.SharedMemory(create=True, size=16)
    resource_tracker.unregister(till._name, "shared_memory")
    time.sleep(60)


if __name__ == "__main__":
    main()
