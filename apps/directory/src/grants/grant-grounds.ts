import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { BusinessClock, DATABASE } from '@wenxiao/service-kit';
import { DESK_TABLE, type DeskTable } from '../desks/desk-table.js';
import { Ways } from '../organisation/way.js';
import type { DeskAt, GrantData, GrantGround } from './person-grants.decider.js';
import { RecordedGrants } from './recorded-grants.js';

/** Looks up what decisions on grants rest on. */
@Injectable()
export class GrantGrounds {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly recorded: RecordedGrants,
    private readonly ways: Ways,
    private readonly clock: BusinessClock,
    @Inject(DESK_TABLE) private readonly table: DeskTable,
  ) {}

  /** @param by who grants, takes or hands on. */
  async of(tenant: string, data: DeskAt | GrantData, by: string): Promise<GrantGround> {
    const other = 'standsInFor' in data ? data.standsInFor : undefined;
    const means = await this.meantBy(data.organisationId);
    const [today, way, filled, grantor, ownOfOther, worksThere] = await Promise.all([
      this.clock.today(),
      this.ways.to(tenant, data.organisationId),
      this.recorded.filled(data.personId, tenant),
      this.recorded.filled(by, tenant),
      other === undefined ? undefined : this.recorded.own(other, data.desk, means),
      this.worksAt(data),
    ]);
    return {
      table: this.table,
      today,
      way: way.filter((each) => each.tenant === tenant),
      means,
      filled: filled.desks,
      filledByGrantor: grantor.desks,
      elsewhere: filled.elsewhere,
      filledByOther: ownOfOther !== undefined,
      ...(ownOfOther?.to !== undefined && { filledByOtherUntil: ownOfOther.to }),
      worksThere,
    };
  }

  private async meantBy(organisationId: string): Promise<string[]> {
    const { rows } = await this.db.query<{ id: string }>(
      `select id from directory_copy.taken_over_by(array[$1]) as taken (id)`,
      [organisationId],
    );
    return [organisationId, ...rows.map(({ id }) => id)];
  }

  private async worksAt({ personId, organisationId }: DeskAt): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from directory.people p
        where p.id = $1::uuid and p.disabled_at is null and directory_copy.works_at(p.organisation_id::text, $2)`,
      [personId, organisationId],
    );
    return rows.length > 0;
  }
}
