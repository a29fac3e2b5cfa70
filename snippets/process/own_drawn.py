"""Three children draw three numbers, each from a seed of its own."""

# needs: numpy

import multiprocessing

import numpy


def draw(seed, answers):
    generator = numpy.random.default_rng(seed)
    answers.put(int(generator.integers(1_000_000)))


def main():
    seeds = numpy.random.SeedSequence(2026).spawn(3)
    answers = multiprocessing.Queue()
    children = [
        multiprocessing.Process(target=draw, args=(seed, answers))
        for seed in seeds
    ]
    for child in children:
        child.start()
    drawn = {answers.get(timeout=60) for _ in children}
    for child in children:
        child.join(60)
    print("different numbers:", len(drawn))
    print("the same at each run:", sorted(drawn))


if __name__ == "__main__":
    main()
