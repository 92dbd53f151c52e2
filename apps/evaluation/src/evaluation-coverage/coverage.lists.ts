import type { List } from '@wenxiao/service-kit';
import { subjects } from '../copies.js';

export const coverageSorts = ['name', 'budget'] as const;
export type CoverageSort = (typeof coverageSorts)[number];

export const departmentOf = `s.data->>'department'`;

const evaluated = `('concluded', 'done')`;

/** The first evaluations of the year of a subject `s`, by type. */
const typesOf = (condition: string): string =>
  `select coalesce(jsonb_object_agg(e.type, e.status order by e.status in ${evaluated}), '{}') as all_of,
          coalesce(jsonb_object_agg(e.type, e.status) filter (where e.status in ${evaluated}), '{}') as done_of
     from evaluation_read.evaluations_1 e
     join copies.facts w on w.copy = '${subjects.name}' and w.tenant = e.tenant and w.key = e.subject
    where e.tenant = b.tenant and e.period = b.data->>'year' and e.number = 1 and ${condition}`;

/** What has money in a year, with whose it is. */
export const money = `copies.facts b
    join copies.facts s on s.copy = '${subjects.name}' and s.tenant = b.tenant and s.key = b.data->>'subject'
    cross join lateral (select (b.data->'inForce'->-1->>'total')::numeric as budget) m`;

/**
 * What a year has money for, with how far each type of its evaluations has come. Basic expenditure is covered by the evaluation of the
 * whole that it stands in: the one that it names, else that of its unit or of its department. What is known of its own holds before
 * what is known of the whole, unless that alone is done.
 * @param whole the kind of subject that the set names for it, which is a code
 */
export const subjectsBy = (whole: string): List<CoverageSort> => ({
  from: `${money}
    cross join lateral (${typesOf(`w.key = s.key`)}) o
    cross join lateral (${typesOf(`s.data->>'kind' = 'basic-expenditure' and w.data->>'kind' = '${whole}'
      and case when s.data->>'within' is null then w.data->>'unit' in (s.data->>'unit', s.data->>'department')
               else w.key = s.data->>'within' end`)}) v
    cross join lateral (select v.all_of || o.all_of || v.done_of || o.done_of as by_type) t`,
  columns: {
    subject: `b.data->>'subject'`,
    name: `s.data->>'name'`,
    unit: `s.data->>'unit'`,
    department: departmentOf,
    kind: `s.data->>'kind'`,
    budget: 'm.budget::text',
    statuses: 't.by_type',
  },
  id: `b.data->>'subject'`,
  sorts: {
    name: { by: `s.data->>'name'`, type: 'text' },
    budget: { by: 'm.budget', type: 'numeric' },
  },
});

/** How far one type has come for a row of {@link subjectsBy}: null where there is no such evaluation. */
export const statusOf = (type: string): string => `t.by_type->>${type}`;

/**
 * What rows of {@link subjectsBy} come to: one row of each type, and of each department where they are told apart by that. The whole
 * of a department is the sum of its parts: its own line counts as a subject, and its money with its parts.
 * @param apart what they are told apart by
 * @param bound the types, the kind of subject that is a whole, and the conditions, as they stand in the query
 */
export const countsOf = (
  { from }: Pick<List, 'from'>,
  apart: typeof departmentOf | 'null',
  { types, whole, conditions }: Readonly<{ types: string; whole: string; conditions: string }>,
): string => {
  const status = statusOf('asked.type');
  const covered = `${status} in ${evaluated}`;
  const excepted = `${status} = 'excepted'`;
  const isPart = `s.data->>'kind' <> ${whole}`;
  const counted = (condition: string): string => `(count(*) filter (where ${condition}))::int`;
  const summed = (condition: string): string => `coalesce(sum(m.budget) filter (where ${condition}), 0)::text`;
  return `select counted.* from (
            select (${apart})::text as department, asked.type, count(*)::int as subjects,
                   ${counted(covered)} as covered, ${counted(excepted)} as excepted,
                   ${summed(isPart)} as budget, ${summed(`${isPart} and ${covered}`)} as "budgetCovered",
                   ${summed(`${isPart} and ${excepted}`)} as "budgetExcepted"
              from ${from} cross join unnest(${types}::text[]) as asked (type)
             where ${conditions} group by 1, asked.type) counted`;
};

/** Bodies that are the department of something that has money. */
export const departments: List<'name'> = {
  from: 'directory_copy.organisations d',
  columns: { department: 'd.id', name: 'd.name' },
  id: 'd.id',
  sorts: { name: { by: 'd.name', type: 'text' } },
};
