-- A message that is held already came twice.
insert into messaging.held_messages (consumer, store, tenant, stream, version, incarnation, topic, type, body,
                                     previous_version, recorded_at, correlation_id)
select $1, k.*
  from unnest($2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[], $7::text[], $8::text[], $9::text[],
              $10::integer[], $11::text[], $12::text[]) as k
on conflict do nothing
