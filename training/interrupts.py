"""A training that runs behind other work: it ends when asked to, waits while told to."""

import os
import signal
import time
from pathlib import Path


def lowest_priority():
    """
    Leaves the processor to whatever else wants it. Linux shares it out between sessions first (autogroups), where the
    niceness of a process counts for nothing; so a session of the training's own (setsid) is lowered as well.
    """
    os.nice(19)
    group = Path('/proc/self/autogroup')
    if os.getsid(0) == os.getpid() and group.exists():
        group.write_text('19')


class Interrupts:
    """SIGTERM and SIGINT ask for an end, the file `pause` for a wait; both are looked at between two pieces of work."""

    def __init__(self, pause):
        self.pause, self.ended = pause, False
        for kind in (signal.SIGTERM, signal.SIGINT):
            signal.signal(kind, self.end)

    def end(self, *_):
        self.ended = True

    def wait(self, before):
        """While the file is there, unless an end is asked for; calls `before` first."""
        if not self.pause.exists():
            return
        before()
        print('paused', flush=True)
        while self.pause.exists() and not self.ended:
            time.sleep(1)
        if not self.ended:
            print('goes on', flush=True)
