"""Renders every screen in both languages, and every ticket, into ``out/previews``, with a page to look at them.

Run as ``python -m tools.previews [FOLDER]``. Each app has its own ``previews`` module and runs in a process of its own.
"""

import os
import subprocess
import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "previews"
MODULES = {
    "kiosk": "kiosk.previews",
    "display": "display.previews",
    "counter": "counter_client.previews",
    "dock": "dock.previews",
    "ticket": "hardware.printer.preview",
}
PAGE = """<!doctype html>
<meta charset="utf-8">
<title>Loket: every screen</title>
<style>
body {{ font-family: system-ui, sans-serif; margin: 2rem; background: #f4f5f7; color: #1c2430 }}
section {{ display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start }}
figure {{ margin: 0; max-width: 30rem }}
img {{ max-width: 100%; max-height: 30rem; border: 1px solid #ccd2da; background: #fff }}
</style>
<h1>Loket: every screen</h1>
{sections}
"""


def render(folder: Path) -> int:
    """Render every app's previews below ``folder``; return the first exit code that is not 0."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    for name, module in MODULES.items():
        print(f"Rendering {name} ...", file=sys.stderr, flush=True)
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", module, str(target)]
        code = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL).returncode
        if code:
            print(f"{module} ended with {code}", file=sys.stderr)
            return code
    return 0


def write_page(folder: Path) -> Path:
    """Write ``index.html`` that shows the pictures below ``folder``, and return it."""
    page = folder / "index.html"
    sections = "\n".join(_section(folder, name) for name in MODULES)
    page.write_text(PAGE.format(sections=sections), encoding="utf-8")
    return page


def _section(folder: Path, name: str) -> str:
    figures = "\n".join(
        f'<figure><img src="{path.relative_to(folder)}" alt="{escape(path.stem)}"><figcaption>{escape(path.stem)}'
        "</figcaption></figure>"
        for path in sorted((folder / name).rglob("*.png"))
    )
    return f"<h2>{name}</h2>\n<section>\n{figures}\n</section>"


def main() -> int:
    """Render all, then tell where to look."""
    folder = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else OUT
    code = render(folder)
    print(f"Look at {write_page(folder)}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
