-- Held streams that go on by themselves, those that were looked at longest ago first: one that throws comes up again later each
-- time, behind all others.
select store, tenant, stream from messaging.held_streams
 where consumer = $1 and parked_at is null and next_at <= clock_timestamp()
 order by next_at
 limit 200
