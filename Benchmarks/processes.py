"""Runs other programs and measures them from outside: wall time, processor time, peak memory."""

import os
import shutil
import subprocess
import tempfile
import threading
import time

TIME = shutil.which("time")


class Outcome:
    """What one run of a program took and gave."""

    def __init__(self, wall, cpu, status, output, errors):
        self.wall, self.cpu, self.status, self.output, self.errors = wall, cpu, status, output, errors


def run(command, text=None, output=None, limit=900):
    """Runs a command to its end: start-up included, output to a file (dropped unless `output` names one).

    Killed after `limit` seconds; `status` is then negative.
    """
    with open(output, "w+b") if output else tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors, \
            tempfile.TemporaryFile() as given:
        given.write((text or "").encode())
        given.seek(0)
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=given, stdout=out, stderr=errors, start_new_session=True)
        timer = threading.Timer(limit, lambda: os.killpg(process.pid, 9))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        answer = b"" if output else out.read()
        return Outcome(wall, usage.ru_utime + usage.ru_stime, process.returncode, answer, errors.read().decode("utf-8", "replace"))


def peak_memory(command, text=None):
    """Peak resident memory of one run in MB; None without time(1). A run of its own: wait4 would count this process's."""
    if not TIME:
        return None
    with tempfile.NamedTemporaryFile("r") as report:
        run([TIME, "-q", "-f", "%M", "-o", report.name, *command], text)
        words = report.read().split()
    return int(words[-1]) / 1024 if words else None


def forget_pages(path):
    """Drops a file's pages from the system's cache, so that the next run reads the disk."""
    files = [path] if os.path.isfile(path) else [os.path.join(f, n) for f, _, names in os.walk(path) for n in names]
    for file in files:
        descriptor = os.open(file, os.O_RDONLY)
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def size(path):
    """Bytes of a file, or of all files of a folder."""
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(f, n)) for f, _, names in os.walk(path) for n in names)


def remove(path):
    for name in (path, path + "-wal", path + "-shm", path + "-journal", path + ".wal"):
        if os.path.isdir(name):
            shutil.rmtree(name)
        elif os.path.exists(name):
            os.remove(name)
