-- The timeline that this cluster writes. A restore to a point in time and a promotion begin a new one. Read from memory:
-- the control file still names the old one until the first checkpoint after a promotion. Null on a standby.
create function event_store.current_timeline() returns integer
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if pg_is_in_recovery() then return null; end if;
  return ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::integer;
end $$;

-- Appends the events of one or more calls: each is a command, to one stream or several, stored whole or not at all.
--
-- Arrays run in parallel. Those of calls have one element a call; those of events one an event, call by call in the order
-- of the calls and named by their number in it, each stream's versions rising by one from its expected version + 1. No
-- stream is named by two calls.
--
-- Answers the inserted rows. Of a call that meets a conflict it answers none, and stores none: a version that is taken, a
-- predecessor that is missing, or a command id that is stored already. Raises, and so rolls all back, where that shows at
-- a later event of a call: WX001.
--
-- Raises WX002, to be tried again in a new transaction, where a predecessor's transaction began after this one:
-- readers go by transaction id, and would meet this version before its predecessor.
--
-- Raises WX003 where the cluster writes another timeline than the one that was adopted: a service that a failover has
-- moved would go on under transaction ids that others know with another content.
--
-- Raises WX006 outside READ COMMITTED: an older snapshot would show the incarnation and the clock that were, not those
-- in force once the lock is held.
--
-- One statement for all events: a loop of a look-up and an insert for each took several times as long. The planner options are
-- part of the function, so that every caller has them: a statement planned on a young table was seen to flip to
-- sequential scans as the table grew.
create function event_store.append(
  p_tenants text[], p_command_ids uuid[], p_command_hashes text[], p_not_before timestamptz[],
  p_calls integer[], p_streams text[], p_versions integer[], p_types text[], p_schema_versions integer[],
  p_data text[], p_metadata text[],
  p_published_types text[], p_published_versions integer[], p_published text[]
) returns table (
  tenant text, stream text, version integer, recorded_at text, incarnation integer, transaction_id text, "position" bigint)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set plan_cache_mode = force_generic_plan
