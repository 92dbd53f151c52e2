-- One row a stream and incarnation: the first version seen stays, the last one rises.
insert into messaging.marks (consumer, store, tenant, stream, incarnation, first_version, last_version)
select $1, k.store, k.tenant, k.stream, k.incarnation, k.first_version, k.last_version
  from unnest($2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[], $7::integer[])
    as k (store, tenant, stream, incarnation, first_version, last_version)
on conflict (consumer, store, tenant, stream, incarnation) do update set last_version = excluded.last_version
