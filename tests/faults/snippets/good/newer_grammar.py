"""A program in the grammar of a newer Python is not for an older one to judge."""
# needs: python>=3.14

import multiprocessing


def serve(queue) -> None:
    try:
        raise ValueError("no tea")
    except ValueError, KeyError:
        queue.put("no tea")


def main() -> None:
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    clerk = context.Process(target=serve, args=(queue,))
    clerk.start()
    print(queue.get(timeout=5))
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
