"""
How gunicorn serves this: `python -m gunicorn --config python:laa.web_server laa.wsgi`.

What stands on its command line too goes before what stands here.
"""

import os
from typing import Any

from laa import logs
from laa.plan.log_lines import SERVING

workers = 2
threads = 4
graceful_timeout = 5
control_socket_disable = True

# A request that no page of ours makes goes no further than this.
limit_request_line = 2048
limit_request_fields = 50
limit_request_field_size = 8190

# Every request has its line in the service's own log, without addresses.
accesslog = None
logconfig_dict = logs.configuration(os.environ.get("LAA_LOG") or "plain")


def post_worker_init(worker: Any) -> None:
    """From here on its words may be about somebody's request."""
    SERVING.set()
