-- Held streams that go on by themselves. Those that miss a message come up again later each time: 1, 2, 4 … 64 intervals.
select store, tenant, stream from messaging.held_streams
 where consumer = $1 and reason in ('missing', 'queued')
   and (asked_at is null or asked_at < clock_timestamp() - make_interval(secs => $2 * power(2, least(asked, 7) - 1)))
 order by held_since
 limit 200
