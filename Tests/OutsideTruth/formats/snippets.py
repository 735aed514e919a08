"""Runs the snippets of a page of documentation, one after another, in the working folder."""
import re
import shutil
import subprocess
import sys

TOOLS = {"sh": ["bash", "-euo", "pipefail", "-c"], "python": [sys.executable, "-c"], "r": ["Rscript", "-e"]}

page = open(sys.argv[1], encoding="utf-8").read()
snippets = re.findall(r"^```(\w+)\n(.*?)^```$", page, re.M | re.S)
assert len(snippets) > 8
for language, text in snippets:
    command = TOOLS[language]
    if not shutil.which(command[0]):
        print(f"left out, {command[0]} is not installed: {text.splitlines()[0]}")
        continue
    outcome = subprocess.run(command + [text], capture_output=True, text=True)
    if outcome.returncode:
        sys.exit(f"{text}\nends with {outcome.returncode}:\n{outcome.stdout}{outcome.stderr}")
print(f"{len(snippets)} snippets run")
