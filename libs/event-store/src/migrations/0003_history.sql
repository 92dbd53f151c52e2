-- What others may read of the store. Text as it is stored; recorded_at in the one form that is hashed.
create view event_store.history as
  select e.incarnation, e.transaction_id, e.position, e.tenant, e.stream, e.version, e.type, e.schema_version,
         e.data::text as data, e.metadata::text as metadata,
         to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at,
         e.command_id::text as command_id, e.command_hash,
         e.published_type, e.published_version, e.published::text as published, e.previous_published
    from event_store.events e;

-- The published rows alone, and of them only what is published: other services read this, never the events.
create view event_store.published as
  select e.incarnation, e.transaction_id, e.position, e.tenant, e.stream, e.version,
         e.published_type, e.published_version, e.published::text as published, e.previous_published,
         to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at
    from event_store.events e
   where e.published is not null;

-- The newest instant through which the record is closed: no event recorded at or before it can still appear. A writer takes
-- its transaction id first and reads the clock after that; here it is the other way round. So whoever read an earlier
-- clock is either committed by now or seen below as running, with a start that is no later than the clock it read.
-- A reader holds all of it when it has read everything below transaction id `complete_below` (volatile: a snapshot newer
-- than the clock that was read).
create function event_store.closed_through(out closed_through text, out complete_below text, out incarnation integer)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_now timestamptz := clock_timestamp();
  v_oldest timestamptz;
begin
  select min(a.xact_start) into v_oldest
    from pg_stat_activity a where a.datname = current_database() and a.backend_xid is not null;
  select to_char((least(v_now, v_oldest) + c.ahead - interval '1 microsecond') at time zone 'UTC',
                 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    into closed_through from event_store.business_clock c;
  complete_below := pg_snapshot_xmax(pg_current_snapshot())::text;
  incarnation := (select max(i.incarnation) from event_store.incarnations i);
end $$;

-- Moves a demo's business clock forward to p_to. Waits for running appends: none may hold the clock that was.
create function event_store.advance_clock(p_to timestamptz) returns interval
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_ahead interval := p_to - clock_timestamp();
begin
  if not (select c.demo from event_store.business_clock c) then
    raise exception 'Only the clock of a demo can be moved' using errcode = 'WX005';
  end if;
  lock table event_store.events in share row exclusive mode;
  update event_store.business_clock set ahead = v_ahead
   where v_ahead > ahead or not exists (select 1 from event_store.events);
  if not found then
    raise exception 'The business clock cannot go back' using errcode = 'WX004';
  end if;
  return v_ahead;
end $$;
