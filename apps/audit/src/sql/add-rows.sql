insert into trail.rows (
  store, incarnation, tenant, stream, version, type, schema_version, data, metadata, recorded_at, command_id,
  command_hash, published_type, published_version, published, previous_published, row_hash, head)
select * from unnest(
  $1::text[], $2::integer[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::integer[], $8::text[], $9::text[],
  $10::text[], $11::text[], $12::text[], $13::text[], $14::integer[], $15::text[], $16::integer[], $17::bytea[], $18::bytea[])
