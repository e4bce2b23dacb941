"""Problems of figures that can't be, or that don't fit the figures around them.

What is impossible is an error. A figure that is odd beside the other years of its place, beside the
other places, or beside the figures that it makes a whole with, is a warning. One slip is told once,
at the figure that is odd and never at those that it makes look odd: what an identity confirms is
never doubted, and what has been told takes part in no further rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain

from cetakbiru.checks.problems import Problem, listed, quote
from cetakbiru.checks.rules.slips import SWAPPED, Slip, odd_ones, slips
from cetakbiru.checks.shape.numerals import is_figure, is_year
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View
from cetakbiru.insight.composite import composite
from cetakbiru.model.model import Indikator

# More than this many usual steps within a year is a jump.
STEPS = 2
# So far from the middle of all places, in deviations, a lone figure is odd; half as far when it is
# one exchange of digits away from the middle.
_FAR_FROM_ALL, _FAR_AND_SWAPPED, _NEAR = 12.0, 6.0, 2.0
_FEWEST_PEERS = 6
# No place has so many years and no year so many places: what is more is told as rows given twice,
# and looking at each beside all others would take hours.
_MOST = 200
# Villages are founded and merged: a whole of another year may differ by so much.
_WHOLE_OF_ANOTHER_YEAR = Decimal("0.02")
_REGION_COLUMN = "kabupaten."


@dataclass(frozen=True, eq=False)
class Figure:
    """One row of nilai.csv whose value is a number."""

    sheet: Sheet
    row: int
    place: str
    meaning: Indikator
    year: int
    series: str
    source: str
    text: str
    value: Decimal

    @property
    def where(self) -> str:
        """Its file and line, as a message names them."""
        return f"{self.sheet.file.rpartition('/')[2]} baris {self.sheet.line(self.row)}"

    @property
    def half(self) -> Decimal:
        """Half of its last digit as the indicator is shown: how far it may have been rounded."""
        return Decimal(5).scaleb(-self.meaning.desimal - 1)

    @property
    def decimals(self) -> int:
        """How many decimals are written."""
        return len(self.text.partition(".")[2])

    def problem(self, code: str, **values: object) -> Problem:
        return self.sheet.problem(code, self.row, "nilai", value=quote(self.text), **values)


Group = tuple[Figure, ...]
Values = Mapping[Figure, Decimal]


@dataclass(frozen=True)
class Identity:
    """What some figures must fulfil together; `tell` says so at one of them.

    `vouches`: figures that fulfil it are beyond doubt. `misses` is by how much values miss it, and
    tells the better of two ways to mend it. `exact`: whether values fulfil it to the last digit, so
    that a slip which leads there is the one that was made.
    """

    members: Group
    holds: Callable[[Values], bool]
    vouches: bool
    tell: Callable[[Figure, Slip | None], Problem]
    misses: Callable[[Values], float] = lambda _: 0.0
    exact: Callable[[Values], bool] = lambda _: False


class Figures:
    """All figures of nilai.csv and the verdict on them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.told: set[Figure] = set()
        self.found = tuple(
            figure
            for sheet in view.sheets.get("nilai", [])
            for figure in _figures_of(sheet, view.indicators)
        )

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], list[Figure]]:
        """The figures by indicator and place, in order of year."""
        groups: dict[tuple[str, str], list[Figure]] = {}
        for figure in sorted(self.found, key=lambda one: one.year):
            groups.setdefault((figure.meaning.id, figure.place), []).append(figure)
        return groups

    @cached_property
    def _of_year(self) -> Mapping[tuple[str, str, int], list[Figure]]:
        groups: dict[tuple[str, str, int], list[Figure]] = {}
        for figure in self.found:
            key = (figure.meaning.id, figure.place, figure.year)
            groups.setdefault(key, []).append(figure)
        return groups

    @cached_property
    def _of_indicator(self) -> Mapping[str, list[Figure]]:
        groups: dict[str, list[Figure]] = {}
        for figure in self.found:
            groups.setdefault(figure.meaning.id, []).append(figure)
        return groups

    @cached_property
    def peers(self) -> Mapping[tuple[str, int, str], list[Figure]]:
        """The figures of all kabupaten by indicator, year and series."""
        groups: dict[tuple[str, int, str], list[Figure]] = {}
        for figure in self.found:
            if figure.place in self.view.regions:
                key = (figure.meaning.id, figure.year, figure.series)
                groups.setdefault(key, []).append(figure)
        return groups

    def problems(self) -> Iterator[Problem]:
        """The problems of all figures, the surest first."""
        rules = (self._impossible, self._shifted, self._jumps, self._broken, self._outliers)
        # A kabupaten with a fault would be taken for a province.
        for rule in rules if self.view.has_all_regions else rules[:1]:
            for figure, problem in rule():
                self.told.add(figure)
                yield problem

    def in_doubt(self, figures: Iterable[Figure]) -> bool:
        """Whether one of them has been told."""
        return not self.told.isdisjoint(figures)

    # What can't be

    def _impossible(self) -> Iterator[tuple[Figure, Problem]]:
        for figure in self.found:
            possible = figure.meaning.possible
            if not possible.holds(figure.value):
                yield (
                    figure,
                    figure.problem(
                        "nilai-di-luar-rentang",
                        name=figure.meaning.nama_pendek,
                        range=range_text(figure.meaning),
                        guess=self._guess(figure),
                    ),
                )

    def _guess(self, figure: Figure) -> str:
        """What may have been meant: a slip that fits the other years, or else the other places."""
        meant = [one for one in slips(figure.text) if self._fits(figure, one.value)]
        around = self._around(figure)
        if not meant or not around:
            around = [one.value for one in self._others(figure)]
            meant = [
                one
                for one in slips(figure.text)
                if around and min(around) <= one.value <= max(around)
            ]
        if not meant:
            return ""
        slip = min(meant, key=lambda one: min(abs(one.value - each) for each in around))
        return self._asked(figure, slip)

    def _asked(self, figure: Figure, slip: Slip) -> str:
        """The guess as a question; other rules are told of it too."""
        self.view.meant[figure.sheet.file, figure.sheet.usable[figure.row]] = slip.text
        return slip.question

    def _around(self, figure: Figure) -> list[Decimal]:
        return [one.value for one in self._row_of(figure) if one is not figure]

    def _row_of(self, figure: Figure) -> list[Figure]:
        """The figures of the same place and series that are not in doubt, by year."""
        row = self.by_key[figure.meaning.id, figure.place]
        if len(row) > _MOST:
            return []
        return [one for one in row if one.series == figure.series and one not in self.told]

    def _others(self, figure: Figure) -> list[Figure]:
        """The other places of the same year and series."""
        group = self.peers.get((figure.meaning.id, figure.year, figure.series), [])
        if len(group) > _MOST:
            return []
        return [one for one in group if one.place != figure.place and one not in self.told]

    def _fits(self, figure: Figure, value: Decimal) -> bool:
        """Whether a value would be possible and no jump from the years beside it."""
        if not figure.meaning.possible.holds(value):
            return False
        row = [one for one in self._row_of(figure) if one is not figure]
        before = [one for one in row if one.year <= figure.year][-1:]
        after = [one for one in row if one.year > figure.year][:1]
        return not any(self._strain(figure, value, one) > 1 for one in (*before, *after))

    def _strain(self, figure: Figure, value: Decimal, other: Figure) -> float:
        """How far two years are from each other; more than 1 is a jump."""
        step = self._step(figure)
        years = max(1, abs(figure.year - other.year))
        return 0.0 if step is None else float(abs(value - other.value) / (STEPS * step * years))

    def _step(self, figure: Figure) -> Decimal | None:
        """The usual step; a sum over all kabupaten may move by as many of them."""
        step = figure.meaning.langkah
        if step is not None and figure.meaning.jumlah_wilayah and self._is_province(figure):
            return step * max(1, len(self.view.regions))
        return step

    def _is_province(self, figure: Figure) -> bool:
        return figure.place not in self.view.regions

    def _shifted(self) -> Iterator[tuple[Figure, Problem]]:
        """A figure with more decimals than any other of its source, beyond all other places."""
        groups: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.found:
            groups.setdefault((figure.meaning.id, figure.source), []).append(figure)
        for group in groups.values():
            most = sorted((one.decimals for one in group), reverse=True)
            if len(most) <= _FEWEST_PEERS or most[0] == most[1]:
                continue
            figure = max(group, key=lambda one: one.decimals)
            others = [one.value for one in self._others(figure)]
            guess = self._guess(figure)
            inside = len(others) >= _FEWEST_PEERS and min(others) <= figure.value <= max(others)
            if figure not in self.told and guess and not inside:
                yield (
                    figure,
                    figure.problem(
                        "desimal-janggal",
                        name=figure.meaning.nama_pendek,
                        found=figure.decimals,
                        usual=most[1],
                        guess=guess,
                        source=figure.source,
                    ),
                )

    # Other years

    def _jumps(self) -> Iterator[tuple[Figure, Problem]]:
        broken = {
            one
            for each in self._identities
            if not self._true(each) and self.told.isdisjoint(each.members)
            for one in each.members
        }
        vouched, suspected = self._beyond_doubt()
        for figures in self.by_key.values():
            if figures[0].meaning.langkah is None:
                continue
            rows: dict[str, list[Figure]] = {}
            for figure in figures:
                if figure not in self.told:
                    rows.setdefault(figure.series, []).append(figure)
            for row in rows.values():
                # Where one of the suspects has been told, the others are cleared.
                cleared = [group - (mending & self.told or mending) for group, mending in suspected]
                yield from self._jumps_of(row, broken, vouched.union(*cleared))

    def _jumps_of(
        self, row: Sequence[Figure], broken: set[Figure], vouched: set[Figure]
    ) -> Iterator[tuple[Figure, Problem]]:
        def strain(one: int, other: int) -> float:
            if row[one] in vouched and row[other] in vouched:
                return 0.0
            return self._strain(row[one], row[one].value, row[other])

        def doubt(one: int) -> tuple[int, float]:
            figure = row[one]
            sure = (figure in broken) - (figure in vouched)
            return sure, self._deviation(figure, figure.value)

        for at, beside in odd_ones(len(row), strain, doubt):
            figure, other = row[at], row[beside]
            yield (
                figure,
                figure.problem(
                    "lonjakan",
                    name=figure.meaning.nama_pendek,
                    other=other.text,
                    year=other.year,
                    peers=self._beside_peers(figure),
                    step=plain(self._step(figure)),
                    unit=figure.meaning.satuan,
                    guess=self._guess(figure),
                    source=figure.source,
                ),
            )

    def _deviation(self, figure: Figure, value: Decimal) -> float:
        """How far a value lies from the middle of the other places, in usual deviations."""
        group = self._others(figure)
        if len(group) < _FEWEST_PEERS:
            # The province, or too few places that year: all places and years.
            group = self._of_indicator[figure.meaning.id]
        if not _FEWEST_PEERS <= len(group) <= _MOST:
            return 0.0
        others = [one.value for one in group]
        middle = _middle(others)
        spread = _middle([abs(one - middle) for one in others]) * Decimal("1.4826")
        least = (figure.meaning.langkah or abs(middle) / 20) / 2 or Decimal(1)
        return float(abs(value - middle) / max(spread, least))

    def _beside_peers(self, figure: Figure) -> str:
        others = sorted(self._others(figure), key=lambda one: one.value)
        if len(others) < _FEWEST_PEERS or others[0].value <= figure.value <= others[-1].value:
            return ""
        return (
            f" dan dari {len(others)} wilayah lain tahun itu "
            f"({others[0].text} sampai {others[-1].text})"
        )

    # What figures make together

    @cached_property
    def _identities(self) -> tuple[Identity, ...]:
        return tuple(chain(self._composites(), self._wholes(), self._sums(), self._means()))

    @staticmethod
    def _true(identity: Identity) -> bool:
        return identity.holds({one: one.value for one in identity.members})

    def _beyond_doubt(self) -> tuple[set[Figure], list[tuple[set[Figure], set[Figure]]]]:
        """What identities vouch for; and the members of each that one slip would mend, with those
        that may bear it."""
        vouched: set[Figure] = set()
        suspected = []
        for identity in self._identities:
            values = {one: one.value for one in identity.members}
            if identity.vouches and identity.holds(values):
                vouched.update(identity.members)
                continue
            mending = {
                figure
                for figure in identity.members
                for slip in slips(figure.text)
                if identity.exact({**values, figure: slip.value})
            }
            if mending:
                suspected.append((set(identity.members), mending))
        return vouched, suspected

    def _broken(self) -> Iterator[tuple[Figure, Problem]]:
        for identity in self._identities:
            if self._true(identity) or not self.told.isdisjoint(identity.members):
                continue
            figure, slip = self._odd_of(identity)
            if slip is not None:
                self._asked(figure, slip)
            yield figure, identity.tell(figure, slip)

    def _odd_of(self, identity: Identity) -> tuple[Figure, Slip | None]:
        """The member with a slip that would mend the identity; else the first."""
        values = {one: one.value for one in identity.members}
        mending = [
            (figure, slip)
            for figure in identity.members
            for slip in slips(figure.text)
            if self._fits(figure, slip.value) and identity.holds({**values, figure: slip.value})
        ]
        if not mending:
            return identity.members[0], None

        def likely(each: tuple[Figure, Slip]) -> tuple[bool, float, float]:
            figure, slip = each
            misses = identity.misses({**values, figure: slip.value})
            return slip.kind == SWAPPED, -misses, self._oddity(figure)

        return max(mending, key=likely)

    def _oddity(self, figure: Figure) -> float:
        """How far a figure is from its nearest year; without one, from the others."""
        row = [one for one in self._row_of(figure) if one is not figure]
        if not row or self._step(figure) is None:
            return self._deviation(figure, figure.value)
        near = min(row, key=lambda one: abs(one.year - figure.year))
        return self._strain(figure, figure.value, near)

    def _alone(self, indicator: str, place: str, year: int, series: str) -> Figure | None:
        """The one figure of a place and year; none where sources disagree or it has been told."""
        group = self._of_year.get((indicator, place, year), [])
        if len(group) > _MOST:
            return None
        found = [one for one in group if not series or not one.series or one.series == series]
        return found[0] if len(found) == 1 and found[0] not in self.told else None

    def _composites(self) -> Iterator[Identity]:
        for whole in self.found:
            components = whole.meaning.gabungan
            if not components:
                continue
            members = [
                self._alone(name, whole.place, whole.year, whole.series)
                for name in (whole.meaning.id, *(one.komponen for one in components))
            ]
            known = tuple(one for one in members if one is not None)
            if len(known) == len(components) + 1:
                yield self._composite(known)

    def _composite(self, members: Group) -> Identity:
        whole, *parts = members

        def computed(values: Values, sign: int = 0) -> float | None:
            return composite(
                whole.meaning.gabungan,
                {one.meaning.id: float(values[one] + sign * one.half) for one in parts},
            )

        def holds(values: Values) -> bool:
            least, most = computed(values, -1), computed(values, 1)
            if least is None or most is None:
                return False
            return least - float(whole.half) <= float(values[whole]) <= most + float(whole.half)

        def tell(odd: Figure, slip: Slip | None) -> Problem:
            result = computed({one: one.value for one in members})
            return odd.problem(
                "gabungan-tak-cocok",
                name=odd.meaning.nama_pendek,
                others=_named(one for one in members if one is not odd),
                whole=whole.meaning.nama_pendek,
                computed="tidak terhitung" if result is None else f"{result:.2f}",
                guess=slip.question if slip else "",
            )

        def misses(values: Values) -> float:
            off = abs((computed(values) or 0) - float(values[whole]))
            return max(0.0, off - float(whole.half))

        return Identity(members, holds, vouches=True, tell=tell, misses=misses)

    def _wholes(self) -> Iterator[Identity]:
        groups: dict[tuple[str, str, int, str], list[Figure]] = {}
        for figure in self.found:
            whole = figure.meaning.bagian_dari
            if whole:
                key = (whole, figure.place, figure.year, figure.series)
                groups.setdefault(key, []).append(figure)
        for (whole, place, _, _), figures in groups.items():
            # With those that have been told, too, for what they say of the others.
            for group in ([one for one in figures if one not in self.told], figures):
                yield from self._whole_of(whole, place, group)
                if len(group) == len(figures):
                    break

    def _whole_of(self, whole: str, place: str, figures: Sequence[Figure]) -> Iterator[Identity]:
        if not figures or len({one.meaning.id for one in figures}) < len(figures):
            return  # sources disagree
        count = sum(one.bagian_dari == whole for one in self.view.indicators.values())
        total, slack = self._whole(whole, place, figures)
        if total is not None:
            members = tuple(sorted(figures, key=lambda one: -one.value))
            yield _shares(members, whole, total, slack, len(figures) == count)

    def _whole(
        self, name: str, place: str, figures: Iterable[Figure]
    ) -> tuple[Decimal | None, Decimal]:
        """What parts add up to, and by how much they may miss it."""
        if not name.startswith(_REGION_COLUMN):
            return Decimal(100), sum((one.half for one in figures), Decimal(0))
        column = name.removeprefix(_REGION_COLUMN)
        regions = self.view.regions
        counted = [regions[place]] if place in regions else list(regions.values())
        known = [
            Decimal(value)
            for one in counted
            if isinstance(value := getattr(one, column, None), int | Decimal)
            and self.view.village_counts.get((one.kode, column), value) == value
        ]
        if len(known) < max(1, len(counted)):
            return None, Decimal(0)
        total = sum(known, Decimal(0))
        return total, total * _WHOLE_OF_ANOTHER_YEAR

    def _sums(self) -> Iterator[Identity]:
        """The province's value against the sum of its kabupaten."""
        for province, others in self._provinces():
            if province.meaning.jumlah_wilayah:
                every = len(others) == len(self.view.regions)
                yield _total((province, *others), every)

    def _means(self) -> Iterator[Identity]:
        """A share or index of the province lies between those of its kabupaten."""
        for province, others in self._provinces():
            if not province.meaning.jumlah_wilayah and 3 * len(others) >= 2 * len(
                self.view.regions
            ):
                yield _between(province, others)

    def _provinces(self) -> Iterator[tuple[Figure, Group]]:
        for figure in self.found:
            if self._is_province(figure) and figure not in self.told:
                key = (figure.meaning.id, figure.year, figure.series)
                group = self.peers.get(key, [])
                if len(group) > _MOST:
                    continue
                group = [one for one in group if one not in self.told]
                if len(group) > 1 and len({one.place for one in group}) == len(group):
                    yield figure, tuple(group)

    # Other places

    def _outliers(self) -> Iterator[tuple[Figure, Problem]]:
        """A figure without other years, far from all other places."""
        for figure in self.found:
            if figure in self.told or self._is_province(figure) or self._around(figure):
                continue
            distance = self._deviation(figure, figure.value)
            if distance <= _FAR_AND_SWAPPED or len(self._others(figure)) < _FEWEST_PEERS:
                continue
            meant = [
                one
                for one in slips(figure.text)
                if (one.kind == SWAPPED or distance > _FAR_FROM_ALL)
                and figure.meaning.possible.holds(one.value)
                and self._deviation(figure, one.value) <= _NEAR
            ]
            if meant or distance > _FAR_FROM_ALL:
                others = sorted(self._others(figure), key=lambda one: one.value)
                yield (
                    figure,
                    figure.problem(
                        "jauh-dari-wilayah-lain",
                        name=figure.meaning.nama_pendek,
                        count=len(others),
                        year=figure.year,
                        least=others[0].text,
                        most=others[-1].text,
                        guess=self._asked(figure, meant[0]) if meant else "",
                        source=figure.source,
                    ),
                )


