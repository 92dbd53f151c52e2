import type { Queryable } from '@wenxiao/event-store';
import type { Admission } from '../access/admission.js';
import { theirIds } from '../access/parties.js';
import type { PageAsked } from '../list/page-limit.js';
import { ofTenant, only } from '../list/reach.js';
import { cursorAt, type List, type Page, pageOf, type Where } from '../list/page.js';
import type { Task } from './task.js';

/** What waits for somebody of a stream, as rows of `due.tasks`. */
export const taskRows = (tasks: readonly Task[]) =>
  tasks.map((task) => ({
    what: task.what,
    due_on: task.dues.flatMap(({ on }) => on ?? []).sort()[0] ?? null,
    whose: task.whose,
    barred: task.barred,
    body: task,
  }));

export const taskKinds = ['act', 'know', 'settle'] as const;
export const taskKindNames: Readonly<Record<(typeof taskKinds)[number], string>> = {
  act: '待办',
  know: '知悉',
  settle: '待明确',
};

/** How many of a person's tasks there are, and of which kind. */
export type TaskTotal = (typeof taskKinds)[number] | 'overdue';

/** A task as a person sees it: of persons it names them alone. */
export type ListedTask = Omit<Task, 'barred'> & Readonly<{ stream: string; version: number; dueOn: string | null }>;

export type TasksAsked = PageAsked &
  Readonly<{
    kind?: (typeof taskKinds)[number];
    /** Due on this day or before. */
    through?: string;
  }>;

/** In the order of the list, what has no day is last. */
const noDay = '9999-12-31';
const order = { sort: 'due', descending: false } as const;

const list: List<'due', TaskTotal> = {
  from: 'due.tasks t',
  columns: { stream: 't.stream', version: 't.version', dueOn: 't.due_on::text', task: 't.body' },
  id: `t.stream || ' ' || t.what`,
  sorts: { due: { by: `coalesce(t.due_on, '${noDay}')`, type: 'date' } },
};

type Listed = Readonly<{ stream: string; version: number; dueOn: string | null; task: Task }>;

/** The cursor of a list of tasks that goes on after this one: who merges several lists goes on in each where they stopped. */
export function cursorAfterTask({ dueOn, stream, what }: Pick<ListedTask, 'dueOn' | 'stream' | 'what'>): string {
  return cursorAt(order, dueOn ?? noDay, `${stream} ${what}`);
}

/** The tasks of one person in a jurisdiction, what is due first. */
export async function tasksFor(
  db: Queryable,
  tenant: string,
  admission: Admission,
  asked: TasksAsked & Readonly<{ today: string }>,
): Promise<Page<ListedTask, TaskTotal>> {
  const { today, kind, through, ...page } = asked;
  const ofKind = (of: string) => `count(*) filter (where t.body->>'kind' = '${of}')`;
  const totals = {
    overdue: `count(*) filter (where ${limitPassed(today)})`,
    act: ofKind('act'),
    know: ofKind('know'),
    settle: ofKind('settle'),
  };
  const where = [
    ofTenant(tenant, 't.tenant'),
    theirs(admission),
    shownOn(today),
    ...only(`t.body->>'kind'`, kind),
    ...(through === undefined ? [] : [(bind: (value: unknown) => string) => `t.due_on <= ${bind(through)}::date`]),
  ];
  const found = await pageOf<Listed, 'due', TaskTotal>(db, { ...list, totals }, { where, ...order, ...page });
  const me = admission.principal.personId;
  const items = found.items.map(({ task: { barred: _barred, ...task }, ...row }) => ({
    ...row,
    ...task,
    whose: task.whose.filter((each) => !('person' in each) || each.person === me),
  }));
  return { ...found, items };
}

/** A limit has gone by; a target (原则上) that has makes nothing overdue. */
const limitPassed = (today: string): string =>
  `t.due_on < '${today}' and exists (
    select from jsonb_array_elements(t.body->'dues') as d where d->>'soft' = 'false' and d->>'on' < '${today}')`;

/** What is to be known is shown for a time. */
const shownOn =
  (today: string): Where =>
  (bind) =>
    `coalesce(t.body->>'until', '9999-12-31') >= ${bind(today)}`;

/** What the person may do: they or theirs are named, or one of their grants is of the desk and reaches the organisation; and nothing keeps them out. */
const theirs =
  (admission: Admission): Where =>
  (bind) => {
    const { principal, grants } = admission;
    const me = bind(principal.personId);
    const named = bind(theirIds(admission));
    const desks = bind(grants.map(({ desk }) => desk));
    const overs = bind(grants.map(({ over }) => over));
    return `not (t.barred @> array[${me}]) and exists (
      select from jsonb_to_recordset(t.whose) as w (desk text, organisation text, person text)
       where w.person = ${me} or (w.desk is null and w.organisation = any (${named}::text[])) or exists (
         select from unnest(${desks}::text[], ${overs}::text[]) as g (desk, over)
           join directory_copy.organisations o on o.id = w.organisation
          where g.desk = w.desk and g.over = any (o.path)))`;
  };
