import { closedThrough, type ClosedThrough, type Queryable } from '@wenxiao/event-store';

/** While nothing happens the history is told no more often than this. */
const every_ms_max = 60_000;

/** When the history is told through when it is closed, and up to which mark the relay has to come before. */
export class Closing {
  private mark: ClosedThrough | undefined;
  private due = 0;
  private wait_ms: number;

  constructor(
    private readonly db: Queryable,
    private readonly every_ms: number,
  ) {
    this.wait_ms = every_ms;
  }

  /** The mark to be reached; undefined while none is due. */
  async next(): Promise<ClosedThrough | undefined> {
    if (!this.mark && performance.now() >= this.due) this.mark = await closedThrough(this.db);
    return this.mark;
  }

  /** @param active whether anything was sent since the last mark: what is idle is told less and less often */
  announced(active: boolean): void {
    this.wait_ms = active ? this.every_ms : Math.min(this.wait_ms * 2, Math.max(every_ms_max, this.every_ms));
    this.due = performance.now() + this.wait_ms;
    this.mark = undefined;
  }

  reset(): void {
    this.mark = undefined;
    this.due = 0;
    this.wait_ms = this.every_ms;
  }
}
