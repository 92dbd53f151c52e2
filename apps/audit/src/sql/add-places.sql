insert into trail.places (store, tenant, stream, organisation, audience)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
on conflict do nothing
