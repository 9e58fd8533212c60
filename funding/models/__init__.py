from funding.models.allocation import Allocation, AllocationChange, Virement
from funding.models.line import FundingLine
from funding.models.spend import Spend

__all__ = ["Allocation", "AllocationChange", "FundingLine", "Spend", "Virement"]
