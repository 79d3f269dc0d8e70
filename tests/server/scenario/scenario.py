"""A stay, from its access grant to the end, with the official Python SDK. `scenario.mjs` is the same in JavaScript.

The arguments are the command that starts the sandbox, without its port and its webhook.
"""

import atexit
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import httpx
from seam import Seam, SeamHttpApiError, SeamWebhook

received = []


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        payload = self.rfile.read(int(self.headers["content-length"])).decode()
        received.append((payload, {name.lower(): value for name, value in self.headers.items()}))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


receiver = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=receiver.serve_forever, daemon=True).start()
hook = f"http://127.0.0.1:{receiver.server_port}/hook"


def start(port):
    command = [*sys.argv[1:], "--port", port, "--webhook", hook]
    # In a group of its own, because `npx` starts the server as another process.
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    atexit.register(end, server, signal.SIGKILL)
    printed = ""
    while "signed with" not in printed:
        line = server.stdout.readline()
        assert line, "the sandbox did not start"
        printed += line
    endpoint, api_key = re.search(r"SEAM_ENDPOINT=(\S+) SEAM_API_KEY=(\S+)", printed).groups()
    return server, endpoint, api_key, re.search(r"whsec_\S+", printed).group()


def end(server, number):
    """Ends a server and what started it, and waits until nothing of it is left."""
    if server.poll() is None:
        os.killpg(server.pid, number)
        server.stdout.read()
        server.wait()


server, endpoint, api_key, secret = start("0")


def control(name, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(f"{endpoint}/_sandbox/{name}", data=data)) as response:
        return json.load(response)


def refusal(call, **params):
    try:
        call(**params)
    except SeamHttpApiError as error:
        return error


def said(*words):
    print(*(str(word).lower() if isinstance(word, bool) else word for word in words), flush=True)


def plain(value):
    """What the SDK read, as JSON has it."""
    return json.loads(json.dumps(value, default=vars))


def issued():
    """The access method, once the clock has come to where it is issued."""
    for _ in range(30):
        method = seam.access_methods.list(access_grant_key="mine-1")[0]
        if method.is_issued:
            return method
        control("advance", MINUTE)
    raise AssertionError("it was not issued")


MINUTE = {"ms": 60_000}
seam = Seam(api_key=api_key, endpoint=endpoint)
before = len(control("events")["events"])
stay = {
    "access_grant_key": "mine-1",
    "user_identity": {"full_name": "Zoë Müller", "email_address": "zoe@example.com"},
    "space_keys": ["room-101"],
    "starts_at": "2100-01-01T15:00:00Z",
    "ends_at": "2100-01-04T11:00:00Z",
    "requested_access_methods": [{"mode": "code"}],
}

grant = seam.access_grants.create(**stay)
access_grant_id = grant.access_grant_id
said("created", seam.access_grants.get(access_grant_key="mine-1").access_grant_id == access_grant_id)

waiting = seam.access_methods.list(access_grant_id=access_grant_id)
code = issued().code
said("issued", waiting[0].is_issued, re.fullmatch(r"\d{4,9}", code) is not None)

seam.access_grants.update(access_grant_id=access_grant_id, ends_at="2100-01-05T11:00:00Z")
extended = seam.access_grants.get(access_grant_id=access_grant_id)
[mutation] = plain(extended.pending_mutations)
times = mutation["from_"]["ends_at"], mutation["to"]["ends_at"]
said("extended", extended.ends_at, plain(extended.warnings)[0]["warning_code"], mutation["mutation_code"], *times)
again = issued()
said("issued again", again.code == code, len(seam.access_grants.get(access_grant_id=access_grant_id).pending_mutations))

conflicts = [
    {"user_identity": {"full_name": "Somebody else"}},
    {"access_grant_key": "mine-2"},
    {
        "access_grant_key": "mine-2",
        "user_identity": {},
        "reservation_key": "reservation-shared",
        "starts_at": "2101-01-01T15:00:00Z",
        "ends_at": "2101-01-02T15:00:00Z",
    },
]
for other in conflicts:
    conflict = refusal(seam.access_grants.create, **{**stay, **other})
    said("refused", conflict.status_code == 409, conflict.status_code, conflict.code)

control("faults", {"operations": ["/access_grants/list"], "rateLimit": 1})
headers = {"authorization": f"Bearer {api_key}"}
httpx.post(f"{endpoint}/access_grants/list", headers=headers, json={})
limited = httpx.post(f"{endpoint}/access_grants/list", headers=headers, json={})
said("limited", limited.json()["ok"] is False, limited.status_code, limited.headers["retry-after"])
control("advance", MINUTE)
said("answered", access_grant_id in [grant.access_grant_id for grant in seam.access_grants.list()])
control("faults", {})

events = control("events")["events"][before:]
for _ in range(100):
    if len(received) >= len(events):
        break
    time.sleep(0.1)
verified = [SeamWebhook(secret).verify(payload, headers).event_id for payload, headers in received]
own = [event for event in events if access_grant_id in [event.get("access_grant_id"), *event.get("access_grant_ids", [])]]
said("events", *dict.fromkeys(event["event_type"] for event in own if "door" not in event["event_type"]))
issued_with = next(event["code"] for event in own if event["event_type"] == "access_method.issued")
said("told", issued_with == code and sorted(verified) == sorted(event["event_id"] for event in events))

end(server, signal.SIGKILL)
server, _, _, second_secret = start(str(urlsplit(endpoint).port))
said("kept", seam.access_grants.get(access_grant_key="mine-1").ends_at, second_secret == secret)

seam.access_grants.delete(access_grant_id=access_grant_id)
gone = None
for _ in range(30):
    control("advance", MINUTE)
    gone = refusal(seam.access_grants.get, access_grant_id=access_grant_id)
    if gone:
        break
said("revoked", gone.status_code == 404, gone.status_code)
end(server, signal.SIGINT)
said("stopped")
