import type { Migrations, Queryable } from '@wenxiao/event-store';
import type { DueAlarm } from './alarm.js';
import { markedAnew } from './reckonings.js';

export const dueMigrations: Migrations = { name: 'due', directory: new URL('./migrations/', import.meta.url) };
export const dueSchema = 'due';

/** How long somebody who looks has an alarm to themselves. */
const lease_s = 60;

type Row = { tenant: string; stream: string; what: string; day: string; opened_version: number };

/** The first alarms of each tenant, and of these the first of all in turn. */
const claiming = `
  with recursive tenants as (
    (select tenant from due.alarms where looked_for is distinct from wake_on order by tenant limit 1)
    union all
    select (select a.tenant from due.alarms a
             where a.tenant > t.tenant and a.looked_for is distinct from a.wake_on order by a.tenant limit 1)
      from tenants t where t.tenant is not null
  ), ahead as (
    select first.*, row_number() over (partition by first.tenant order by first.wake_on, first.stream, first.what) as turn
      from tenants t
     cross join lateral (
       select tenant, stream, what, wake_on
         from due.alarms of_tenant
        where of_tenant.tenant = t.tenant and wake_on <= $1::date and looked_for is distinct from wake_on
          and (leased_until is null or leased_until < clock_timestamp())
          -- What is due of a stream is looked at in order: not while somebody has, or waits for, an earlier day of it.
          and not exists (select from due.alarms earlier
                           where (earlier.tenant, earlier.stream) = (of_tenant.tenant, of_tenant.stream)
                             and earlier.wake_on < of_tenant.wake_on
                             and earlier.looked_for is distinct from earlier.wake_on
                             and earlier.leased_until >= clock_timestamp())
        order by wake_on, stream, what limit $2::integer) first
  ), next as (
    -- More than are wanted: other instances may be taking some of them at this moment.
    select * from ahead order by turn, wake_on limit 4 * $2::integer
  ), chosen as (
    select a.tenant, a.stream, a.what, next.turn
      from due.alarms a join next using (tenant, stream, what)
     where a.leased_until is null or a.leased_until < clock_timestamp()
     order by next.turn, next.wake_on limit $2::integer for update of a skip locked
  )
  update due.alarms a set leased_until = clock_timestamp() + make_interval(secs => $3)
    from chosen c
   where (a.tenant, a.stream, a.what) = (c.tenant, c.stream, c.what)
  returning a.tenant, a.stream, a.what, a.wake_on::text as day, a.opened_version`;

/**
 * Takes up to `limit` alarms that are due on a day, of the tenants in turn, earliest first, for whoever calls alone. Nobody waits for
 * another instance. To be committed before anybody looks: an act in the same transaction would come before its own predecessors.
 */
export async function claimAlarms(db: Queryable, today: string, limit: number): Promise<DueAlarm[]> {
  const { rows } = await db.query<Row>(claiming, [today, limit, lease_s]);
  return rows
    .map(({ tenant, stream, what, day, opened_version }) => {
      const id = stream.slice(stream.indexOf('/') + 1);
      return { tenant, id, stream, what, day, openedVersion: opened_version };
    })
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

/** Nobody could look yet: anybody may in a second. */
export async function giveBack(db: Queryable, { tenant, stream, what }: DueAlarm): Promise<void> {
  await db.query(
    `update due.alarms set leased_until = clock_timestamp() + interval '1 second'
      where tenant = $1 and stream = $2 and what = $3`,
    [tenant, stream, what],
  );
}

/** Somebody has looked: nothing more is to be done of these alarms for their days, and what lies ahead of the streams is reckoned anew. */
export async function lookedAt(db: Queryable, alarms: readonly DueAlarm[]): Promise<void> {
  if (alarms.length === 0) return;
  const column = (name: 'tenant' | 'stream' | 'what' | 'day') => alarms.map((alarm) => alarm[name]);
  await db.query(
    `with given as (
       select * from unnest($1::text[], $2::text[], $3::text[], $4::date[]) as g (tenant, stream, what, day)
     ), marked as (
       insert into due.reckonings (tenant, stream)
       select distinct tenant, stream from given
        cross join (select pg_advisory_xact_lock('due.reckonings'::regclass::oid::bigint)) as turn
        order by 1, 2 on conflict (tenant, stream) do update set ${markedAnew}
       returning tenant, stream
     )
     -- A stream's mark before its alarms, as whoever reckons takes them: nobody waits for who waits for them.
     update due.alarms a set looked_for = g.day, leased_until = null
       from given g join marked m on (m.tenant, m.stream) = (g.tenant, g.stream)
      where (a.tenant, a.stream, a.what, a.wake_on) = (g.tenant, g.stream, g.what, g.day)`,
    [column('tenant'), column('stream'), column('what'), column('day')],
  );
}

/** How far a service is with what is due. */
export type DueAhead = Readonly<{
  /** What is still to be looked at, or to be reckoned, through a day. */
  pending: number;
  /** The first day after it on which something is to be looked at. */
  next: string | undefined;
  /** The place of the newest event of the store: another one where something was recorded since. */
  recorded: string;
}>;

/** @param subscriber who marks what was appended: what it has not read yet may be due as well. */
export async function dueAhead(db: Queryable, subscriber: string, through: string): Promise<DueAhead> {
  const { rows } = await db.query<{ pending: number; unread: boolean; next: string | null; recorded: string | null }>(
    `select count(*) filter (where wake_on <= $1::date)::integer as pending,
            exists (select from due.reckonings) or exists (select from due.changes where coalesce(on_day, $1) <= $1)
              or exists (select from event_store.events e
                          where (e.incarnation, e.transaction_id, e.position) >
                                coalesce((select (c.incarnation, c.transaction_id, c.position)
                                            from event_store.checkpoints c where c.subscriber = $2), (0, '0'::xid8, 0::bigint))) as unread,
            (min(wake_on) filter (where wake_on > $1::date))::text as next,
            (select concat_ws('-', e.incarnation, e.transaction_id, e.position) from event_store.events e
              order by e.incarnation desc, e.transaction_id desc, e.position desc limit 1) as recorded
       from due.alarms where looked_for is distinct from wake_on`,
    [through, subscriber],
  );
  const { pending = 0, unread = false, next = null, recorded = null } = rows[0] ?? {};
  return { pending: unread ? Math.max(1, pending) : pending, next: next ?? undefined, recorded: recorded ?? '' };
}
