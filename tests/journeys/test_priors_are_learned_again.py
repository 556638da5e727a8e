"""The house's numbers about other people come from their diaries by a recipe, and from nowhere else."""

from bench.ahead import diaries, learn
from bench.learn_priors import FILE, as_file


def test_learning_the_priors_again_gives_the_same_file():
    assert as_file(learn.learn(diaries.load())) == FILE.read_bytes()


def test_nothing_is_learned_from_the_one_long_diary_that_is_not_to_be_shipped():
    assert {series.study for series in diaries.load()}.isdisjoint(series.study for series in diaries.single_case())
