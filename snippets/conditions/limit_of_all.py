"""A loop of `wait` grants the whole limit anew, `wait_for` what is left."""

import threading

LIMIT = 5


class Told(threading.Condition):
    def wait(self, timeout: float) -> bool:
        self.limits.append(timeout)
        threading.Timer(0.1, self.call).start()
        return super().wait(timeout)

    def call(self) -> None:
        with self:
            self.notify()


def main() -> None:
    changed = Told()
    with changed:
        changed.limits = []
        while len(changed.limits) < 3:
            changed.wait(LIMIT)
        print("while:", changed.limits)

        changed.limits = []
        changed.wait_for(lambda: len(changed.limits) == 3, LIMIT)
        first, second, third = changed.limits
        print("wait_for:", first, "and then less:", first > second > third)


if __name__ == "__main__":
    main()
