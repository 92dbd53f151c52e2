import type { Queryable } from '@wenxiao/event-store';
import type { Admission } from '@wenxiao/service-kit';

type Row = {
  organisationId: string;
  jurisdictionId: string;
  parentId: string | null;
  path: string[];
  nature: string;
  kind: string;
  name: string;
  shortName: string | null;
  level: string | null;
  code: string | null;
  desks: string[];
  counterparts: { from: string; desk?: string }[];
  mergedInto: string | null;
  version: number;
};

/**
 * A page of the organisations that grants reach, and of those on the way to them, parents before children.
 * @param page.cursor the `next` of the page before.
 */
export async function visibleTree(
  db: Queryable,
  { grants }: Admission,
  page: Readonly<{ cursor?: string; limit: number }>,
): Promise<Readonly<{ items: readonly Row[]; more: boolean; next?: string }>> {
  const [depth, id] = page.cursor?.split('-after-') ?? [];
  const { rows } = await db.query<Row>(
    `select o.id as "organisationId", o.tenant as "jurisdictionId", o.parent_id as "parentId", o.path, o.nature, o.kind,
            o.name, o.short_name as "shortName", o.level, o.code, o.desks, o.counterparts, o.merged_into as "mergedInto", o.version
       from directory_copy.organisations o
      where (o.path && $1::text[] or (o.id = any($2::text[]) and o.path is not null))
        and (cardinality(o.path), o.id) > ($3::integer, $4::text)
      order by cardinality(o.path), o.id limit $5`,
    [grants.map(({ over }) => over), grants.flatMap(({ path }) => path), Number(depth ?? 0), id ?? '', page.limit + 1],
  );
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  const more = rows.length > page.limit;
  return { items, more, ...(more && last && { next: `${String(last.path.length)}-after-${last.organisationId}` }) };
}
