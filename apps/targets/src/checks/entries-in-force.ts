import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import type { EntryInForce } from '@wenxiao/rules/checks';
import { moneyScheme } from '@wenxiao/rules/shape';
import { DATABASE } from '@wenxiao/service-kit';
import { registerEntries } from '../copies.js';

/** What stands in registers, as accountability said it last. */
@Injectable()
export class EntriesInForce {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** About something, in registers that any of these jurisdictions keeps. */
  async about(tenants: readonly string[], about: string): Promise<readonly EntryInForce[]> {
    const { rows } = await this.db.query<{ data: EntryInForce }>(
      `select data from copies.facts
        where copy = $1 and tenant = any ($2) and data->>'status' = 'in-force' and data->>'about' = $3
        order by key`,
      [registerEntries.name, tenants, about],
    );
    return rows.map(({ data }) => data);
  }

  /** In registers of a jurisdiction, about whatever it is. */
  async in(tenant: string, registers: readonly string[]): Promise<readonly EntryInForce[]> {
    if (registers.length === 0) return [];
    const { rows } = await this.db.query<{ data: EntryInForce }>(
      `select data from copies.facts
        where copy = $1 and tenant = $2 and data->>'status' = 'in-force' and data->>'scheme' = $3
          and data->>'register' = any ($4)
        order by key`,
      [registerEntries.name, tenant, moneyScheme, registers],
    );
    return rows.map(({ data }) => data);
  }
}
