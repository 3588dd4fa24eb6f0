"""A training that runs behind other work: it ends when asked to, waits while told to."""

import signal
import time


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
