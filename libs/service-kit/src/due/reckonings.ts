import type { Queryable } from '@wenxiao/event-store';
import type { Ahead } from './alarm.js';
import { taskRows } from './tasks.js';

type Stream = Readonly<{ tenant: string; stream: string }>;

/** A stream of which is to be reckoned anew what lies ahead. Whatever else changes marks it with another one. */
export type Marked = Stream & Readonly<{ mark: string }>;

/** What lies ahead of a stream that was marked, as it stood at a version or later. */
export type Reckoned = Marked & Ahead & Readonly<{ version: number }>;

/** How long nobody tries again what could not be reckoned, unless something changes. */
const retry_s = 5;

/** What is marked already is so by what has changed now: who reckoned it by what was there before has reckoned too early. */
export const markedAnew = `mark = gen_random_uuid(), not_before = '-infinity'`;

/**
 * Streams were appended to, each up to a version. Which have been reckoned with that, by whoever appended, is known. Once in a
 * transaction or several times: whoever marks what rests on changes waits until it ends.
 */
export async function reckonAppended(
  tx: Queryable,
  streams: readonly (Stream & Readonly<{ version: number }>)[],
): Promise<void> {
  const column = (name: keyof (typeof streams)[number]) => streams.map((each) => each[name]);
  await tx.query(
    `insert into due.reckonings (tenant, stream)
     select tenant, stream from unnest($1::text[], $2::text[], $3::integer[]) as appended (tenant, stream, version)
      cross join (select pg_advisory_xact_lock('due.reckonings'::regclass::oid::bigint)) as turn
      where not exists (select from due.streams s
                         where (s.tenant, s.stream) = (appended.tenant, appended.stream) and s.version >= appended.version)
      order by 1, 2 on conflict (tenant, stream) do update set ${markedAnew}`,
    [column('tenant'), column('stream'), column('version')],
  );
}

/**
 * What lies ahead of some streams is to be reckoned anew, and of all that are named after one of them and a dot. In the transaction of
 * whatever changed: who reckons finds the change and what has changed, or neither. Without a stream: of every stream of the tenant.
 */
export async function reckonFrom(
  tx: Queryable,
  changed: readonly Readonly<{ tenant: string; stream: string | undefined }>[],
): Promise<void> {
  if (changed.length === 0) return;
  await tx.query(
    `insert into due.changes (tenant, stream)
     select distinct tenant, stream from unnest($1::text[], $2::text[]) as c (tenant, stream)`,
    [changed.map(({ tenant }) => tenant), changed.map(({ stream }) => stream ?? null)],
  );
}

/**
 * As {@link reckonFrom}, of every stream of the tenants at or below an organisation.
 * @param days on which something becomes otherwise there; at once where none is named. Past ones are at once, too.
 */
export async function reckonBelow(
  tx: Queryable,
  organisation: string,
  days: readonly (string | null)[] = [null],
): Promise<void> {
  await tx.query(
    `insert into due.changes (tenant, on_day)
     select distinct o.tenant, d.on_day from directory_copy.organisations o cross join unnest($2::date[]) as d (on_day)
      where o.path @> array[$1] or o.id = $1`,
    [organisation, days],
  );
}

/**
 * As {@link reckonBelow}, where an organisation lies elsewhere now, was taken over or bears other desks: of its jurisdiction, whose
 * desks those are, and of what took it over. A body moves within its jurisdiction: its old place lies there, too.
 */
export async function reckonAround(
  tx: Queryable,
  { tenant, mergedInto }: Readonly<{ tenant: string; mergedInto?: string }>,
): Promise<void> {
  await reckonBelow(tx, tenant);
  if (mergedInto !== undefined) await reckonBelow(tx, mergedInto);
}

/** As {@link reckonFrom}, of every stream that names a person. */
export async function reckonNaming(tx: Queryable, person: string): Promise<void> {
  await tx.query(`insert into due.changes (person) values ($1)`, [person]);
}

/**
 * As {@link reckonBelow}, where a person comes to fill desks, or leaves them, now or on a day: of what those of work reach, since a
 * step goes by whether anybody fills its desk. A desk that the very organisation bears reaches all of its jurisdiction.
 */
