-- An error that passes: the stream alone is tried again, after 1, 2, 4 … 64 intervals.
insert into messaging.held_streams (consumer, store, tenant, stream, reason, detail, next_at)
values ($1, $2, $3, $4, 'retrying', $5, clock_timestamp() + make_interval(secs => $6))
on conflict (consumer, store, tenant, stream) do update
  set reason = 'retrying', detail = excluded.detail, parked_at = null, contract = null,
      next_at = clock_timestamp() + make_interval(secs => $6 * power(2, least(held_streams.tries, 6))),
      tries = held_streams.tries + 1,
      waits_table = null, waits_key = null, waits_since = null, waits_store = null, waits_tenant = null, waits_stream = null
