-- Without comparison: a request that is served twice does no harm.
insert into messaging.progress (consumer, source, position) values ($1 || '.relay', $1 || '.resend', $2)
on conflict (consumer, source) do update set position = excluded.position, moved_at = clock_timestamp()
