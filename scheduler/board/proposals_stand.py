"""How the folder and its proposals stand, so that a preview of them is known to be an old one."""

from __future__ import annotations

import asyncio

from scheduler.board.desk import Desk
from scheduler.services.proposal_table import table_digest


async def proposals_stand(board: Desk) -> str:
    """A name for the files from which a preview is made."""
    return f"{await board.rev()} {await asyncio.to_thread(table_digest, board.folder)}"
