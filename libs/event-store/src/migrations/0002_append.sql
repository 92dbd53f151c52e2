-- The timeline that this cluster writes. A restore to a point in time and a promotion begin a new one. Read from memory:
-- the control file still names the old one until the first checkpoint after a promotion. Null on a standby.
create function event_store.current_timeline() returns integer
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
  if pg_is_in_recovery() then return null; end if;
  return ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::integer;
end $$;

-- Appends the events of one command, to one stream or several, all or nothing.
--
-- Arrays run in parallel, one element an event, each stream's versions rising by one from its expected version + 1.
-- Answers the inserted rows. Answers no row on a conflict at the first event: a version that is taken, a predecessor
-- that is missing, or a command id that is stored already; then nothing was inserted. Raises, and so rolls back,
-- where a later event of the call meets a conflict: WX001 (stale or taken version).
--
-- Raises WX002, to be tried again in a new transaction, where the predecessor's transaction began after this one:
-- readers go by transaction id, and would meet this version before its predecessor.
--
-- Raises WX003 where the cluster writes another timeline than the one that was adopted: a service that a failover has
-- moved would go on under transaction ids that others know with another content.
--
-- Raises WX006 outside READ COMMITTED: an older snapshot would show the incarnation and the clock that were, not those
-- in force once the lock is held.
--
-- The planner options are part of the function, so that every caller has them: a statement planned on a young table was
-- seen to flip to sequential scans as the table grew.
create function event_store.append(
  p_tenant text, p_command_id uuid, p_command_hash text, p_not_before timestamptz,
  p_streams text[], p_versions integer[], p_types text[], p_schema_versions integer[],
  p_data text[], p_metadata text[],
  p_published_types text[], p_published_versions integer[], p_published text[]
) returns table (stream text, version integer, recorded_at text, incarnation integer, transaction_id text, "position" bigint)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  v_transaction xid8;
  v_incarnation integer;
  v_timeline integer;
  v_ahead interval;
  v_recorded_at timestamptz;
  v_before record;
  v_position bigint;
  v_inserted integer;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'Appends run in READ COMMITTED, not in %', upper(current_setting('transaction_isolation'))
      using errcode = 'WX006';
  end if;
  if p_command_hash is null then
    raise exception 'A command has the hash of its body' using errcode = 'null_value_not_allowed';
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
    timestamptz 'epoch' + pg_sequence_last_value('event_store.recording_floor') * interval '1 microsecond',
    p_not_before + interval '1 microsecond');
  for i in 1 .. cardinality(p_streams) loop
    v_before := null;
    select e.incarnation, e.transaction_id, e.recorded_at,
           case when e.published is null then e.previous_published else e.version end as published
      into v_before
      from event_store.events e
     where e.tenant = p_tenant and e.stream = p_streams[i] and e.version = p_versions[i] - 1;
    if p_versions[i] > 1 and not found then
      if i = 1 then return; end if;
      raise exception 'Stream % has no version %', p_streams[i], p_versions[i] - 1 using errcode = 'WX001';
    end if;
    if (v_before.incarnation, v_before.transaction_id) > (v_incarnation, v_transaction) then
      raise exception 'Stream % was written by a later transaction', p_streams[i] using errcode = 'WX002';
    end if;
    v_recorded_at := greatest(v_recorded_at, v_before.recorded_at + interval '1 microsecond');
    v_position := nextval('event_store.positions');
    insert into event_store.events (
      incarnation, transaction_id, position, tenant, stream, version, type, schema_version, data, metadata,
      recorded_at, command_id, command_hash, published_type, published_version, published, previous_published)
    values (
      v_incarnation, v_transaction, v_position, p_tenant, p_streams[i], p_versions[i], p_types[i], p_schema_versions[i],
      p_data[i]::json, p_metadata[i]::json, v_recorded_at, p_command_id, case when i = 1 then p_command_hash end,
      p_published_types[i], p_published_versions[i], p_published[i]::json, coalesce(v_before.published, 0))
    on conflict do nothing;
    get diagnostics v_inserted = row_count;
    if v_inserted = 0 then
      if i = 1 then return; end if;
      raise exception 'Stream % has a version % already', p_streams[i], p_versions[i] using errcode = 'WX001';
    end if;
    stream := p_streams[i];
    version := p_versions[i];
    recorded_at := to_char(v_recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    incarnation := v_incarnation;
    transaction_id := v_transaction::text;
    position := v_position;
    return next;
    v_recorded_at := v_recorded_at + interval '1 microsecond';
  end loop;
end $$;
