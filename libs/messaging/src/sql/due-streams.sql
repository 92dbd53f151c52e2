-- Held streams that go on by themselves, and whether their time has come, those that were looked at longest ago first: one that
-- throws comes up again later each time, behind all others.
select store, tenant, stream, next_at <= clock_timestamp() as due from messaging.held_streams
 where consumer = $1 and parked_at is null
 order by next_at
 limit 200