export async function reckonReachedBy(tx: Queryable, person: string): Promise<void> {
  await tx.query(
    `insert into due.changes (tenant, on_day)
     select distinct below.tenant, days.on_day
       from directory_copy.person_desks d
      cross join lateral unnest(array[null, d.from_day, d.to_day + 1]) as days (on_day)
       join directory_copy.organisations now on now.id = directory_copy.goes_on_as(d.organisation_id)
       join directory_copy.organisations below
         on below.path @> array[case when d.desk = any (now.desks) then now.tenant else now.id end]
      where d.person_id = $1 and d.desk not in ('administrator', 'auditor', 'operator')`,
    [person],
  );
}

/** Some of the streams that are marked on a day, of the tenants in turn, and of those named after one. */
export async function markedStreams(db: Queryable, limit: number, today: string): Promise<readonly Marked[]> {
  return (await db.query<Marked>(`select tenant, stream, mark from due.marked_streams($1, $2)`, [limit, today])).rows;
}

/** What could not be reckoned is left for a while. */
export async function putOff(db: Queryable, marked: readonly Marked[]): Promise<void> {
  await db.query(
    `update due.reckonings set not_before = clock_timestamp() + make_interval(secs => $2) where mark = any ($1::uuid[])`,
    [marked.map(({ mark }) => mark), retry_s],
  );
}

/**
 * Sets what lies ahead of streams, and takes their marks away: all in one statement, so that who is killed before it has lost
 * nothing. What is marked otherwise by now, or is being so, was reckoned by what was there before, and is left to whoever takes that
 * mark. An alarm that was looked at for its day stays looked at.
 */
export async function setAhead(db: Queryable, reckoned: readonly Reckoned[]): Promise<void> {
  const rows = reckoned.map(({ tasks, names = [], ...each }) => ({ ...each, names, tasks: taskRows(tasks) }));
  await db.query(setting, [JSON.stringify(rows)]);
}

const setting = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb)
      as g (tenant text, stream text, mark uuid, version integer, names jsonb, alarms jsonb, tasks jsonb)
  ), held as (
    select r.tenant, r.stream from due.reckonings r join given g on (g.tenant, g.stream, g.mark) = (r.tenant, r.stream, r.mark)
       for update of r skip locked
  ), done as (
    delete from due.reckonings r using held h where (r.tenant, r.stream) = (h.tenant, h.stream)
  ), reckoned as (
    select g.* from given g join held h on (h.tenant, h.stream) = (g.tenant, g.stream)
  ), known as (
    insert into due.streams (tenant, stream, version, names)
    select tenant, stream, version, array(select jsonb_array_elements_text(names)) from reckoned
    on conflict (tenant, stream) do update set version = excluded.version, names = excluded.names
  ), alarms as (
    select r.tenant, r.stream, r.version, a.what, a."wakeOn" as wake_on
      from reckoned r cross join lateral jsonb_to_recordset(r.alarms) as a (what text, "wakeOn" date)
  ), tasks as (
    select r.tenant, r.stream, r.version, t.*
      from reckoned r
     cross join lateral jsonb_to_recordset(r.tasks) as t (what text, due_on date, whose jsonb, barred jsonb, body jsonb)
  ), past_alarms as (
    delete from due.alarms a using reckoned r
     where (a.tenant, a.stream) = (r.tenant, r.stream)
       and not exists (select from alarms n where (n.tenant, n.stream, n.what) = (a.tenant, a.stream, a.what))
  ), past_tasks as (
    delete from due.tasks t using reckoned r
     where (t.tenant, t.stream) = (r.tenant, r.stream)
       and not exists (select from tasks n where (n.tenant, n.stream, n.what) = (t.tenant, t.stream, t.what))
  ), set_alarms as (
    insert into due.alarms as a (tenant, stream, what, wake_on, opened_version)
    select tenant, stream, what, wake_on, version from alarms
    on conflict (tenant, stream, what) do update
      set wake_on = excluded.wake_on, opened_version = excluded.opened_version
    where a.wake_on is distinct from excluded.wake_on
  )
  insert into due.tasks (tenant, stream, version, what, due_on, whose, barred, body)
  select tenant, stream, version, what, due_on, whose, array(select jsonb_array_elements_text(barred)), body from tasks
  on conflict (tenant, stream, what) do update set
    version = excluded.version, due_on = excluded.due_on, whose = excluded.whose, barred = excluded.barred, body = excluded.body`;
