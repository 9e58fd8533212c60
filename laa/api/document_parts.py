"""Parts of the OpenAPI document that no single operation has."""

from __future__ import annotations

from typing import Any

Object = dict[str, Any]

ABOUT = (
    "What the pages of a plan say, for programs; and returns, which programs may "
    "enter. Whoever holds a token may do what its person may do, and nothing more: by "
    "the same roles, the same rules and the same record of all changes. Years are "
    "financial years, April to March. Addresses in answers begin at the root of this "
    "service; those of the pages of a list, before and after, are whole."
)
TAGS = [
    {"name": "Plans", "description": "The plans that you are part of."},
    {"name": "Indicators", "description": "What is measured, and how it stands."},
    {"name": "Figures", "description": "What is signed off, quarter by quarter."},
    {"name": "Returns", "description": "What is entered, on its way to sign-off."},
    {"name": "Findings", "description": "What in a plan does not fit together."},
    {"name": "Actions", "description": "What is done, by whom, and how it stands."},
    {"name": "Risks", "description": "What could go wrong, as last reviewed."},
    {"name": "Money", "description": "What there is, what moved, what was spent."},
    {"name": "Decisions", "description": "What meetings decided, and what came of it."},
    {"name": "People", "description": "Who has which role in a plan."},
    {"name": "Deadlines", "description": "By when things are due."},
    {"name": "Changes", "description": "The record of all changes of a plan."},
]
SECURITY: Object = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token of your account, made on its page “API tokens”. It is "
    "shown once, ends on its day, and can be revoked.",
}
# What stands in an address, or in a header: its words, and an example.
NAMED: dict[str, Object] = {
    "area": {"description": "The area of the plan.", "example": "coventry"},
    "plan": {"description": "The plan, within its area.", "example": "violent-crime"},
    "indicator": {
        "description": "An indicator of the plan, by its slug.",
        "example": "ni-15",
    },
    "number": {"description": "Its place in the plan.", "example": 1},
    "quarter": {
        "description": "A quarter of a financial year, April to March.",
        "example": "2008-09-q2",
    },
    "act": {"description": "What to do with the return.", "example": "submit"},
    "status": {
        "description": "Only returns that stand here; empty: all.",
        "example": "submitted",
    },
    "If-Match": {
        "description": "The ETag of the return as you read it: without it nothing is "
        "written (428), and if the return has changed since, nothing either (412).",
        "required": True,
        "schema": {"type": "string"},
        "example": '"0-5d41402abc4b2a76b9719d911017c592"',
    },
}
IF_NONE_MATCH: Object = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "description": "The ETag of an answer that you kept: 304 if it is still the same.",
    "schema": {"type": "string"},
}
ANSWER_HEADERS: Object = {
    "ETag": {
        "description": "Stands for this answer: send it back as If-None-Match; that "
        "of a return also as If-Match.",
        "schema": {"type": "string"},
    },
    "Link": {
        "description": "The ways to the next and the previous part of the list.",
        "schema": {"type": "string"},
    },
    "RateLimit": {
        "description": "How many requests are left (r), in how many seconds (t).",
        "schema": {"type": "string"},
    },
    "RateLimit-Policy": {
        "description": "How many requests a token has (q) in how many seconds (w).",
        "schema": {"type": "string"},
    },
}
PROBLEM: Object = {
    "title": "Problem",
    "description": "What went wrong, as in RFC 9457.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "request"],
    "properties": {
        "type": {
            "type": "string",
            "format": "uri-reference",
            "description": "Which problem it is; this reference tells of it there.",
        },
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What happened, in a sentence."},
        "request": {
            "type": "string",
            "description": "The request's name, for whoever looks it up in the log.",
        },
        "errors": {
            "type": "array",
            "description": "What is wrong, place by place.",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "detail": {"type": "string"},
                    "pointer": {
                        "type": "string",
                        "description": "The place in the body, as a JSON pointer.",
                    },
                    "parameter": {
                        "type": "string",
                        "description": "The name in the address.",
                    },
                    "header": {"type": "string", "description": "The header."},
                },
            },
        },
    },
}
