insert into messaging.stopped_consumers (consumer, reason) values ($1, $2)
on conflict (consumer) do update
  set reason = excluded.reason, stopped_at = clock_timestamp(), resumed_at = null, resumed_by = null, resume_reason = null
  where stopped_consumers.resumed_at is not null
