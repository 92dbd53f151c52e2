import { Inject, Injectable } from '@nestjs/common';
import type { Queryable, StorePosition } from '@wenxiao/event-store';
import { problem } from '../http/problem.js';
import { DATABASE } from './database.js';

/** Of PostgreSQL's xid8 and bigint. */
const transactionIdMax = 2n ** 64n - 1n;
const positionMax = 2n ** 63n - 1n;

/** How long a read waits for the write it wants to see. */
const waitMillisecondsMax = 1000;

/** Lets a read wait for a write: a person sees what they have just done. */
@Injectable()
export class ReadModelPosition {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /**
   * Waits until a projection has reached the position of `Wenxiao-After`, up to a second.
   * @returns whether what is read now may be older than that.
   */
  async stale(projection: string, after: string | undefined): Promise<boolean> {
    if (after === undefined) return false;
    const position = positionOf(after);
    const end = performance.now() + waitMillisecondsMax;
    while (!(await this.hasReached(projection, position))) {
      if (performance.now() > end) return true;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
  }

  /**
   * For who acts upon a list: nobody is left out because it has not heard of them yet.
   * @throws {ProblemError} `temporarily-unavailable` where a projection has not reached what is recorded, a second later either.
   */
  async requireNewest(projection: string): Promise<void> {
    const { rows } = await this.db.query<{ at: string }>(
      `select concat_ws('-', e.incarnation, e.transaction_id, e.position) as at from event_store.events e
        order by e.incarnation desc, e.transaction_id desc, e.position desc limit 1`,
    );
    if (await this.stale(projection, rows[0]?.at)) throw problem('temporarily-unavailable');
  }

  private async hasReached(projection: string, position: StorePosition): Promise<boolean> {
    const { rows } = await this.db.query<{ reached: boolean }>(
      `select (c.incarnation, c.transaction_id, c.position) >= ($2::integer, $3::xid8, $4::bigint) as reached
         from event_store.checkpoints c where c.subscriber = $1`,
      [projection, position.incarnation, position.transactionId, position.position],
    );
    return rows[0]?.reached === true;
  }
}

function positionOf(text: string): StorePosition {
  const [, incarnation, transactionId, position] = /^(\d{1,9})-(\d{1,20})-(\d{1,19})$/.exec(text) ?? [];
  if (
    incarnation === undefined ||
    transactionId === undefined ||
    position === undefined ||
    BigInt(transactionId) > transactionIdMax ||
    BigInt(position) > positionMax
  ) {
    throw problem('invalid-request', {
      errors: [
        {
          path: 'Wenxiao-After',
          code: 'position',
          zh: '须为先前应答中的 position',
          en: 'must be the position of an earlier answer',
        },
      ],
    });
  }
  return { incarnation: Number(incarnation), transactionId, position };
}
