import { describeFailure } from './failure.js';
import type { Log } from './log.js';

/** What a loop does at this moment, and since when (UTC). */
export type LoopState = Readonly<{
  is:
    | 'running'
    /** Another instance does the work. */
    | 'standby'
    /** An error that passes: it tries again, with longer and longer pauses. */
    | 'paused'
    | 'closed';
  reason?: string;
  since: string;
}>;

/**
 * What came of a turn: `again` for more at once, `idle` to wait for a call or the time, `standby` as idle, while another instance works, `waiting`
 * as idle, while something is there that goes on later; `soon` where what it was called for is there and cannot be read yet.
 */
export type TurnOutcome = 'again' | 'soon' | 'idle' | 'standby' | 'waiting';

/** @param called whether somebody has called since it last found nothing */
export type Turn = (called: boolean) => Promise<TurnOutcome>;

/** What cannot be read yet waits for an older transaction: mostly a matter of milliseconds. Doubled each time, up to the idle wait. */
const soon_ms = 20;

export type LoopOptions = Readonly<{
  name: string;
  turn: Turn;
  /** How long an idle loop waits for a call. */
  idle_ms: number;
  /** An idle loop that nobody calls waits twice as long each time, up to this; `idle_ms` when not given. */
  idle_ms_max?: number;
  log: Log;
  /** The first pause after an error; doubled each time. 100 when not given. */
  pause_ms_min?: number;
  /** 10 000 when not given. */
  pause_ms_max?: number;
}>;

/** Does one thing again and again until it is closed, and never throws: an error is a pause that health can see. */
export class Loop {
  state: LoopState = { is: 'closed', since: new Date().toISOString() };
  private pause_ms = 0;
  private running: Promise<void> | undefined;
  private closing = false;
  private woken = false;
  private wakeUp: (() => void) | undefined;

  constructor(private readonly options: LoopOptions) {}

  start(): void {
    this.closing = false;
    this.running ??= this.run();
  }

  /** There may be something to do now. */
  wake(): void {
    this.woken = true;
    this.wakeUp?.();
  }

  /** The present turn, which may be a long one, is past what made the last one fail. */
  recovered(): void {
    this.pause_ms = 0;
    this.enter('running');
  }

  get closed(): boolean {
    return this.closing;
  }

  /** Settles when the present turn is over. */
  async close(): Promise<void> {
    this.closing = true;
    this.wakeUp?.();
    await this.running;
    this.running = undefined;
    this.enter('closed');
  }

  private async run(): Promise<void> {
    this.enter('running');
    let called = false;
    let soonWait_ms = soon_ms;
    let idleWait_ms = this.options.idle_ms;
    while (!this.closing) {
      let wait_ms = 0;
      try {
        called ||= this.woken;
        this.woken = false;
        const outcome = await this.options.turn(called);
        this.pause_ms = 0;
        this.enter(outcome === 'standby' ? 'standby' : 'running');
        idleWait_ms = outcome === 'idle' && !called ? idleWait_ms : this.options.idle_ms;
        called &&= outcome === 'soon' || outcome === 'again';
        if (outcome !== 'again') wait_ms = outcome === 'soon' ? soonWait_ms : idleWait_ms;
        idleWait_ms = Math.min(2 * idleWait_ms, this.options.idle_ms_max ?? this.options.idle_ms);
        soonWait_ms = outcome === 'soon' ? Math.min(2 * soonWait_ms, this.options.idle_ms) : soon_ms;
      } catch (error) {
        wait_ms = this.paused(error);
      }
      await this.wait(wait_ms);
    }
  }

  private paused(error: unknown): number {
    const { name, log, pause_ms_min = 100, pause_ms_max = 10_000 } = this.options;
    const reason = describeFailure(error);
    if (this.state.is !== 'paused') log.warn(`${name} pauses: ${reason}`);
    this.enter('paused', reason);
    // A call must not shorten the pause: it tells of work, not of a remedy.
    this.woken = false;
    this.pause_ms = Math.min(Math.max(this.pause_ms * 2, pause_ms_min), pause_ms_max);
    return this.pause_ms;
  }

  private enter(is: LoopState['is'], reason?: string): void {
    if (this.state.is === is && this.state.reason === reason) return;
    if (this.state.is === 'paused' && is === 'running') this.options.log.log(`${this.options.name} goes on`);
    const since = this.state.is === is ? this.state.since : new Date().toISOString();
    this.state = { is, since, ...(reason !== undefined && { reason }) };
  }

  private async wait(ms: number): Promise<void> {
    if (this.closing || this.woken) return;
    if (ms === 0) {
      // A loop that always has more to do lets others have their turn, too.
      await new Promise<void>((resolve) => setImmediate(resolve));
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      const pausedNow = this.state.is === 'paused';
      this.wakeUp = () => {
        if (pausedNow && !this.closing) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = undefined;
  }
}
