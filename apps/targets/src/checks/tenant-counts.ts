import type { Queryable } from '@wenxiao/event-store';
import type { ShareOf } from '@wenxiao/rules/checks';
import { moneyScheme } from '@wenxiao/rules/shape';
import { rectifications } from '../copies.js';
import type { Known } from '../subject/subject.commands.js';

// What the lists of targets know of a jurisdiction's year.

const underMoney = `s."state"->'description'->>'scheme' = '${moneyScheme}'`;

/** Whether a period row `p` holds anything of a year: its own, or a target of several years. */
const touches = (year: string): string => `p."year" <= ${year} and right(p."period", 4)::integer >= ${year}`;

/**
 * What a jurisdiction has in a year and goes on at its end: subjects for which a target was declared, or money was asked for or
 * approved. What ended or was merged by then is counted no more.
 */
export async function subjectsOfYear(db: Queryable, tenant: string, year: number): Promise<readonly Known[]> {
  const { rows } = await db.query<{ state: Known }>(
    `select s."state" from targets_read.subjects_1 s
      where s."tenant" = $1 and ${underMoney}
        and (s."status" in ('registered', 'suspended')
             or s."status" in ('merged', 'ended') and s."state"->>'since' > $2::text || '-12-31')
        and exists (select from targets_read.periods_1 p
                     where p."tenant" = s."tenant" and p."subject" = s."subject" and ${touches('$2::integer')}
                       and (p."declaration" is not null or p."requested" is not null or p."approved" is not null))`,
    [tenant, year],
  );
  return rows.map(({ state }) => state);
}

/** How many of the problems that an evaluation fed back are put right, and whose they are. */
export type RectifiedOfUnit = ShareOf & Readonly<{ unit: string; name: string }>;

/**
 * Of each rectification that an evaluation of a year asked for. What the unit says of itself is not put right yet: that is so once
 * whoever checks has said so of all of it. Of what was given up nothing counts.
 */
export async function rectifiedOfYear(
  db: Queryable,
  tenant: string,
  year: number,
): Promise<readonly RectifiedOfUnit[]> {
  const { rows } = await db.query<{ type: string; problems: number; status: string; unit: string; name: string }>(
    `select split_part(r.data->>'rectification', '.', 2) as type, (r.data->>'problems')::integer as problems,
            r.data->>'status' as status, s."unit", coalesce(o.name, s."unit") as name
       from copies.facts r
       join targets_read.subjects_1 s on s."tenant" = r.tenant and s."subject" = r.data->>'subject'
       left join directory_copy.organisations o on o.id = s."unit"
      where r.copy = $1 and r.tenant = $2 and r.data->>'year' = $3::text and ${underMoney}
        and split_part(r.data->>'rectification', '.', 1) = 'evaluation' and r.data->>'status' <> 'given-up'
      order by name, s."unit", r.key`,
    [rectifications.name, tenant, year],
  );
  return rows.map(({ type, problems: of, status, unit, name }) => ({
    figures: { 'evaluation.type': type },
    of,
    done: status === 'rectified' ? of : 0,
    unit,
    name,
  }));
}

/** Of how many subjects with a target in force there is money of each fund in a year: by the code of the fund. */
export async function budgetsWithTargets(
  db: Queryable,
  tenant: string,
  year: number,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ fund: string; subjects: number }>(
    `with money as (
       select l."subject", c->'part'->>'fund' as fund
         from targets_read.periods_1 l
         join targets_read.subjects_1 s on s."tenant" = l."tenant" and s."subject" = l."subject"
        cross join lateral jsonb_array_elements(l."line"->'changes') c
        where l."tenant" = $1 and l."period" = $2::text and s."status" <> 'withdrawn' and ${underMoney}
          and c->>'account' = 'budget' and c->>'from' <= $2::text || '-12-31'
        group by 1, 2 having sum((c->>'change')::numeric) > 0)
     select fund, count(*)::integer as subjects from money
      where exists (select from targets_read.periods_1 p
                     where p."tenant" = $1 and p."subject" = money."subject" and ${touches('$2::integer')}
                       and p."target"->'inForce' is not null)
      group by fund`,
    [tenant, year],
  );
  return new Map(rows.map(({ fund, subjects }) => [fund, subjects]));
}
