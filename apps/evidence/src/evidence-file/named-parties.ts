import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE, type Party, type PartyRegister } from '@wenxiao/service-kit';
import { partyCopies } from '../copies.js';

const copies = partyCopies.map(({ name }) => name);

/** Whom objects of a subject name that are under way: who evaluates it hands in working papers, and reads what it is judged by. */
@Injectable()
export class NamedParties implements PartyRegister {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  async anyIn(tenant: string, personId: string, organisationIds: readonly string[]): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from copies.facts f, json_array_elements(f.data->'parties') p
        where f.copy = any ($1) and f.tenant = $2 and p->>'who' = any ($3::text[]) limit 1`,
      [copies, tenant, [personId, ...organisationIds]],
    );
    return rows.length > 0;
  }

  /** Those of a subject. An id alone does not say whether it is a person’s or an organisation’s: whoever it fits, it means. */
  async of(tenant: string, subject: string): Promise<readonly Party[]> {
    const { rows } = await this.db.query<{ as: string; who: string }>(
      `select distinct p->>'as' as as, p->>'who' as who from copies.facts f, json_array_elements(f.data->'parties') p
        where f.copy = any ($1) and f.tenant = $2 and starts_with(f.key, $3 || '.') order by 1, 2`,
      [copies, tenant, subject],
    );
    return rows.flatMap(({ as, who }) => [
      { as, who: { person: who } },
      { as, who: { organisation: who } },
    ]);
  }
}
