-- The stream alone waits for a row. Nothing comes back where that was known: then a try that began after it was written down has
-- found no row either, and whoever writes one from now on finds the stream to wake.
insert into messaging.held_streams as h (consumer, store, tenant, stream, reason, detail, next_at,
                                         waits_table, waits_key, waits_since, waits_store, waits_tenant, waits_stream)
values ($1, $2, $3, $4, 'waiting', $5, clock_timestamp() + make_interval(secs => $6), $7, $8, clock_timestamp(), $9, $10, $11)
on conflict (consumer, store, tenant, stream) do update
  set reason = 'waiting', detail = excluded.detail, parked_at = null, contract = null, next_at = excluded.next_at,
      waits_table = excluded.waits_table, waits_key = excluded.waits_key, waits_since = excluded.waits_since,
      waits_store = excluded.waits_store, waits_tenant = excluded.waits_tenant, waits_stream = excluded.waits_stream
  where (h.waits_table, h.waits_key) is distinct from (excluded.waits_table, excluded.waits_key)
returning stream
