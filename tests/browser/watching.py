"""What may not happen in a page, wherever a test leads: it is watched in every one."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => console.error(
  `policy: ${event.violatedDirective} forbids ${event.blockedURI || event.sample}`))
"""


def watch(context: BrowserContext, server: str, faults: list[str]) -> None:
    """Add to `faults` each error, breach of policy, stray request and missing file."""

    def hear(message: ConsoleMessage) -> None:
        # What failed to load is known better by the answer that it got.
        if message.type in {"error", "warning"} and not message.text.startswith(
            "Failed to load resource"
        ):
            faults.append(f"{message.page and message.page.url}: {message.text}")

    def see_request(request: Request) -> None:
        if not request.url.startswith((f"{server}/", "data:")):
            faults.append(f"a page asks {request.url}")

    def see_response(response: Response) -> None:
        # Of pages the tests say themselves which answer they expect.
        is_page = response.request.resource_type == "document"
        if response.status >= 400 and not is_page:
            faults.append(f"{response.url} answers {response.status}")

    context.add_init_script(REPORT_VIOLATIONS)
    context.on("console", hear)
    context.on("weberror", lambda failure: faults.append(str(failure.error)))
    context.on("request", see_request)
    context.on("response", see_response)
