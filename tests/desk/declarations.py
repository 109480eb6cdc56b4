"""Declarations: WeasyPrint's declarations of C functions as the table that cffi makes of them.

`make declarations` writes them into the package: do so for another WeasyPrint or another cffi.
"""

import ast
import hashlib
import io
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import cffi

from authoring.formats.pdf import startup

MODULE: Final = Path(startup.__file__).with_name("declarations.py")
HEAD: Final = '''\
"""Declarations: the C functions that WeasyPrint calls, as cffi's table of them.

Place in the flow: data for `startup`. `make declarations` writes it; nobody else does.
"""

from typing import Any, Final

'''


def read_declarations() -> str:
    """The text in C that WeasyPrint has cffi parse, taken out of its source without running it."""
    package = find_spec("weasyprint")
    assert package is not None
    assert package.origin is not None
    source = Path(package.origin).parent / "text" / "ffi.py"
    calls = (
        node
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "ffi.cdef"
    )
    (call,) = calls
    (text,) = call.args
    assert isinstance(text, ast.Constant)
    return str(text.value)


def write_declarations() -> str:
    """The module that holds the table (cffi's documentation: “out-of-line, ABI level”)."""
    text = read_declarations()
    ffi = cffi.FFI()
    ffi.cdef(text)
    ffi.set_source("declarations", None, compiler_verbose=0)
    written = io.StringIO()
    ffi.emit_python_code(written)
    _, begin, table = written.getvalue().partition("ffi = _cffi_backend.FFI('declarations',\n")
    assert begin, "cffi writes another module than it used to"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return (
        f'{HEAD}DIGEST: Final = "{digest}"\n"""SHA-256 of the text in C."""\n'
        f"TABLE: Final[dict[str, Any]] = dict(\n{table}"
    )


def main() -> None:
    """Write the module."""
    MODULE.write_text(write_declarations(), encoding="utf-8")


if __name__ == "__main__":
    main()
