import type { Queryable } from '@wenxiao/event-store';
import { moneyScheme } from '../money-scheme.js';
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