def _figures_of(sheet: Sheet, meanings: Mapping[str, Indikator]) -> Iterator[Figure]:
    names = ("wilayah", "indikator", "tahun", "seri", "sumber", "nilai")
    columns = zip(*(sheet.column(name) for name in names))
    for row, (place, name, year, series, source, text) in enumerate(columns):
        meaning = meanings.get(name)
        if meaning is None or not is_figure(text) or not is_year(year) or not place:
            continue
        yield Figure(sheet, row, place, meaning, int(year), series, source, text, Decimal(text))


def _middle(values: Sequence[Decimal]) -> Decimal:
    """The median: half of the values are lower."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[~half]) / 2


def _shares(members: Group, whole: str, total: Decimal, slack: Decimal, complete: bool) -> Identity:
    percent = not whole.startswith(_REGION_COLUMN)

    def holds(values: Values) -> bool:
        found = sum(values[one] for one in members)
        return found <= total + slack and (not complete or found >= total - slack)

    def tell(odd: Figure, slip: Slip | None) -> Problem:
        found = sum(one.value for one in members)
        return odd.problem(
            "bagian-lebih-seratus" if percent and found > total else "bagian-tak-cocok",
            name=odd.meaning.nama_pendek,
            others=_named(one for one in members if one is not odd),
            found=plain(found),
            total=plain(total),
            whole="100 persen" if percent else whole,
            guess=slip.question if slip else "",
        )

    def exact(values: Values) -> bool:
        return complete and sum(values[one] for one in members) == total

    vouches = exact({one: one.value for one in members})
    return Identity(members, holds, vouches=vouches, tell=tell, exact=exact)


def _total(members: Group, every: bool) -> Identity:
    province, *others = members
    slack = sum((one.half for one in members), Decimal(0))

    def holds(values: Values) -> bool:
        difference = sum(values[one] for one in others) - values[province]
        return abs(difference) <= slack if every else difference <= slack

    def tell(odd: Figure, slip: Slip | None) -> Problem:
        return odd.problem(
            "jumlah-wilayah-tak-cocok",
            name=odd.meaning.nama_pendek,
            count=len(others),
            found=plain(sum(one.value for one in others)),
            total=province.text,
            guess=slip.question if slip else "",
        )

    return Identity(members, holds, vouches=every, tell=tell)


def _between(province: Figure, others: Group) -> Identity:
    least = min(others, key=lambda one: one.value)
    most = max(others, key=lambda one: one.value)

    def holds(values: Values) -> bool:
        return least.value <= values[province] <= most.value

    def tell(odd: Figure, slip: Slip | None) -> Problem:
        return odd.problem(
            "provinsi-di-luar-wilayah",
            name=odd.meaning.nama_pendek,
            count=len(others),
            least=least.text,
            most=most.text,
            guess=slip.question if slip else "",
        )

    return Identity((province,), holds, vouches=False, tell=tell)


def _named(figures: Iterable[Figure]) -> str:
    return listed([f"{one.meaning.nama_pendek} {one.text}" for one in figures])


def range_text(meaning: Indikator) -> str:
    """The possible values of an indicator in words."""
    possible = meaning.possible
    kind = "bilangan bulat " if possible.bulat else ""
    least, most = plain(possible.minimum), plain(possible.maksimum)
    if not least and not most:
        return f"{kind}apa pun"
    if not least or not most:
        return f"{kind}{most} atau kurang" if most else f"{kind}{least} atau lebih"
    return f"{kind}{least} sampai {most}"


def plain(value: Decimal | int | None) -> str:
    """A number as the data write it; nothing for none."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
