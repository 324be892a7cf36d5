"""Runs the samples that are named in one process: .printed holds what it printed, .failed is there when it failed."""

import contextlib
import io
import pathlib
import sys
import traceback

for name in sys.argv[1:]:
    sample = pathlib.Path(name + ".py")
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(sample.read_text(encoding="utf-8"), sample.name, "exec"), {"__name__": "__main__"})
    except SystemExit as ended:
        sample.with_suffix(".failed").write_text(str(ended.code), encoding="utf-8")
    except Exception:
        sample.with_suffix(".failed").write_text(traceback.format_exc(), encoding="utf-8")
    sample.with_suffix(".printed").write_text(printed.getvalue(), encoding="utf-8")
