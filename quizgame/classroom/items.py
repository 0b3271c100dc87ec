"""Item statistics: how hard a question was, whether it tells who knows more, and what its wrong options did.

Classical test theory with n − 1 variances, as R's `ltm` and Moodle compute it. A figure is None, never 0, where the
answers cannot carry one: nothing varies, or too few were given. Credits run from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt

from quizgame.values import dataclass

GROUP = 0.27
"""The share of players in the upper and in the lower group (Kelley 1939)."""
FEWEST_GROUPED = 4
"""With fewer players a group of that share would not hold one."""


@dataclass(frozen=True, slots=True)
class Option:
    """What became of an option: chosen by `count` players, a `share` of those who answered.

    `point_biserial` is the correlation of choosing it with the score in the other items; `upper_lower` the share of
    the upper group that chose it less that of the lower group. Both are from −1 to 1.
    """

    text: str
    count: int
    share: float
    point_biserial: float | None
    upper_lower: float | None


@dataclass(frozen=True, slots=True)
class Item:
    """What the answers say of one item.

    `facility` is the mean credit of those who answered. `discrimination` is the correlation with the score in the
    other items, `efficiency` its covariance with that as a share of the largest possible one.
    """

    answered: int
    facility: float | None
    discrimination: float | None
    efficiency: float | None
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the answers say of the items and of the whole.

    `complete` of the `players` answered every item; all that compares an item with the rest is about them. `mean`,
    `deviation` and `error` (the standard error of measurement) are in points of one an item; `alpha` is Cronbach's.
    """

    players: int
    complete: int
    items: tuple[Item, ...]
    mean: float | None
    deviation: float | None
    alpha: float | None
    error: float | None


def analyse(credits: Sequence[Sequence[float | None]], choices: Sequence[Sequence[Sequence[str]]] = ()) -> Analysis:
    """Statistics of a table of answers: a row a player, in it a credit an item, None where it was not answered.

    `choices`, of the same shape, tells the options chosen; without it nothing is said of options.
    """
    width = len(credits[0]) if credits else 0
    whole = [index for index, row in enumerate(credits) if width and all(credit is not None for credit in row)]
    rows = [[credit or 0.0 for credit in credits[index]] for index in whole]
    totals = [fsum(row) for row in rows]
    chosen = [choices[index] for index in whole] if choices else []
    weights = _groups(totals)
    items = []
    for at in range(width):
        given = [row[at] for row in credits]
        own = [row[at] for row in rows]
        rest = [total - credit for total, credit in zip(totals, own, strict=True)]
        picked = [(row[at], players[at]) for row, players in zip(credits, choices, strict=True)] if choices else []
        options = _options(picked, [row[at] for row in chosen], rest, weights)
        items.append(_item(given, own, rest, options))
    spread = variance(totals)
    alpha = cronbach_alpha(rows)
    return Analysis(
        players=len(credits),
        complete=len(rows),
        items=tuple(items),
        mean=mean(totals),
        deviation=None if spread is None else sqrt(spread),
        alpha=alpha,
        error=None if alpha is None or spread is None else sqrt(spread * max(1 - alpha, 0.0)),
    )


def cronbach_alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """k / (k − 1) · (1 − sum of the items' variances / variance of the totals), for complete rows of k items."""
    width = len(rows[0]) if rows else 0
    whole = variance([fsum(row) for row in rows])
    if width < 2 or not whole:
        return None
    parts = fsum(variance([row[at] for row in rows]) or 0.0 for at in range(width))
    return width / (width - 1) * (1 - parts / whole)


def mean(values: Sequence[float]) -> float | None:
    """The mean; None of nothing."""
    return fsum(values) / len(values) if values else None


def variance(values: Sequence[float]) -> float | None:
    """The n − 1 variance; None of fewer than two."""
    return covariance(values, values)


def covariance(ones: Sequence[float], others: Sequence[float]) -> float | None:
    """The n − 1 covariance of pairs; None of fewer than two."""
    if len(ones) < 2:
        return None
    middle, center = fsum(ones) / len(ones), fsum(others) / len(others)
    return fsum((one - middle) * (other - center) for one, other in zip(ones, others, strict=True)) / (len(ones) - 1)


def correlation(ones: Sequence[float], others: Sequence[float]) -> float | None:
    """Pearson's r; None where one of both does not vary."""
    if _still(ones) or _still(others):
        return None
    together, one, other = covariance(ones, others), variance(ones), variance(others)
    if together is None or not one or not other:
        return None
    return max(-1.0, min(1.0, together / sqrt(one * other)))


def _item(
    given: Sequence[float | None], own: Sequence[float], rest: Sequence[float], options: tuple[Option, ...]
) -> Item:
    answers = [credit for credit in given if credit is not None]
    together, largest = covariance(own, rest), covariance(sorted(own), sorted(rest))
    known = together is not None and largest and not _still(own) and not _still(rest)
    return Item(
        answered=len(answers),
        facility=mean(answers),
        discrimination=correlation(own, rest),
        efficiency=together / largest if known and together is not None and largest else None,
        options=options,
    )


def _options(
    picked: Sequence[tuple[float | None, Sequence[str]]],
    chosen: Sequence[Sequence[str]],
    rest: Sequence[float],
    weights: tuple[list[float], list[float]] | None,
) -> tuple[Option, ...]:
    """The options of an item, in the order of their texts."""
    answered = [texts for credit, texts in picked if credit is not None]
    options = []
    for text in sorted({text for texts in answered for text in texts}):
        count = sum(1 for texts in answered if text in texts)
        took = [1.0 if text in texts else 0.0 for texts in chosen]
        options.append(
            Option(
                text,
                count,
                count / len(answered),
                correlation(took, rest),
                None if weights is None else _share(took, weights[0]) - _share(took, weights[1]),
            )
        )
    return tuple(options)


def _share(took: Sequence[float], weights: Sequence[float]) -> float:
    return fsum(one * weight for one, weight in zip(took, weights, strict=True)) / fsum(weights)


def _groups(totals: Sequence[float]) -> tuple[list[float], list[float]] | None:
    """How much each player belongs to the upper and to the lower group.

    Players with the same score share what is left of a group, so that the order of players makes no difference.
    """
    if len(totals) < FEWEST_GROUPED or _still(totals):
        return None
    size = GROUP * len(totals)
    return _weights(totals, size), _weights([-total for total in totals], size)


def _weights(totals: Sequence[float], size: float) -> list[float]:
    tied: dict[float, list[int]] = {}
    for index, total in enumerate(totals):
        tied.setdefault(round(total, 9), []).append(index)
    weights, left = [0.0] * len(totals), size
    for total in sorted(tied, reverse=True):
        part = min(1.0, left / len(tied[total]))
        for index in tied[total]:
            weights[index] = part
        left -= part * len(tied[total])
        if left <= 1e-9:
            break
    return weights


def _still(values: Sequence[float]) -> bool:
    """Whether nothing varies, but for what adding up floats leaves."""
    return not values or max(values) - min(values) <= 1e-9
