"""What a run says while it works: a line for a person, or a JSON object a line for a program. Always on standard error."""
from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime

from mingbai.publish.refusal import ReleaseRefusal
from mingbai.text.words import Words


@dataclass(frozen=True)
class Log:
    lang: str
    form: str = "text"                    # text, json

    def say(self, key: str, **values: object) -> None:
        self.write("info", key, Words("publish", self.lang)(key, **values), values)

    def refused(self, refusal: ReleaseRefusal) -> None:
        if self.form == "text":
            self.write("error", refusal.sort, refusal.text(self.lang), {})
            return
        for stop in refusal.stops:
            self.write("error", stop.kind, stop.text(self.lang), {"place": stop.place, **stop.values})

    def write(self, level: str, event: str, message: str, values: dict[str, object]) -> None:
        if self.form == "text":
            print(message, file=sys.stderr)
            return
        entry = {"time": datetime.now(UTC).isoformat(timespec="seconds"), "level": level, "event": event,
                 "message": message, **values}
        print(json.dumps(entry, ensure_ascii=False, default=str), file=sys.stderr)
