import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { limits } from '@wenxiao/domain/field';
import { type Admission, DATABASE, Organisations } from '@wenxiao/service-kit';
import type { KnownSubject } from '../subject/subjects.js';

/** Another subject that is called the same: it may be the same thing, put in a second time. */
export type Namesake = Readonly<{ subject: string; name: string; unit: string; officialCode?: string }>;

/** However it is typed: half or full width, with blanks, brackets and marks or without. */
const nameAs = (column: string): string =>
  `regexp_replace(lower(normalize(${column}, nfkc)), '[[:space:][:punct:]]+', '', 'g')`;

/** Finds subjects that may have been registered twice: nothing forbids it, and somebody should look. */
@Injectable()
export class Namesakes {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly organisations: Organisations,
  ) {}

  /** Of those that go on in the jurisdiction and that the reader reaches; not what the subject itself goes on with. */
  async of(
    tenant: string,
    { id, subject: { description } }: Readonly<{ id: string; subject: KnownSubject }>,
    admission: Admission,
  ): Promise<readonly Namesake[]> {
    const { rows } = await this.db.query<{ subject: string; name: string; unit: string; code: string | null }>(
      `select subject, name, unit, "officialCode" as code from targets_read.subjects_1
        where tenant = $1 and subject <> $2 and not subject = any ($3::text[])
          and status in ('registered', 'suspended') and ${nameAs('name')} = ${nameAs('$4::text')}
        order by subject limit ${limits.shortList}`,
      [tenant, id, description.predecessors.map((each) => each.subject), description.name],
    );
    if (rows.length === 0) return [];
    const reached = new Set((await this.organisations.reachedIn(tenant, admission)).map((each) => each.id));
    return rows
      .filter(({ unit }) => reached.has(unit))
      .map(({ code, ...named }) => ({ ...named, ...(code !== null && { officialCode: code }) }));
  }
}
