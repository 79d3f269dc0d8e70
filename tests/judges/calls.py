"""Calls the official Python SDK: a line of JSON with a path and parameters in, a line with the outcome out."""

import json
import os
import sys
from functools import reduce

from seam import Seam

seam = Seam(api_key=os.environ["API_KEY"], endpoint=os.environ["ENDPOINT"])


def outcome(path, params):
    try:
        method = reduce(getattr, path.strip("/").split("/"), seam)
    except AttributeError:
        return {"missing": True}
    try:
        method(**params)
    except Exception as error:  # The SDK's own errors, and those of a wrong argument.
        return {"ok": False, "error": type(error).__name__}
    return {"ok": True}


for line in sys.stdin:
    print(json.dumps(outcome(**json.loads(line))), flush=True)
