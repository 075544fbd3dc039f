"""Lints every QML file of the apps, with the types their Python side registers.

Run as ``python -m tools.qml_lint [APP ...]``. The description of those types goes to ``build/qml``, where editors
can use it too. It is taken from the running classes: Qt's own tool reads the source and stumbles over a lambda.
"""

import importlib
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QByteArray, QMetaMethod, QMetaObject, QMetaProperty, QObject

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "qml"
MODULE_NAME = re.compile(r'^QML_IMPORT_NAME = "([\w.]+)"', re.MULTILINE)
APPS = ("ui", "kiosk", "display", "counter_client", "dock")
# Without a limit qmllint exits with 0 whatever it finds; stale-property-read is wrong about bindings to singletons.
OPTIONS = ("--max-warnings", "0", "--stale-property-read", "disable")


def registering_modules(root: Path) -> Mapping[str, list[str]]:
    """Return the Python modules that register QML types, by the QML module they register in."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(path for app in APPS for path in (root / app).rglob("*.py")):
        if name := MODULE_NAME.search(file.read_text(encoding="utf-8")):
            found[name[1]].append(".".join(file.relative_to(root).with_suffix("").parts))
    return found


def describe(qml_module: str, modules: Iterable[ModuleType]) -> str:
    """Return the qmltypes of the classes that ``modules`` define for ``qml_module``."""
    classes = [thing for module in modules for thing in vars(module).values() if _is_registered(thing, module)]
    components = "\n".join(_component(qml_module, thing.staticMetaObject) for thing in classes)
    return f"import QtQuick.tooling 1.2\nModule {{\n{components}\n}}\n"


def qml_files(root: Path, apps: Iterable[str] = APPS) -> list[Path]:
    """Return the QML files of ``apps``."""
    return sorted(path for app in apps for path in (root / app / "qml").rglob("*.qml"))


def lint(files: Iterable[Path]) -> int:
    """Run qmllint on ``files``; return 1 when it finds anything."""
    folders = [BUILD, *(ROOT / app / "qml" for app in APPS)]
    imports = [argument for folder in folders for argument in ("-I", folder)]
    tool = Path(sys.executable).parent / "pyside6-qmllint"
    run = subprocess.run([tool, *OPTIONS, *imports, *files], capture_output=True, text=True)
    for line in run.stderr.splitlines():
        if line.startswith(("Warning:", "Error:")):
            print(line.replace(f"{ROOT}/", ""))
    return min(run.returncode, 1)


def _is_registered(thing: object, module: ModuleType) -> bool:
    return isinstance(thing, type) and issubclass(thing, QObject) and thing.__module__ == module.__name__


def _component(qml_module: str, meta: QMetaObject) -> str:
    parent = meta.superClass()
    own = [
        *(_property(meta.property(index)) for index in range(parent.propertyCount(), meta.propertyCount())),
        *(_method(meta.method(index)) for index in range(parent.methodCount(), meta.methodCount())),
    ]
    head = f'name: "{meta.className()}"; prototype: "{parent.className()}"; accessSemantics: "reference"'
    export = f'exports: ["{qml_module}/{meta.className()} 1.0"]; exportMetaObjectRevisions: [256]'
    return "\n".join([f"Component {{ {head}; {export}", *own, "}"])


def _property(found: QMetaProperty) -> str:
    name = str(found.name())
    type_name = str(found.typeName())
    facts = [f'name: "{name}"', f'type: "{_type(type_name)}"', f'read: "{name}"']
    if type_name.endswith("*"):
        facts.append("isPointer: true")
    if found.hasNotifySignal():
        facts.append(f'notify: "{_text(found.notifySignal().name())}"')
    facts.append(f"isReadonly: {str(not found.isWritable()).lower()}")
    facts.append(f"isPropertyConstant: {str(found.isConstant()).lower()}")
    return f"Property {{ {'; '.join(facts)} }}"


def _method(found: QMetaMethod) -> str:
    kind = "Signal" if found.methodType() == QMetaMethod.MethodType.Signal else "Method"
    name = _text(found.name())
    return f'{kind} {{ name: "{name}"; type: "{_type(str(found.typeName()))}"; {" ".join(_parameters(found))} }}'


def _parameters(found: QMetaMethod) -> Iterator[str]:
    for index, raw in enumerate(found.parameterTypes()):
        yield f'Parameter {{ name: "value{index}"; type: "{_type(_text(raw))}" }}'


def _type(name: str) -> str:
    return {"PyObject": "QVariant", "": "void"}.get(name, name.removesuffix("*"))


def _text(raw: QByteArray) -> str:
    return bytes(raw.data()).decode()


def _describe_all() -> None:
    for qml_module, names in registering_modules(ROOT).items():
        folder = BUILD / qml_module.replace(".", "/")
        folder.mkdir(parents=True, exist_ok=True)
        types = describe(qml_module, [importlib.import_module(name) for name in names])
        (folder / "backend.qmltypes").write_text(types, encoding="utf-8")
        qmldir = f"module {qml_module}\ntypeinfo backend.qmltypes\ndepends QtQuick\n"
        (folder / "qmldir").write_text(qmldir, encoding="utf-8")


def main() -> int:
    """Describe the modules written in Python, then lint."""
    _describe_all()
    return lint(qml_files(ROOT, sys.argv[1:] or APPS))


if __name__ == "__main__":
    sys.exit(main())
