import { businessDateAt, startOfDay } from '@wenxiao/domain';
import { businessNow, type Queryable } from '@wenxiao/event-store';

/** The time by which the service does its business: the database server's clock, moved in a demo. Token expiry and timeouts never use it. */
export class BusinessClock {
  constructor(
    private readonly db: Queryable,
    /** IANA name of the zone in which deadlines are computed. */
    readonly timeZone: string,
  ) {}

  /** UTC instant, microseconds. One clock for every instance of the service. */
  now(): Promise<string> {
    return businessNow(this.db);
  }

  /** The day that it is in the jurisdictions' time zone. */
  async today(): Promise<string> {
    return businessDateAt(await this.now(), this.timeZone);
  }

  /** The day there on which an instant lies. */
  dayOf(instant: string): string {
    return businessDateAt(instant, this.timeZone);
  }

  /** The instant at which a day begins there. */
  startOf(day: string): string {
    return startOfDay(day, this.timeZone);
  }
}
