-- What others may read of the store. Text as it is stored; recorded_at in the one form that is hashed.
create view event_store.history as
  select e.incarnation, e.transaction_id, e.position, e.tenant, e.stream, e.version, e.type, e.schema_version,
         e.data::text as data, e.metadata::text as metadata,
         to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at,
         e.command_id::text as command_id, e.command_hash,
         e.published_type, e.published_version, e.published::text as published, e.previous_published
    from event_store.events e;

-- The published rows alone, and of them only what is published. For the functions below.
--
-- The trace goes with it, so that one request can be followed through every service; nothing else of the metadata does.
-- Found in the text: the operators of json refuse a whole document for one escape (\u0000) that text cannot hold, and one
-- such event would end all reading. A quotation mark within a JSON string stands behind a backslash, so this finds the
-- member and no words that look like it.
create view event_store.published_rows as
  select e.incarnation, e.transaction_id, e.position, e.tenant, e.stream, e.version,
         e.published_type, e.published_version, e.published::text as published, e.previous_published,
         to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at,
         substring(e.metadata::text from '"correlationId"\s*:\s*"([0-9A-Za-z._:-]{1,128})"') as correlation_id
    from event_store.events e
   where e.published is not null;

-- The same for other services, who never see the events. A barrier: without it a condition that fails loudly
-- (`stream::integer = 1`) is tried on the private rows, too, and its error message tells their streams.
create view event_store.published with (security_barrier) as select p.* from event_store.published_rows p;

-- How the store is read. Functions, so that every reader has the planner options that pin the plan: left to itself the
-- planner was seen to read the table from end to end by the statistics of a younger one, and to sort half a million later
-- rows for a page of 500, since the order of an index does not reach through a barrier (2.4 s; now below 1 ms).

-- A stream's events after a version.
create function event_store.read_stream(p_tenant text, p_stream text, p_after integer)
returns setof event_store.history
language plpgsql stable
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set enable_sort = off
set max_parallel_workers_per_gather = 0
set plan_cache_mode = force_generic_plan
as $$
begin
  return query select h.* from event_store.history h
   where h.tenant = p_tenant and h.stream = p_stream and h.version > p_after
   order by h.version;
end $$;

-- The next events in the one order that loses nothing: after the checkpoint triple, below the oldest running transaction.
-- An older incarnation is whole: its transaction ids say nothing about this cluster's transactions. Both bounds are rows,
-- so that both are bounds of the index scan: what may not be read yet is not even looked at.
create function event_store.read_after(p_incarnation integer, p_transaction_id xid8, p_position bigint, p_limit integer)
returns setof event_store.history
language plpgsql stable
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set enable_sort = off
set max_parallel_workers_per_gather = 0
set plan_cache_mode = force_generic_plan
as $$
begin
  return query select h.* from event_store.history h
   where (h.incarnation, h.transaction_id, h.position) > (p_incarnation, p_transaction_id, p_position)
     and (h.incarnation, h.transaction_id)
         < ((select max(i.incarnation) from event_store.incarnations i), pg_snapshot_xmin(pg_current_snapshot()))
   order by h.incarnation, h.transaction_id, h.position
   limit p_limit;
end $$;

-- As read_after, of the published rows alone. Runs as the owner, since the caller may not see the rows behind the barrier.
create function event_store.read_published_after(
  p_incarnation integer, p_transaction_id xid8, p_position bigint, p_limit integer)
returns setof event_store.published
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set enable_sort = off
set max_parallel_workers_per_gather = 0
set plan_cache_mode = force_generic_plan
as $$
begin
  return query select p.* from event_store.published_rows p
   where (p.incarnation, p.transaction_id, p.position) > (p_incarnation, p_transaction_id, p_position)
     and (p.incarnation, p.transaction_id)
         < ((select max(i.incarnation) from event_store.incarnations i), pg_snapshot_xmin(pg_current_snapshot()))
   order by p.incarnation, p.transaction_id, p.position
   limit p_limit;
end $$;

-- The published events of one stream after a version: what a consumer that misses a message asks for.
create function event_store.read_published_stream(p_tenant text, p_stream text, p_after integer, p_limit integer)
returns setof event_store.published
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set enable_sort = off
set max_parallel_workers_per_gather = 0
set plan_cache_mode = force_generic_plan
as $$
begin
  return query select p.* from event_store.published_rows p
   where p.tenant = p_tenant and p.stream = p_stream and p.version > p_after
     and (p.incarnation, p.transaction_id)
         < ((select max(i.incarnation) from event_store.incarnations i), pg_snapshot_xmin(pg_current_snapshot()))
   order by p.version
   limit p_limit;
end $$;

-- The events of one command: its first by the unique index, the others of its transaction by the order index.
create function event_store.read_command(p_tenant text, p_command_id uuid)
returns setof event_store.history
language plpgsql stable
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
set enable_sort = off
set max_parallel_workers_per_gather = 0
set plan_cache_mode = force_generic_plan
as $$
declare
  v_first record;
begin
  select e.incarnation, e.transaction_id into v_first from event_store.events e
   where e.tenant = p_tenant and e.command_id = p_command_id and e.command_hash is not null;
  if not found then return; end if;
  return query select h.* from event_store.history h
   where h.incarnation = v_first.incarnation and h.transaction_id = v_first.transaction_id
     and h.tenant = p_tenant and h.command_id = p_command_id::text
   order by h.incarnation, h.transaction_id, h.position;
end $$;
