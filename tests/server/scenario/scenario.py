"""A stay, from its access grant to the end, with the official Python SDK. `scenario.mjs` is the same in JavaScript.

The arguments are the command that starts the sandbox, without its port and its webhook.
"""

import json
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
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    printed = ""
    while "signed with" not in printed:
        line = server.stdout.readline()
        assert line, "the sandbox did not start"
        printed += line
    endpoint, api_key = re.search(r"SEAM_ENDPOINT=(\S+) SEAM_API_KEY=(\S+)", printed).groups()
    return server, endpoint, api_key, re.search(r"whsec_\S+", printed).group()


server, endpoint, api_key, secret = start("0")


def control(name, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(f"{endpoint}/_sandbox/{name}", data=data)) as response:
        return json.load(response)


def refusal(call, **params):
    try:
        call(**params)
    except SeamHttpApiError as error:
        return error.status_code


def said(*words):
    print(*(str(word).lower() if isinstance(word, bool) else word for word in words), flush=True)


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

method = None
for _ in range(30):
    if method is not None and method.is_issued:
        break
    if method is not None:
        control("advance", MINUTE)
    method = seam.access_methods.list(access_grant_id=access_grant_id)[0]
said("issued", re.fullmatch(r"\d{4,9}", method.code) is not None)

seam.access_grants.update(access_grant_id=access_grant_id, ends_at="2100-01-05T11:00:00Z")
said("extended", seam.access_grants.get(access_grant_id=access_grant_id).ends_at)

conflict = refusal(seam.access_grants.create, **{**stay, "user_identity": {"full_name": "Somebody else"}})
said("taken", conflict == 409, conflict)

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
is_issued = any(event["event_type"] == "access_method.issued" and access_grant_id in event["access_grant_ids"] for event in events)
said("told", is_issued and sorted(verified) == sorted(event["event_id"] for event in events))

server.kill()
server.wait()
server, _, _, second_secret = start(str(urlsplit(endpoint).port))
said("kept", seam.access_grants.get(access_grant_key="mine-1").ends_at, second_secret == secret)

seam.access_grants.delete(access_grant_id=access_grant_id)
gone = None
for _ in range(30):
    control("advance", MINUTE)
    gone = refusal(seam.access_grants.get, access_grant_id=access_grant_id)
    if gone:
        break
said("revoked", gone == 404, gone)
server.send_signal(signal.SIGTERM)
said("stopped", server.wait())
