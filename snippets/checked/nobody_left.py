"""A test that counts the threads finds the clerk who is still at work."""

import threading
import unittest


class ShopTest(unittest.TestCase):
    def test_shop_closes(self) -> None:
        closing = threading.Event()
        self.addCleanup(closing.set)
        clerk = threading.Thread(target=closing.wait, args=[5])
        clerk.start()
        self.assertFalse(closing.is_set())

    def tearDown(self) -> None:
        self.assertEqual(threading.active_count(), 1)


def main() -> None:
    result = unittest.TestResult()
    ShopTest("test_shop_closes").run(result)
    print("failures:", len(result.failures))


if __name__ == "__main__":
    main()
