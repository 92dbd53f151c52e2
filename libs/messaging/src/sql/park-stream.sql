insert into messaging.held_streams (consumer, store, tenant, stream, reason, detail, parked_at)
values ($1, $2, $3, $4, $5, $6, clock_timestamp())
on conflict (consumer, store, tenant, stream) do update
  set reason = excluded.reason, detail = excluded.detail,
      parked_at = coalesce(held_streams.parked_at, excluded.parked_at)
