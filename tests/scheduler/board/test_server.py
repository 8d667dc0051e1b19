"""What the server asks of the system: an answer is sent as soon as it is there."""

from __future__ import annotations

import asyncio
import socket

from scheduler.board import server


def test_the_end_of_an_answer_does_not_wait_until_its_beginning_has_been_received() -> None:
    """Else each answer takes 40 ms more: its head and its body are two packets (Nagle)."""

    async def accepted() -> int:
        said: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def came(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            own = writer.get_extra_info("socket")
            said.set_result(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with server._listening(0) as listener:
            async with await asyncio.start_server(came, sock=listener.dup()):
                _, writer = await asyncio.open_connection(*listener.getsockname())
                answer = await asyncio.wait_for(said, 20)
                writer.close()
        return answer

    assert asyncio.run(accepted())
