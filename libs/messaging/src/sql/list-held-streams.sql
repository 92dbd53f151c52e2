-- A page of the held streams, and of how many it is one: without any there is one row that has their number alone.
-- Those that wait for a person come first, then waits of more than a day: however many others there are, they are seen. A wait tells
-- its chain: what it waits for, which stream brings that, and what holds that one up in turn.
with asked as (
  select h.*, h.store || ' ' || h.tenant || ' ' || h.stream as id,
         case when h.parked_at is not null then 0
              when h.waits_since < clock_timestamp() - interval '1 day' then 1 else 2 end as rank
    from messaging.held_streams h
   where h.consumer = $1
     and ($3::text[] is null or h.tenant = any ($3))
     and ($4::text is null or (h.store = $4 and h.tenant = $5 and h.stream = $6))
     and ($7::text is null or h.contract = $7)
     and (not $8::boolean or h.parked_at is not null))
select t.total, h.id, h.rank, h.store, h.tenant, h.stream, h.reason, h.detail,
       to_char(h.held_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as held_since,
       to_char(h.parked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as parked_at,
       to_char(h.waits_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as waits_since,
       h.rank = 1 as overdue,
       c.chain, m.held, f.version, f.incarnation, f.type, f.topic, f.body, f.recorded_at
  from (select count(*)::integer as total from asked) t
  left join (select * from asked
              where $9::integer is null or (rank, held_since, id) > ($9, $10::timestamptz, $11::text)
              order by rank, held_since, id
              limit $2) h on true
  left join lateral (
    select count(*)::integer as held
      from (select from messaging.held_messages m
             where m.consumer = h.consumer and m.store = h.store and m.tenant = h.tenant and m.stream = h.stream
             limit 10000) m) m on true
  left join lateral (
    select m.* from messaging.held_messages m
     where m.consumer = h.consumer and m.store = h.store and m.tenant = h.tenant and m.stream = h.stream
     order by m.version, m.incarnation limit 1) f on true
  left join lateral (
    with recursive link as (
      select 1 as hop, h.waits_table, h.waits_key, h.waits_store, h.waits_tenant, h.waits_stream,
             null::text as reason, null::text as detail
       where h.waits_table is not null
      union all
      select l.hop + 1, n.waits_table, n.waits_key, n.waits_store, n.waits_tenant, n.waits_stream, n.reason, n.detail
        from link l
        join messaging.held_streams n
          on n.store = l.waits_store and n.tenant = l.waits_tenant and n.stream = l.waits_stream
       where l.hop < 10)
    select json_agg(json_build_object(
             'table', waits_table, 'key', waits_key, 'reason', reason, 'detail', detail,
             'store', waits_store, 'tenant', waits_tenant, 'stream', waits_stream) order by hop) as chain
      from link) c on true
 order by h.rank, h.held_since, h.id
