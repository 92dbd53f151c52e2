insert into trail.parties (store, tenant, stream, version, named_as, who, step)
select * from unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::text[])
on conflict do nothing
