import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE } from '@wenxiao/service-kit';
import { disclosable, disclosableNoMore, disclosedSubjects } from '../disclosure/disclosure.copies.js';
import type { Reported } from './report-upward.world.js';

type Row = Omit<Reported, 'score' | 'grade'> & Readonly<{ score: string | null; grade: string | null; name: string }>;
export type Named = Reported & Readonly<{ name: string }>;

/** Results of a year, by what evaluations were told to have come to. */
@Injectable()
export class ConcludedResults {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** Those of an organisation, the jurisdiction or a department, whose conclusion holds, in one order. */
  async of(tenant: string, organisation: string, year: number): Promise<readonly Named[]> {
    const { rows } = await this.db.query<Row>(
      `select c.data->>'subject' as subject, c.data->>'type' as type, c.data->>'period' as period,
              (c.data->>'number')::integer as number, c.version, c.data->>'score' as score, c.data->>'grade' as grade,
              s.data->>'name' as name
         from copies.facts c
         join copies.facts s on s.copy = $2 and s.tenant = c.tenant and s.key = c.data->>'subject'
         left join copies.facts w on w.copy = $3 and w.tenant = c.tenant and w.key = c.key and w.version > c.version
        where c.copy = $1 and c.tenant = $4 and c.data->>'year' = $5 and w.key is null
          and ($6 = c.tenant or s.data->>'department' = $6)
        order by s.data->>'name', c.key`,
      [disclosable.name, disclosedSubjects.name, disclosableNoMore.name, tenant, String(year), organisation],
    );
    return rows.map(({ score, grade, ...row }) => ({
      ...row,
      ...(score !== null && { score }),
      ...(grade !== null && { grade }),
    }));
  }

  /** The departments of the subjects of a jurisdiction. */
  async departments(tenant: string): Promise<readonly string[]> {
    const { rows } = await this.db.query<{ department: string }>(
      `select distinct data->>'department' as department from copies.facts where copy = $1 and tenant = $2 order by 1`,
      [disclosedSubjects.name, tenant],
    );
    return rows.map(({ department }) => department);
  }
}
