import { businessDateAt, startOfDay } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';

/** The time by which the service does its business: the database server's clock, moved in a demo. Token expiry and timeouts never use it. */
export class BusinessClock {
  constructor(
    private readonly db: Queryable,
    /** IANA name of the zone in which deadlines are computed. */
    readonly timeZone: string,
  ) {}

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

  /** The day that it is in the jurisdictions' time zone. */
  async today(): Promise<string> {
    return businessDateAt(await this.now(), this.timeZone);
  }

  /** The instant at which a day begins there. */
  startOf(day: string): string {
    return startOfDay(day, this.timeZone);
  }
}
