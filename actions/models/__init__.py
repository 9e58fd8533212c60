from actions.models.action import Action
from actions.models.decision import Decision, DecisionOutcome
from actions.models.milestone import Milestone, Rebasing
from actions.models.risk import Risk, RiskReview
from actions.models.update import MilestoneProgress, ProgressUpdate

__all__ = [
    "Action",
    "Decision",
    "DecisionOutcome",
    "Milestone",
    "MilestoneProgress",
    "ProgressUpdate",
    "Rebasing",
    "Risk",
    "RiskReview",
]
