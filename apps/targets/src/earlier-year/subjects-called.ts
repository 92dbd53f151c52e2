import type { Queryable } from '@wenxiao/event-store';
import { type ImportRow, type Organisation, RowFlaw } from '@wenxiao/service-kit';
import type { EarlierYearColumn } from './earlier-year-sheet.js';

type Row = Readonly<{ subject: string; code: string | null; name: string; unit: string }>;

/** Subjects as people call them in files of their years: by id, by official code, by name where one alone is called so. */
export class SubjectsCalled {
  private constructor(private readonly rows: readonly Row[]) {}

  /** Those that rows name, of units that whoever imports reaches: read at once. */
  static async in(
    db: Queryable,
    tenant: string,
    rows: readonly ImportRow<EarlierYearColumn>[],
    reached: readonly Organisation[],
  ): Promise<SubjectsCalled> {
    const { rows: found } = await db.query<Row>(
      `select subject, "officialCode" as code, name, unit from targets_read.subjects_1
        where tenant = $1 and status <> 'withdrawn' and unit = any ($3::text[])
          and (subject = any ($2::text[]) or "officialCode" = any ($2::text[]) or name = any ($2::text[]))
        order by subject`,
      [tenant, rows.flatMap(({ cells }) => cells.subject ?? []), reached.map(({ id }) => id)],
    );
    return new SubjectsCalled(found);
  }

  called(given: string): string | RowFlaw {
    const exact = this.rows.find(({ subject, code }) => subject === given || code === given);
    if (exact) return exact.subject;
    const [named, ...others] = this.rows.filter(({ name }) => name === given);
    if (!named) return new RowFlaw('unknown-subject', 'subject', { given });
    return others.length > 0 ? new RowFlaw('ambiguous-subject', 'subject', { given }) : named.subject;
  }
}
