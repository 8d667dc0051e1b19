"""Templates of HTML, each compiled once a process: compiling takes longer than filling in."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    """The code of each template in memory, by its place and a digest of its text."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def web_templates(package: str) -> Environment:
    """A new engine for the templates beside `package`, which escapes every value and refuses unknown names.

    Filters and globals are the caller's. A filter that is applied to a constant is worked out when the template is
    compiled: it may not differ between two engines of one package.
    """
    return Environment(
        loader=PackageLoader(package, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
    )


def compile_templates(engine: Environment) -> None:
    """Every template of the engine, which has its filters, is compiled, so that filling it in takes less time."""
    for name in engine.list_templates(extensions=("html", "css", "js")):
        engine.get_template(name)
