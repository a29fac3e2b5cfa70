"""A threading.local cannot be pickled, so it cannot be sent."""

# runs: exit 1

import pickle
import threading

DESK = threading.local()


def main() -> None:
    DESK.customer = "ida"
    pickle.dumps(DESK)
    print("the desk can be sent")


if __name__ == "__main__":
    main()
