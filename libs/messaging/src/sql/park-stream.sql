insert into messaging.held_streams (consumer, store, tenant, stream, reason, detail, contract, parked_at)
values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())
on conflict (consumer, store, tenant, stream) do update
  set reason = excluded.reason, detail = excluded.detail, contract = excluded.contract,
      parked_at = coalesce(held_streams.parked_at, excluded.parked_at),
      waits_table = null, waits_key = null, waits_since = null, waits_store = null, waits_tenant = null, waits_stream = null
