"""What people do with a return, and the words that pages use for it."""

from enum import StrEnum


class Act(StrEnum):
    SAVE = "save"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    SIGN_OFF = "sign off"
    RETURN = "return"
    REVISE = "revise"

    @property
    def slug(self) -> str:
        """As in a web address."""
        return self.value.replace(" ", "-")

    @property
    def label(self) -> str:
        """As on a button."""
        return _LABELS[self]

    @property
    def consequence(self) -> str:
        return _CONSEQUENCES[self]

    @property
    def done(self) -> str:
        """What is said once it is done."""
        return _DONE[self]


# Whoever did one of these has entered the figure, and may not sign it off.
ENTERING = (Act.SAVE, Act.SUBMIT, Act.REVISE)

_LABELS = {
    Act.SAVE: "Save as draft",
    Act.SUBMIT: "Submit for sign-off",
    Act.WITHDRAW: "Withdraw",
    Act.SIGN_OFF: "Sign off",
    Act.RETURN: "Return to the analyst",
    Act.REVISE: "Start a revision",
}


_CONSEQUENCES = {
    Act.SAVE: "Nobody but the plan's analysts, owners and coordinators sees it.",
    Act.SUBMIT: "The return goes to the indicator owner to be signed off.",
    Act.WITHDRAW: "The return becomes a draft again and leaves the owner's queue.",
    Act.SIGN_OFF: "Partners see the figure at once. From then on it never changes: "
    "a correction is a new revision, signed off in its turn.",
    Act.RETURN: "The analyst sees the reason, corrects the return and sends it again.",
    Act.REVISE: "A new draft starts from the signed-off figure. Partners see the "
    "signed-off one until the revision is signed off too.",
}


_DONE = {
    Act.SAVE: "saved as a draft",
    Act.SUBMIT: "sent for sign-off",
    Act.WITHDRAW: "withdrawn, and a draft again",
    Act.SIGN_OFF: "signed off",
    Act.RETURN: "returned to the analyst",
    Act.REVISE: "a revision is started",
}
