/** Watches how long the event loop of this process is kept from its timers. */
export class LoopWatch {
  private timer: NodeJS.Timeout | undefined;
  private last_ms = 0;
  private longest_ms = 0;

  start(): void {
    this.longest_ms = 0;
    this.last_ms = performance.now();
    this.timer = setInterval(() => this.tick(), 1);
  }

  /** Ends the watch. @returns the longest time, in milliseconds, for which no timer could run. */
  stop(): number {
    this.tick();
    clearInterval(this.timer);
    return this.longest_ms;
  }

  private tick(): void {
    const now_ms = performance.now();
    this.longest_ms = Math.max(this.longest_ms, now_ms - this.last_ms);
    this.last_ms = now_ms;
  }
}
