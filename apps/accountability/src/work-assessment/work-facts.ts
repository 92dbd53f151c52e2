import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE, type Organisation } from '@wenxiao/service-kit';
import { conclusions, conclusionsTakenBack, foundInMonitoring, referredSubjects } from '../referral/referral.copies.js';
import type { Known } from './work-assessment.world.js';

type Row = Omit<Known, 'code' | 'on' | 'type' | 'told'> &
  Readonly<{ code: string | null; on: string | null; type: string | null }> &
  Known['told'];

/** What the product itself knows of how a body worked in a year: of the subjects that are its own or of bodies below it. */
@Injectable()
export class WorkFacts {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** In one order. Of a jurisdiction: all that is known of its subjects. */
  async of(
    { id, jurisdictionId }: Pick<Organisation, 'id' | 'jurisdictionId'>,
    year: number,
  ): Promise<readonly Known[]> {
    const { rows } = await this.db.query<Row>(
      `with theirs as (
         select key as subject, data->>'name' as name from copies.facts
          where copy = $1 and tenant = $2 and ($2 = $3 or data->>'unit' = $3 or data->>'department' = $3
            or exists (select from directory_copy.organisations o where o.id = data->>'unit' and $3 = any (o.path))))
       select * from (
       select 'monitoring-finding' as fact, s.subject, s.name, f.data->>'found' as which, found as code, f.data->>'on' as on,
              null as type, f.store, f.tenant, f.stream, f.version
         from theirs s join copies.facts f on f.copy = $4 and f.tenant = $2 and f.data->>'subject' = s.subject
         cross join json_array_elements_text(f.data->'findings') found
        where f.data->>'year' = $5
       union all
       select 'evaluation-result', s.subject, s.name, concat_ws('.', c.data->>'type', c.data->>'period', c.data->>'number'),
              c.data->>'grade', null, c.data->>'type', c.store, c.tenant, c.stream, c.version
         from theirs s join copies.facts c on c.copy = $6 and c.tenant = $2 and c.data->>'subject' = s.subject
         left join copies.facts w on w.copy = $7 and w.tenant = c.tenant and w.key = c.key and w.version > c.version
        where c.data->>'year' = $5 and w.key is null
       union all
       select 'rectification-overdue', s.subject, s.name, r.id, null, r."openedOn"::text, null,
              'accountability', r.tenant, 'rectification/' || r.id, r.version
         from theirs s join accountability_read.rectifications_1 r on r.tenant = $2 and r.subject = s.subject
        where r.year = $5::integer and r.status = 'open' and cardinality(r.overdue) > 0) known
       order by fact collate "C", name collate "C", which collate "C", code collate "C"`,
      [
        referredSubjects.name,
        jurisdictionId,
        id,
        foundInMonitoring.name,
        String(year),
        conclusions.name,
        conclusionsTakenBack.name,
      ],
    );
    return rows.map(({ store, tenant, stream, version, code, on, type, ...row }) => ({
      ...row,
      ...(code !== null && { code }),
      ...(on !== null && { on }),
      ...(type !== null && { type }),
      told: { store, tenant, stream, version },
    }));
  }
}
