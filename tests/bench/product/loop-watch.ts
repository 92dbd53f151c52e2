import { existsSync, readFileSync } from 'node:fs';

/** Linux tells how long the main thread has been on a processor: that is the work, whatever else the machine does meanwhile. */
const schedule = `/proc/self/task/${process.pid}/schedstat`;
const worked_ms: () => number = existsSync(schedule)
  ? () => Number(readFileSync(schedule, 'utf8').split(' ', 1)[0]) / 1e6
  : () => performance.now();

/** Watches how long the event loop of this process is kept from its timers. */
export class LoopWatch {
  private timer: NodeJS.Timeout | undefined;
  private last_ms = 0;
  private longest_ms = 0;

  start(): void {
    this.longest_ms = 0;
    this.last_ms = worked_ms();
    this.timer = setInterval(() => this.tick(), 1);
  }

  /** Ends the watch. @returns the longest work, in milliseconds, between two turns in which timers could run. */
  stop(): number {
    this.tick();
    clearInterval(this.timer);
    return this.longest_ms;
  }

  private tick(): void {
    const now_ms = worked_ms();
    this.longest_ms = Math.max(this.longest_ms, now_ms - this.last_ms);
    this.last_ms = now_ms;
  }
}
