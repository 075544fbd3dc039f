"""Numbers in Indonesian words, as dictation writes them: ``dua belas`` is 12, ``dua ribu tiga`` is 2003."""

_UNITS = dict(zip("satu dua tiga empat lima enam tujuh delapan sembilan".split(), range(1, 10), strict=True))
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000, "nol": 0}
_SCALES = {"puluh": 10, "ratus": 100, "ribu": 1000}
_WORDS = frozenset((*_UNITS, *_WHOLE, *_SCALES, "belas"))


def spelled_out(tokens: list[str] | None) -> list[str] | None:
    """Return the tokens with every run of number words as digits."""
    if tokens is None or _WORDS.isdisjoint(tokens):
        return tokens
    result: list[str] = []
    run: list[str] = []
    for token in [*tokens, ""]:
        if token in _WORDS:
            run.append(token)
            continue
        result += _numbers(run)
        run = []
        result.append(token)
    return result[:-1]


def _numbers(run: list[str]) -> list[str]:
    """Return the numbers one after the other that a run of words names."""
    values: list[int] = []
    at = 0
    while at < len(run):
        value, step = _term(run, at)
        at += step
        if values and 0 < value < _room(values[-1]):
            values[-1] += value
        else:
            values.append(value)
    return [str(value) for value in values]


def _term(run: list[str], at: int) -> tuple[int, int]:
    """Return one term such as ``dua puluh`` or ``sebelas`` and how many words it takes."""
    word, following = run[at], run[at + 1] if at + 1 < len(run) else ""
    unit = _UNITS.get(word, 1)
    if word in _UNITS and following == "belas":
        return 10 + unit, 2
    if word in _UNITS and following in _SCALES:
        return unit * _SCALES[following], 2
    return _WHOLE.get(word, _SCALES.get(word, unit)), 1


def _room(value: int) -> int:
    """Return below what a further term still belongs to this number: 90 takes a unit, 1900 takes tens."""
    return next((scale for scale in (1000, 100, 10) if value % scale == 0 and value >= scale), 0)
