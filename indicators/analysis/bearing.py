"""What an indicator's figures can bear, in words: the sentences of its page."""

from __future__ import annotations

from indicators.analysis import evidence_words
from indicators.analysis.outlook import Outlook


def bearing(outlook: Outlook) -> list[tuple[str, str]]:
    """Name and sentence, the weightiest first; what cannot be said is left out."""
    assessment, evidence = outlook.assessment, outlook.evidence
    measure = outlook.series.measure
    told = (
        ("Year end", evidence_words.forecast(evidence, assessment, measure)),
        ("To meet it", evidence_words.required(evidence, assessment, measure)),
        ("Against the baseline", evidence_words.since_baseline(evidence)),
        (
            "Against the quarter before",
            evidence_words.since(
                assessment.since_quarter_before, evidence.since_quarter_before, measure
            ),
        ),
        (
            "Against a year before",
            evidence_words.since(
                assessment.since_year_before, evidence.since_year_before, measure
            ),
        ),
        ("Chance", evidence_words.weighing(measure)),
        ("Signals", evidence_words.control(evidence.control)),
        ("Spread", evidence_words.dispersion(evidence)),
    )
    return [(name, f"{sentence}.") for name, sentence in told if sentence]
