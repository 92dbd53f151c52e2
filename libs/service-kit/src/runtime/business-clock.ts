import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE } from './database.js';

/** The time by which the service does its business: the database server's clock, moved ahead in a demo. Token expiry and timeouts never use it. */
@Injectable()
export class BusinessClock {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** UTC instant, microseconds. One clock for every instance of the service. */
  async now(): Promise<string> {
    const { rows } = await this.db.query<{ now: string }>(
      `select to_char((clock_timestamp() + ahead) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now
         from event_store.business_clock`,
    );
    const [row] = rows;
    if (!row) throw new Error('The store has no business clock');
    return row.now;
  }
}
