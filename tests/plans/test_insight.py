"""Focus and outcomes as computed for the province; figures here are made up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from cetakbiru.insight.focus import concentration, spread_evenly
from cetakbiru.insight.outcome import MEASURED, NOTHING, PROMISED, UNPROVEN, outcomes, tally
from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Capaian
from cetakbiru.pages.fragments.actions import action_plans
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.outcomes import district_outcomes, outcome_summary

PROGRAM = "PRG-6104-PEN-01"


def promised(blueprint: Blueprint, *results: Capaian) -> Blueprint:
    """The real blueprint with an invented target and invented results."""
    program = blueprint.program[PROGRAM]
    target = ((2026, Decimal("12.15")), (2027, Decimal("12.2")))
    programs = {**blueprint.program, PROGRAM: replace(program, target=target)}
    return replace(blueprint, program=programs, capaian=results)


def result(year: int, reached: str | None, proof: str | None) -> Capaian:
    value = None if reached is None else Decimal(reached)
    return Capaian(PROGRAM, year, None, value, proof, "kendala rekaan", "usulan-proyek")


def test_the_index_of_equal_parts_is_one_over_their_number(blueprint: Blueprint) -> None:
    rules = alignment_rules(blueprint).fokus
    for parts in (1, 2, 4, 5, 10):
        found = concentration(dict.fromkeys(range(parts), 7), rules)
        assert found is not None
        assert found.index == 10_000 // parts
        assert found.equal_parts == 10 * parts
    assert concentration({}, rules) is None


def test_an_amount_is_shared_evenly_without_losing_a_rupiah() -> None:
    shares = spread_evenly([(100, ["a", "b", "c"]), (50, ["a"])])
    assert shares == {"a": 250, "b": 100, "c": 100}


def test_nothing_is_promised_and_nothing_measured_today(blueprint: Blueprint) -> None:
    every = [one for found in outcomes(blueprint).values() for one in found]
    assert {one.state for one in every} <= {NOTHING}
    links = Links(blueprint, "")
    assert district_outcomes(blueprint, links, "61.04") == ""
    for page in (
        outcome_summary(blueprint, links),
        action_plans(blueprint, links),
    ):
        assert page.count("</p>") == 1, "one sentence in place of tables of zeros"
        assert "<table" not in page
        assert "<svg" not in page


def test_a_promise_without_measurement_is_told(with_programmes: Blueprint) -> None:
    known = promised(with_programmes)
    (one,) = (one for one in outcomes(known)["61.04"] if one.program.id == PROGRAM)
    assert one.state == PROMISED
    assert one.unmeasured_before(2028) == (2026, 2027)
    page = district_outcomes(known, Links(known, ""), "61.04")
    # Their years are not over on the day of the edition.
    assert "PRG-6104-PEN-01: 2026" not in page


def test_a_result_without_evidence_is_told(with_programmes: Blueprint) -> None:
    known = promised(with_programmes, result(2026, "12.1", None))
    (one,) = (one for one in outcomes(known)["61.04"] if one.program.id == PROGRAM)
    assert one.state == UNPROVEN
    page = district_outcomes(known, Links(known, ""), "61.04")
    assert "tanpa bukti" in page
    assert "kendala rekaan" in page


def test_a_proven_result_counts_to_the_end_of_the_chain(with_programmes: Blueprint) -> None:
    known = promised(with_programmes, result(2026, "12.1", "laporan rekaan"))
    found = outcomes(known)["61.04"]
    (one,) = (one for one in found if one.program.id == PROGRAM)
    assert one.state == MEASURED
    assert one.unmeasured_before(2028) == (2027,)
    counts = tally(found)
    assert (counts.with_plan, counts.measured, counts.proven) == (1, 1, 1)
    summary = outcome_summary(known, Links(known, ""))
    assert "12,15 tahun" in summary
    assert "1 diukur dengan bukti" in summary
