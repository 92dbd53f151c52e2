-- A stream that is held already keeps its reason.
insert into messaging.held_streams (consumer, store, tenant, stream, reason, detail)
select $1, k.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as k
on conflict do nothing
