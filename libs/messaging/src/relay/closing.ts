import type { ClosedThrough } from '@wenxiao/event-store';

/** While nothing happens the history is told no more often than this. */
const every_ms_max = 60_000;

/** When the history is told through when it is closed, and up to which mark the relay has to come before. */
export class Closing {
  private mark: ClosedThrough | undefined;
  private due = 0;
  private wait_ms: number;

  constructor(
    private readonly closedNow: () => Promise<ClosedThrough>,
    private readonly every_ms: number,
  ) {
    this.wait_ms = every_ms;
  }

  /** The mark to be reached; undefined while none is due. */
  async next(): Promise<ClosedThrough | undefined> {
    if (!this.mark && performance.now() >= this.due) this.mark = await this.closedNow();
    return this.mark;
  }

  /** Something was sent: the next mark is due soon (or at once), however long nothing has happened before. */
  sent(atOnce = false): void {
    this.wait_ms = this.every_ms;
    this.due = Math.min(this.due, performance.now() + (atOnce ? 0 : this.every_ms));
  }

  /** The mark was announced. Until something is sent the next ones are told less and less often. */
  announced(): void {
    this.due = performance.now() + this.wait_ms;
    this.wait_ms = Math.min(this.wait_ms * 2, Math.max(every_ms_max, this.every_ms));
    this.mark = undefined;
  }

  reset(): void {
    this.mark = undefined;
    this.due = 0;
    this.wait_ms = this.every_ms;
  }
}
