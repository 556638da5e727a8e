"""Words for feelings by the corner they live in: how pleasant, and with how much energy. Words not here stay words."""

_CORNERS: dict[tuple[float, float], str] = {
    (-0.5, 0.5): """
        afraid alarmed angry annoyed anxious apprehensive concerned confused contemptuous embarrassed enraged envious
        fomo frightened frustrated fuming furious hateful impatient irate irritated jealous jittery livid nervous
        outraged overwhelmed panicked peeved pressured repulsed restless scared shocked stressed stunned tense
        terrified troubled uneasy worried
    """,
    (0.5, 0.5): """
        accomplished alive amazed amused awe challenged cheerful confident curious delighted determined eager ecstatic
        elated empowered energized engaged enthusiastic excited exhilarated festive focused happy hyper inspired joyful
        lively motivated optimistic passionate playful pleased productive proud stimulated successful surprised
        thrilled upbeat
    """,
    (-0.5, -0.5): """
        abandoned alienated apathetic ashamed bored depressed desolate despairing despondent disappointed disconnected
        discouraged disengaged disheartened drained empty excluded exhausted fatigued forlorn glum grief guilty helpless
        hopeless humiliated hurt insecure lonely lost meh miserable morose nostalgic numb pessimistic sad spent sullen
        tired trapped vulnerable
    """,
    (0.5, -0.5): """
        accepted appreciated at_ease balanced blessed blissful calm carefree chill comfortable compassionate complacent
        connected content cozy easygoing empathetic fulfilled good grateful included loved loving mellow moved peaceful
        relaxed relieved respected restful safe satisfied secure serene supported sympathetic thankful thoughtful
        touched tranquil understood valued
    """,
}
_WORDS = {word: corner for corner, words in _CORNERS.items() for word in words.split()}


def corner(word: str) -> tuple[float, float] | None:
    """Return how pleasant and how full of energy a feeling is, each from -1 to 1, or None for a word not known here."""
    return _WORDS.get("_".join(word.casefold().split()))
