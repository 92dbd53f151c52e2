-- Ids that stand under more than one tenant: the first stream of each tenant after the one that had the id first, beside that one's.
-- Not asked: a person may have grants in several jurisdictions, official codes are each jurisdiction's own, and messages are parked
-- by the name of who could not take them in. One walk along streams_by_id, whose condition and terms these are.
with shared as (
  select lower(split_part(split_part(stream, '/', 2), '.', 1)) as id
    from trail.streams
   where split_part(stream, '/', 1) not in ('person-grants', 'code', 'parked-message')
   group by lower(split_part(split_part(stream, '/', 2), '.', 1))
  having min(tenant) <> max(tenant)
   order by 1
   limit $1),
begun as (
  select distinct on (h.id, s.tenant) h.id, s.tenant, s.store, s.stream, r.version, r.recorded_at
    from shared h
    join trail.streams s on lower(split_part(split_part(s.stream, '/', 2), '.', 1)) = h.id
                        and split_part(s.stream, '/', 1) not in ('person-grants', 'code', 'parked-message')
    join trail.rows r on (r.store, r.tenant, r.stream, r.version) = (s.store, s.tenant, s.stream, 1)
   order by h.id, s.tenant, r.recorded_at, s.store, s.stream),
ordered as (
  select *, row_number() over first as place,
         first_value(store) over first as first_store, first_value(tenant) over first as first_tenant,
         first_value(stream) over first as first_stream, first_value(version) over first as first_version
    from begun
  window first as (partition by id order by recorded_at, tenant))
select store, tenant, stream, version,
       json_build_object('store', first_store, 'tenant', first_tenant, 'stream', first_stream, 'version', first_version) as beside
  from ordered
 where place > 1
 order by id, place
 limit $1
