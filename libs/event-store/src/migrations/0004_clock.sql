-- The newest instant through which the record is closed: no event recorded at or before it can still appear, however the
-- server's clock is set. A reader holds all of it when it has read everything below transaction id `complete_below` of
-- that incarnation.
--
-- A writer takes its transaction id first and reads the floor after that; here the floor is raised first and the running
-- writers are looked up after that. So a writer that is not among them is either committed, and below `complete_below`,
-- or it will read this floor. Of one that is among them it is known that it records nothing before its start.
create function event_store.closed_through(out closed_through text, out complete_below text, out incarnation integer)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  -- Whether the caller has written, and so may hold an event of its own back; this function's own write does not count.
  v_own boolean := pg_current_xact_id_if_assigned() is not null;
  v_ahead interval;
  v_floor timestamptz;
  v_oldest timestamptz;
  v_without_start integer;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'What is closed is told in READ COMMITTED, not in %', upper(current_setting('transaction_isolation'))
      using errcode = 'WX006';
  end if;
  -- Without this right the writers of other roles would be looked over in silence.
  if not pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') then
    raise exception 'The owner of the event store may not see running transactions: provision it again'
      using errcode = 'insufficient_privilege';
  end if;
  -- The row lock lets one at a time raise the floor, and keeps advance_clock() out. Who does not get it goes by the floor
  -- that stands.
  select c.ahead into v_ahead from event_store.business_clock c for no key update skip locked;
  if found then
    perform setval('event_store.recording_floor', greatest(
      pg_sequence_last_value('event_store.recording_floor'),
      extract(epoch from clock_timestamp() + v_ahead) * 1000000)::bigint);
  else
    select c.ahead into v_ahead from event_store.business_clock c;
  end if;
  v_floor := timestamptz 'epoch' + pg_sequence_last_value('event_store.recording_floor') * interval '1 microsecond';
  -- A transaction that begins while it is looked at shows its id without its start: then look again.
  for look in 1 .. 10 loop
    -- The server shows one transaction the same list of activities throughout, unless it is told to forget it.
    perform pg_stat_clear_snapshot();
    select min(a.xact_start), count(*) filter (where a.xact_start is null) into v_oldest, v_without_start
      from pg_stat_activity a where a.datname = current_database() and a.backend_xid is not null
       and (v_own or a.pid <> pg_backend_pid());
    exit when v_without_start = 0;
  end loop;
  if v_without_start > 0 or exists (select from pg_prepared_xacts p where p.database = current_database()) then
    raise exception 'A transaction is open whose start is not known (a prepared one, or track_activities is off)'
      using errcode = 'WX007';
  end if;
  closed_through := to_char((least(v_floor, v_oldest + v_ahead) - interval '1 microsecond') at time zone 'UTC',
                            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  complete_below := pg_snapshot_xmax(pg_current_snapshot())::text;
  incarnation := (select max(i.incarnation) from event_store.incarnations i);
end $$;

-- Moves a demo's business clock forward to p_to; the clock of a demo that has recorded nothing yet to any instant. Waits
-- for running appends: none may hold the clock that was. Answers the instant that the clock shows now.
create function event_store.advance_clock(p_to timestamptz) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_ahead interval;
  v_before interval;
begin
  if not (select c.demo from event_store.business_clock c) then
    raise exception 'Only the clock of a demo can be moved' using errcode = 'WX005';
  end if;
  lock table event_store.events in share row exclusive mode;
  select c.ahead into v_before from event_store.business_clock c for update;
  -- Seconds, not days: an interval of days has another length in another session's time zone.
  v_ahead := make_interval(secs => extract(epoch from p_to - clock_timestamp())::double precision);
  if not exists (select from event_store.events) then
    perform setval('event_store.recording_floor', 1);
  elsif v_ahead <= v_before then
    raise exception 'The business clock cannot go back' using errcode = 'WX004';
  end if;
  update event_store.business_clock set ahead = v_ahead;
  return clock_timestamp() + v_ahead;
end $$;

-- The transaction that holds all readers of this server back: the oldest that has written, in whatever database. No row
-- where none has. Its text is not told: it may hold what its reader must not see.
create function event_store.oldest_writer()
returns table (pid integer, prepared_as text, application text, role text, database text, since text, open_s double precision)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  perform pg_stat_clear_snapshot();
  return query
    select w.pid, w.gid, w.application_name, w.role_name::text, w.datname::text,
           to_char(w.start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           extract(epoch from clock_timestamp() - w.start)::double precision
      from (select a.pid, null as gid, a.application_name, a.usename as role_name, a.datname, a.xact_start as start,
                   a.backend_xid as transaction
              from pg_stat_activity a where a.backend_xid is not null
            union all
            select null, p.gid, null, p.owner, p.database, p.prepared, p.transaction
              from pg_prepared_xacts p) w
     order by age(w.transaction) desc
     limit 1;
end $$;
