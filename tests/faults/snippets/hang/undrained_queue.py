"""A child cannot end before its queue is read."""
# needs: os.fork
# runs: limit 2 s; start fork

import multiprocessing


def serve(answers: multiprocessing.Queue) -> None:
    answers.put("x" * 1_000_000)


def main() -> None:
    context = multiprocessing.get_context("fork")
    answers = context.Queue()
    clerk = context.Process(target=serve, args=(answers,))
    clerk.start()
    clerk.join()
    print(len(answers.get()))


if __name__ == "__main__":
    main()
