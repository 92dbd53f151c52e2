import type { OrganisationStands } from '@wenxiao/contracts';
import type { Queryable } from '@wenxiao/event-store';
import { PermanentError, WaitsFor, wakeWaiting } from '@wenxiao/messaging';

const table = 'directory_copy.organisations';

/** What a message waits for that cannot be handled before an organisation is known. */
export const waitsForOrganisation = (id: string): WaitsFor => new WaitsFor(table, id);

/** Thrown where an organisation's id comes under a second tenant: the first one holds, and a person looks at the other. */
export class IdUnderAnotherTenant extends PermanentError {
  override readonly name = 'IdUnderAnotherTenant';
  constructor(id: string, known: string, named: string) {
    super(
      `单位 ${id} 已登记在区划 ${known}，不得再登记于 ${named} / the organisation is known under the first tenant, not under the second`,
    );
  }
}

/**
 * Keeps an organisation as a contract says that it stands, and computes where it and everything below it lies now. What it
 * lies below may come later, and moves of several in any order: until then it waits, and nobody finds it.
 * @throws {IdUnderAnotherTenant}
 */
export async function keepOrganisation(sql: Queryable, stands: OrganisationStands, version: number): Promise<void> {
  // Parent and child may come in two transactions at once, and neither would see the other.
  await sql.query(`select pg_advisory_xact_lock(hashtext('directory_copy.organisations'))`);
  const { tenant, organisationId: id } = stands;
  const { rows } = await sql.query<{ tenant: string }>(
    `select tenant from directory_copy.organisations where id = $1`,
    [id],
  );
  const known = rows[0]?.tenant;
  if (known !== undefined && known !== tenant) throw new IdUnderAnotherTenant(id, known, tenant);
  await sql.query(upsert, [
    tenant,
    id,
    stands.parentId ?? null,
    stands.mergedInto ?? null,
    stands.nature,
    stands.kind,
    stands.name,
    stands.shortName ?? null,
    stands.level ?? null,
    stands.code ?? null,
    stands.desks,
    JSON.stringify(stands.counterparts ?? []),
    stands.effectiveFrom,
    version,
  ]);
  await sql.query(placeBelow, [id]);
  await wakeWaiting(sql, table, [id]);
}

const upsert = `
  insert into directory_copy.organisations
    (tenant, id, parent_id, merged_into, nature, kind, name, short_name, level, code, desks, counterparts,
     effective_from, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  on conflict (tenant, id) do update set
    parent_id = excluded.parent_id, merged_into = excluded.merged_into, nature = excluded.nature, kind = excluded.kind,
    name = excluded.name, short_name = excluded.short_name, level = excluded.level, code = excluded.code,
    desks = excluded.desks, counterparts = excluded.counterparts, effective_from = excluded.effective_from, version = excluded.version`;

/**
 * The paths of an organisation and of all below it. Two moves that come in the other order than they were decided in make a
 * circle for a moment: what is in it waits as if what it lies below were not known.
 */
const placeBelow = `
  with recursive below (id, path, seen) as (
    select o.id,
           case when o.above is null then array[o.id]
                when p.path is null or o.id = any(p.path) then null
                else p.path || o.id end,
           array[o.id]
      from directory_copy.organisations o
      left join directory_copy.organisations p on p.id = o.above
     where o.id = $1
    union all
    select child.id, case when below.path is null then null else below.path || child.id end, below.seen || child.id
      from below
      join directory_copy.organisations child on child.above = below.id
     where not child.id = any(below.seen)
  )
  update directory_copy.organisations o set path = below.path from below where o.id = below.id`;
