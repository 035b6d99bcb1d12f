"""Damages exchanges between laptop and gateway, as bad networks and the things in them do.

Run by mitmdump, in an environment of its own: `mitmdump --mode reverse:URL -s damage.py`. Chance is
repeatable by `damage_seed`; each exchange leaves one word in the file `damage_log`.
"""

import random
from pathlib import Path

from mitmproxy import ctx, http

PORTAL = b"<!doctype html><title>Welcome</title><h1>Sign in to the guest network</h1>"


class Damage:
    """One in `damage_share` of a hundred exchanges is damaged, each way as likely."""

    def load(self, loader):
        loader.add_option("damage_seed", int, 1, "seed of the chance")
        loader.add_option("damage_share", int, 45, "damaged exchanges of a hundred")
        loader.add_option("damage_log", str, "", "file for one word an exchange")

    def running(self):
        self.chance = random.Random(ctx.options.damage_seed)
        self.log = Path(ctx.options.damage_log)
        self.before = {}

    def request(self, flow):
        flow.metadata["damage"] = self.pick()
        way = flow.metadata["damage"]
        if way == "killed-before":
            self.say(way)
            flow.kill()
        elif way == "busy":
            self.say(way)
            flow.response = http.Response.make(503, b"", {"Retry-After": "0"})
        elif way == "redirect":
            self.say(way)
            flow.response = http.Response.make(302, b"", {"Location": "http://127.0.0.1:9/login"})
        elif way == "portal":
            self.say(way)
            flow.response = http.Response.make(200, PORTAL, {"Content-Type": "text/html"})

    def response(self, flow):
        way = flow.metadata["damage"]
        if way in ("killed-before", "busy", "redirect", "portal"):
            return
        old = self.before.get(flow.request.path.partition("?")[0])
        if flow.response.status_code == 200:
            self.before[flow.request.path.partition("?")[0]] = flow.response.copy()
        self.say(way)
        self.spoil(way, flow, old)

    def spoil(self, way, flow, old):
        body = flow.response.raw_content or b""
        if way == "killed-after":
            flow.kill()
        elif way == "cut-off":
            flow.response.raw_content = body[: len(body) // 2]
        elif way == "empty":
            flow.response.raw_content = b""
        elif way == "garbled" and body:
            at = self.chance.randrange(len(body))
            flow.response.raw_content = body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
        elif way == "older-answer" and old is not None:
            flow.response = old

    def pick(self):
        if self.chance.randrange(100) >= ctx.options.damage_share:
            return "whole"
        return self.chance.choice(WAYS)

    def say(self, word):
        with self.log.open("a", encoding="ascii") as file:
            file.write(word + "\n")


WAYS = (
    "busy",
    "portal",
    "redirect",
    "killed-before",
    "killed-after",
    "cut-off",
    "empty",
    "garbled",
    "older-answer",
)

addons = [Damage()]
