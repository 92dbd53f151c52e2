import { randomUUID } from 'node:crypto';
import type { Queryable } from '@wenxiao/event-store';
import { statement } from './statement.js';

const sql = {
  acquire: statement('acquire-lease'),
  hold: statement('hold-lease'),
  release: statement('release-lease'),
};

/** Thrown when another owner has taken the lease meanwhile: what this one was about to write must not be written. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
  constructor(readonly lease: string) {
    super(`Another instance has taken over ${lease}`);
  }
}

/**
 * One owner at a time of something, fenced in PostgreSQL: whoever holds the lease writes under its epoch, and one who was
 * stopped past the lease's end finds a higher epoch and writes nothing.
 */
export class Lease {
  private readonly owner = randomUUID();
  private epoch: string | undefined;
  private until = 0;

  constructor(
    readonly name: string,
    readonly duration_ms: number,
  ) {}

  /** Whether this process may believe that it holds the lease: by its own clock, which a stopped process does not outrun. */
  get held(): boolean {
    return this.epoch !== undefined && performance.now() < this.until;
  }

  /** Takes the lease or extends it. @returns whether it is held. */
  async acquire(db: Queryable): Promise<boolean> {
    const asked = performance.now();
    const { rows } = await db.query<{ epoch: string }>(sql.acquire, [this.name, this.owner, this.duration_ms / 1000]);
    this.epoch = rows[0]?.epoch;
    this.until = asked + this.duration_ms;
    return this.epoch !== undefined;
  }

  /** Whether two thirds of it are still to come: nothing needs to be done yet. */
  get fresh(): boolean {
    return this.epoch !== undefined && this.until - performance.now() > (this.duration_ms * 2) / 3;
  }

  /**
   * Guards what `tx` writes: until its end nobody else can take the lease.
   * @throws {LeaseLostError}
   */
  async guard(tx: Queryable): Promise<void> {
    const { rows } = await tx.query(sql.hold, [this.name, this.owner, this.epoch]);
    if (rows.length > 0) return;
    this.epoch = undefined;
    throw new LeaseLostError(this.name);
  }

  /** Lets the next owner take over at once. */
  async release(db: Queryable): Promise<void> {
    const { epoch } = this;
    this.epoch = undefined;
    if (epoch !== undefined) await db.query(sql.release, [this.name, this.owner, epoch]);
  }
}
