import type { Queryable } from '@wenxiao/event-store';
import { type Admission, type List, type Page, pageOf, type PageQueryDto } from '@wenxiao/service-kit';

const organisations = {
  from: 'directory_copy.organisations o',
  columns: {
    organisationId: 'o.id',
    jurisdictionId: 'o.tenant',
    parentId: 'o.parent_id',
    path: 'o.path',
    nature: 'o.nature',
    kind: 'o.kind',
    name: 'o.name',
    shortName: 'o.short_name',
    level: 'o.level',
    code: 'o.code',
    desks: 'o.desks',
    counterparts: 'o.counterparts',
    mergedInto: 'o.merged_into',
    version: 'o.version',
  },
  id: 'o.id',
  sorts: { depth: { by: 'cardinality(o.path)', type: 'integer' } },
} as const satisfies List;

/** The organisations that grants reach, and those on the way to them, parents before children. */
export function visibleTree(db: Queryable, { grants }: Admission, page: PageQueryDto): Promise<Page<object>> {
  const overs = grants.map(({ over }) => over);
  const onTheWay = grants.flatMap(({ path }) => path);
  return pageOf(db, organisations, {
    where: [
      (bind) => `o.path && ${bind(overs)}::text[] or (o.id = any(${bind(onTheWay)}::text[]) and o.path is not null)`,
    ],
    sort: 'depth',
    ...page,
  });
}

/** An organisation of a kind that a jurisdiction has; what was taken over is none. */
export async function ofKind(db: Queryable, kind: string, tenant: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `select id from directory_copy.organisations where tenant = $1 and kind = $2 and merged_into is null limit 1`,
    [tenant, kind],
  );
  return rows[0]?.id;
}

/** The desks that people fill at an organisation, or at what it took over, on a day or later. */
export async function desksFilledAt(db: Queryable, id: string, day: string): Promise<string[]> {
  const { rows } = await db.query<{ desk: string }>(
    `select distinct "desk" as desk from directory_read.grants
      where "held" and directory_copy.goes_on_as("organisationId") = $1 and coalesce("to", $2) >= $2`,
    [id, day],
  );
  return rows.map(({ desk }) => desk);
}