set enable_nestloop = off
set jit = off
as $$
#variable_conflict use_column
declare
  v_transaction xid8;
  v_incarnation integer;
  v_timeline integer;
  v_ahead interval;
  v_recorded_at timestamptz;
  v_row record;
  v_missing integer := 0;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'Appends run in READ COMMITTED, not in %', upper(current_setting('transaction_isolation'))
      using errcode = 'WX006';
  end if;
  if array_position(p_command_hashes, null) is not null then
    raise exception 'A command has the hash of its body' using errcode = 'null_value_not_allowed';
  end if;
  -- Neighbours do not wait long for what one of them waits for: then each goes alone.
  if cardinality(p_tenants) > 1 then
    perform set_config('lock_timeout', '250ms', true);
  end if;
  -- First the lock that advance_clock() and an adoption wait for, then the transaction id, then floor and clock:
  -- closed_through() relies on it.
  lock table event_store.events in row exclusive mode;
  v_transaction := pg_current_xact_id();
  select i.incarnation, i.timeline into v_incarnation, v_timeline
    from event_store.incarnations i order by i.incarnation desc limit 1;
  if v_timeline is distinct from event_store.current_timeline() then
    raise exception 'The store was not adopted on timeline %', event_store.current_timeline() using errcode = 'WX003';
  end if;
  select c.ahead into v_ahead from event_store.business_clock c;
  -- Not before the transaction's start, even where the clock was set back since: closed_through() goes by that start.
  v_recorded_at := greatest(
    clock_timestamp() + v_ahead,
    transaction_timestamp() + v_ahead,
    timestamptz 'epoch' + pg_sequence_last_value('event_store.recording_floor') * interval '1 microsecond');
  for v_row in
    with given as materialized (
      select e.*, (lag(e.call) over list, lag(e.stream) over list, lag(e.version) over list)
                    is distinct from (e.call, e.stream, e.version - 1) as begins
        from unnest(p_calls, p_streams, p_versions, p_types, p_schema_versions, p_data, p_metadata,
                    p_published_types, p_published_versions, p_published) with ordinality
             as e (call, stream, version, type, schema_version, data, metadata,
                   published_type, published_version, published, place)
      window list as (order by e.place)
    ), found as materialized (
      select g.*, p_tenants[g.call] as tenant,
             row_number() over call as nth,
             count(*) over call as of_call,
             -- What each stream goes on from is there, or it is new.
             bool_and(not g.begins or g.version <= 1 or b.version is not null) over call as fits,
             bool_or((b.incarnation, b.transaction_id) > (v_incarnation, v_transaction)) over call as later,
             max(b.recorded_at) over call as last_recorded_at,
             coalesce(max(case when g.published is not null then g.version end) over before,
                      max(b.published) over before_and_own, 0) as previous_published
        from given g
        left join lateral (
          select e.version, e.incarnation, e.transaction_id, e.recorded_at,
                 case when e.published is null then e.previous_published else e.version end as published
            from event_store.events e
           where g.begins and e.tenant = p_tenants[g.call] and e.stream = g.stream and e.version = g.version - 1
           limit 1) b on true
      window call as (partition by g.call order by g.place rows between unbounded preceding and unbounded following),
             before as (partition by g.call, g.stream order by g.place rows between unbounded preceding and 1 preceding),
             before_and_own as (partition by g.call, g.stream order by g.place)
    ), fitting as materialized (
      select f.*, p_command_ids[f.call] as command_id,
             greatest(v_recorded_at, p_not_before[f.call] + interval '1 microsecond',
                      f.last_recorded_at + interval '1 microsecond')
               + (f.nth - 1) * interval '1 microsecond' as recorded_at
        from found f where f.fits and f.later is not true
    ), firsts as (
      insert into event_store.events (
        incarnation, transaction_id, position, tenant, stream, version, type, schema_version, data, metadata,
        recorded_at, command_id, command_hash, published_type, published_version, published, previous_published)
      select v_incarnation, v_transaction, nextval('event_store.positions'), f.tenant, f.stream, f.version, f.type,
             f.schema_version, f.data::json, f.metadata::json, f.recorded_at, f.command_id,
             p_command_hashes[f.call], f.published_type, f.published_version, f.published::json, f.previous_published
        from (select * from fitting where nth = 1 order by place) f
      on conflict do nothing
      returning tenant, stream, version, recorded_at, position, command_id
    ), others as (
      insert into event_store.events (
        incarnation, transaction_id, position, tenant, stream, version, type, schema_version, data, metadata,
        recorded_at, command_id, published_type, published_version, published, previous_published)
      select v_incarnation, v_transaction, nextval('event_store.positions'), f.tenant, f.stream, f.version, f.type,
             f.schema_version, f.data::json, f.metadata::json, f.recorded_at, f.command_id,
             f.published_type, f.published_version, f.published::json, f.previous_published
        from (select * from fitting
               where nth > 1 and (tenant, command_id) in (select tenant, command_id from firsts) order by place) f
      on conflict do nothing
      returning tenant, stream, version, recorded_at, position
    )
    select w.tenant, w.stream, w.version, w.recorded_at, w.position, 0 as missing, false as later from firsts w
    union all
    select w.tenant, w.stream, w.version, w.recorded_at, w.position, -1, false from others w
    union all
    select f.tenant, f.stream, f.version, null, null, f.of_call - 1, false from fitting f
     where f.nth = 1 and f.of_call > 1 and (f.tenant, f.command_id) in (select tenant, command_id from firsts)
    union all
    select f.tenant, f.stream, f.version, null, null, 0, true from found f where f.later and f.begins
  loop
    if v_row.later then
      raise exception 'Stream % was written by a later transaction', v_row.stream using errcode = 'WX002';
    end if;
    v_missing := v_missing + v_row.missing;
    continue when v_row.position is null;
    tenant := v_row.tenant;
    stream := v_row.stream;
    version := v_row.version;
    recorded_at := to_char(v_row.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    incarnation := v_incarnation;
    transaction_id := v_transaction::text;
    position := v_row.position;
    return next;
  end loop;
  if v_missing > 0 then
    raise exception 'A stream of the call has a version already' using errcode = 'WX001';
  end if;
end $$;
