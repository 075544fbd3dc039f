"""How close two words are written: slips between them, and the likeness of Jaro and Winkler."""

_PREFIX = 4
_PREFIX_WEIGHT = 0.1


def slips(one: str, other: str) -> int:
    """Return how many letters were added, left out, changed or swapped with a neighbour on the way to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        two_before, before, row = before, row, [at]
        for place, other_letter in enumerate(other, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != other_letter))
            swapped = place > 1 and at > 1 and letter == other[place - 2] and one[at - 2] == other_letter
            row.append(min(cost, two_before[place - 2] + 1) if swapped else cost)
    return row[-1]


def closeness(one: str, other: str) -> float:
    """Return the likeness of Jaro and Winkler: 1 for equal words, 0 for words without a common letter nearby."""
    jaro = _jaro(one, other)
    prefix = 0
    while prefix < min(len(one), len(other), _PREFIX) and one[prefix] == other[prefix]:
        prefix += 1
    return jaro + prefix * _PREFIX_WEIGHT * (1 - jaro)


def _jaro(one: str, other: str) -> float:
    if one == other:
        return 1.0
    reach = max(len(one), len(other)) // 2 - 1
    free = list(other)
    places: list[int] = []
    matched: list[str] = []
    for at, letter in enumerate(one):
        near = range(max(0, at - reach), min(len(other), at + reach + 1))
        place = next((index for index in near if free[index] == letter), None)
        if place is not None:
            free[place] = ""
            places.append(place)
            matched.append(letter)
    if not matched:
        return 0.0
    crossed = sum(a != other[b] for a, b in zip(matched, sorted(places), strict=True)) / 2
    count = len(matched)
    return (count / len(one) + count / len(other) + (count - crossed) / count) / 3
