"""The machine's own Chromium, if it has one."""

import shutil

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
OPTIONS = ["--no-sandbox"]
