"""Runs dossier and watches from outside: how it ended, how long it took, how much memory, what it printed."""

import os
import pty
import resource
import signal
import subprocess
import tempfile
import termios
import threading
import time

# Bytes of output that are kept; the rest is read and dropped, so that an endless answer fills neither memory nor disk.
KEPT = 4 << 20
# Of the address space of everything that is run: a hostile question must not take the machine down.
ADDRESS_SPACE = 6 << 30

BUG = 70


def bound_children():
    """Limits what this process and all that it starts may take."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or hard > ADDRESS_SPACE:
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


class Outcome:
    """How one run ended. `status` is negative for a signal; `hung` says that it had to be killed after its limit.

    `peak` is the most memory that it took in bytes, 0 where that is not known since this process had taken more.
    """

    def __init__(self, arguments, status, output, errors, seconds, peak, hung):
        self.arguments, self.status, self.output, self.errors = arguments, status, output, errors
        self.seconds, self.peak, self.hung = seconds, peak, hung

    @property
    def text(self):
        return self.output.decode("utf-8", "replace")

    def broken(self):
        """What no run may do, whatever it was given: hang, end by a signal, or say that it has a bug. None if it did not."""
        if self.hung:
            return f"hangs (killed after {self.seconds:.0f} s)"
        if self.status < 0:
            return f"ends by {signal.Signals(-self.status).name}"
        if self.status > 128 and self.status != 128 + signal.SIGINT:
            return f"ends with {self.status}"
        if self.status == BUG:
            return "exits 70"
        return None

    def reason(self):
        """The line of stderr that says most, short: what faults of one kind have in common."""
        # On a terminal, what was said stands in the output.
        lines = [line for line in (self.errors or self.text[:KEPT >> 4]).splitlines() if line.strip()]
        chosen = next((line for line in lines if "Fatal error" in line or ": a bug: " in line), lines[0] if lines else "")
        # What SQLite says, without the statement that it says it of.
        return chosen.split(" in: ")[0][:200]


class Program:
    """The binary, and the surroundings that make its answers the same everywhere."""

    def __init__(self, path):
        self.path = os.path.abspath(path)

    def environment(self, folder):
        keep = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        # Swift's backtraces take seconds each, and attach to the process: the first lines are enough.
        return keep | {
            "HOME": folder, "XDG_CACHE_HOME": os.path.join(folder, ".cache"), "TZ": "UTC", "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "PAGER": "cat", "COLUMNS": "100", "SWIFT_BACKTRACE": "enable=no"}

    def start(self, arguments, folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        return subprocess.Popen(
            [self.path, *arguments], cwd=folder, env=self.environment(folder), stdin=stdin, stdout=stdout, stderr=stderr,
            start_new_session=True)

    def run(self, arguments, folder, text=None, limit=60, interfere=None):
        """Runs to the end. `interfere(process)` is called at once after the start: it may wait, and send signals."""
        with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as given:
            if text is not None:
                given.write(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))
                given.seek(0)
            begin = time.monotonic()
            process = self.start(
                arguments, folder, stdin=given if text is not None else subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors)
            if interfere:
                threading.Thread(target=interfere, args=(process,), daemon=True).start()
            return self._finish(process, arguments, process.stdout.fileno(), errors, begin, limit)

    def run_on_terminal(self, arguments, folder, limit=60):
        """Runs with stdout and stderr on a terminal of 100 columns that passes every byte on as it is."""
        master, slave = pty.openpty()
        try:
            mode = termios.tcgetattr(slave)
            mode[1] &= ~termios.OPOST
            termios.tcsetattr(slave, termios.TCSANOW, mode)
            termios.tcsetwinsize(slave, (50, 100))
            begin = time.monotonic()
            process = self.start(arguments, folder, stdout=slave, stderr=slave)
        finally:
            os.close(slave)
        try:
            return self._finish(process, arguments, master, None, begin, limit)
        finally:
            os.close(master)

    def _finish(self, process, arguments, descriptor, errors, begin, limit):
        lock, state = threading.Lock(), {"ended": False, "hung": False}

        def kill():
            with lock:
                if not state["ended"]:
                    state["hung"] = True
                    os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(limit, kill)
        timer.start()
        kept = []
        size = 0
        while True:
            try:
                part = os.read(descriptor, 1 << 16)
            except OSError:
                break  # a terminal whose last writer is gone
            if not part:
                break
            if size < KEPT:
                kept.append(part)
            size += len(part)
        # Its number stays taken until it is waited for, so that no signal can meet another process.
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        with lock:
            state["ended"] = True
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.stdout:
            process.stdout.close()
        said = ""
        if errors:
            errors.seek(0)
            said = errors.read(KEPT).decode("utf-8", "replace")
        # The system counts what this process took before the program began; a peak that is no higher says nothing.
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        peak = usage.ru_maxrss * 1024 if usage.ru_maxrss > own + 4096 else 0
        return Outcome(arguments, process.returncode, b"".join(kept), said, seconds, peak, state["hung"])


def send(process, number):
    """Sends a signal to a process that may have ended, but was not waited for by anyone else."""
    try:
        os.kill(process.pid, number)
    except ProcessLookupError:
        pass
