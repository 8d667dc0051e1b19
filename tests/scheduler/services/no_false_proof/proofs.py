"""What schedule.json holds, for tests of what it states."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]
