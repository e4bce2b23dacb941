"""Activities of action plans by name: links to their rows, and how they stand in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from cetakbiru.insight.action import (
    COMING,
    QUARTERS,
    WAITING,
    Plan,
    Progress,
    Tally,
    plan_of,
    plans,
    tally,
)
from cetakbiru.model.addresses import page_url
from cetakbiru.model.instruments import Aksi
from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import action_plan_page
from cetakbiru.pages.fragments.cells import code_link
from cetakbiru.pages.fragments.html import Html, element, fragment, joined
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count, exact, long_date
from cetakbiru.pages.fragments.tables import bullets

# Of more activities than these, a cell tells how many each plan has, and leads there.
_MOST = 12
# The same of a list.
_MOST_LISTED = 60


def plan_name(blueprint: Blueprint, found: Plan) -> str:
    """Author and year: "Dinas Pendidikan 2027"."""
    return f"{blueprint.author_name(found.author)} {found.year}"


def plan_link(blueprint: Blueprint, links: Links, found: Plan, text: str) -> Html:
    """A link to the page of a plan."""
    first = found.progress[0].action.id
    return link(links.page(page_url(action_plan_page(blueprint, first))), text)


def activity_link(links: Links, action: Aksi) -> Html:
    """The ID of an activity as a link to its row."""
    return code_link(links.aksi(action), action.id)


def in_states(sums: Tally) -> str:
    """How many activities are in each state that any is in."""
    return ", ".join(f"{count(number)} {state}" for state, number in sums.states.items() if number)


def counted(activities: int) -> str:
    """How many activities, in words."""
    return f"{count(activities)} kegiatan"


def year_in_words(blueprint: Blueprint, year: int, found: Sequence[Progress]) -> Html:
    """How the activities of a year stand, in sentences."""
    sums = tally(found)
    over = found[0].over
    day = long_date(blueprint.edisi.tanggal)
    until = f"triwulan {QUARTERS[over - 1]} {year}" if over else ""
    text = f"{counted(sums.activities)} direncanakan. "
    if over:
        text += f"Sampai akhir {until}: {in_states(sums)}. "
    else:
        text += f"Pada tanggal edisi ini, {day}, triwulan pertamanya belum lewat. "
    if sums.budget:
        text += f"Anggaran yang tercatat Rp{count(sums.budget)}"
        text += f"; belanja yang dilaporkan Rp{count(sums.spent)}." if sums.spent else "."
    return element("p", None, text)


def reached(one: Progress) -> str:
    """What an activity reached of what it promised for the quarters that are over, in its unit."""
    unit = one.action.satuan
    if not one.is_reported:
        return f"rencana {exact(one.action.volume)} {unit} setahun"
    if not one.planned or one.over == len(QUARTERS):
        whole = max(one.planned, one.action.volume)
        return f"{exact(one.realised)} dari {exact(whole)} {unit} setahun"
    until = f"sampai triwulan {QUARTERS[one.over - 1]}"
    return f"{exact(one.realised)} dari {exact(one.planned)} {unit} {until}"


def quarters_awaited(one: Progress) -> str:
    """The quarters whose report is awaited."""
    return f"triwulan {', '.join(one.unreported)}"


def state_in_words(one: Progress) -> str:
    """What became of the year up to now, with the figures that show it."""
    if one.state == WAITING:
        return f"{WAITING} {quarters_awaited(one)}"
    if one.state == COMING:
        return COMING
    return f"{one.state}, {reached(one)}"


def by_plan(
    blueprint: Blueprint, links: Links, found: Iterable[Progress]
) -> Iterator[tuple[Html, list[Progress]]]:
    """The activities plan by plan, each with a link to its page."""
    groups: dict[tuple[int, str], list[Progress]] = {}
    for one in found:
        groups.setdefault((one.action.tahun, one.action.penyusun), []).append(one)
    for group in groups.values():
        its = plan_of(blueprint, group[0].action.id)
        yield plan_link(blueprint, links, its, plan_name(blueprint, its)), group


def plans_told(blueprint: Blueprint, links: Links, author: str) -> Html:
    """The plans of an author, each with how many activities are in each state; nothing without."""
    told = (
        fragment(
            plan_link(blueprint, links, plan, str(plan.year)),
            f" ({in_states(tally(plan.progress))})",
        )
        for plan in plans(blueprint)
        if plan.author == author
    )
    return joined("; ", told)


def listed(
    blueprint: Blueprint,
    links: Links,
    found: Sequence[Progress],
    remark: Callable[[Progress], str],
) -> Html:
    """Activities plan by plan, each with a remark; of very many only how many each plan has."""
    items = []
    for head, group in by_plan(blueprint, links, found):
        if len(found) > _MOST_LISTED:
            items.append(fragment(head, f": {counted(len(group))}"))
            continue
        inside = (
            element(
                "li",
                None,
                activity_link(links, one.action),
                f" {one.action.kegiatan}: {remark(one)}",
            )
            for one in group
        )
        items.append(fragment(head, element("ul", None, *inside)))
    return element("ul", None, *(element("li", None, item) for item in items))


def activities(blueprint: Blueprint, links: Links, found: Sequence[Progress]) -> Html:
    """Each activity with its output; of very many only how many each plan has."""
    if len(found) > _MOST:
        return bullets(
            fragment(head, f": {counted(len(group))}")
            for head, group in by_plan(blueprint, links, found)
        )
    return bullets(
        fragment(activity_link(links, one.action), f" {one.action.keluaran}: {reached(one)}")
        for one in found
    )


def goal_anchor(tujuan: str) -> str:
    """Where, on the page of all plans, the activities stand that serve a goal."""
    return f"aksi-{tujuan}"
