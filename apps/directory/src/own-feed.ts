import { Inject, Injectable } from '@nestjs/common';
import { type CommandAnswer, DATABASE, ReadModelPosition } from '@wenxiao/service-kit';
import type { Queryable } from '@wenxiao/event-store';

/** How long an answer waits for directory to hear itself. */
const waitMillisecondsMax = 2000;
const pauseMilliseconds = 20;

/**
 * Directory takes in its own announcements like every other service: the guard and the rules look at that copy. An answer
 * waits a moment for it, so that the request that follows finds what this one made. Where it takes longer the answer goes
 * out all the same: what was decided is decided.
 */
@Injectable()
export class OwnFeed {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly positions: ReadModelPosition,
  ) {}

  /** Waits until a row of `directory_copy` is there. @param probe a query that finds a row then. */
  async heard(probe: string, values: readonly unknown[]): Promise<boolean> {
    const end = performance.now() + waitMillisecondsMax;
    while ((await this.db.query(probe, [...values])).rows.length === 0) {
      if (performance.now() > end) return false;
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
    return true;
  }

  /** Waits until the copy holds an organisation as it stood at a version of its stream. */
  async heardOrganisation(id: string, version: number): Promise<void> {
    await this.heard(`select from directory_copy.organisations where id = $1 and version >= $2`, [id, version]);
  }

  /** Waits until the copy holds all of these organisations. */
  async heardAll(ids: readonly string[]): Promise<void> {
    await this.heard(
      `select from (select count(*) as heard from directory_copy.organisations where id = any ($1::text[])) o where heard = $2`,
      [ids, ids.length],
    );
  }

  /** Waits until a read model of directory's own shows what a command wrote. */
  async shown(projection: string, answer: CommandAnswer): Promise<void> {
    await this.positions.stale(projection, answer.position);
  }
}
