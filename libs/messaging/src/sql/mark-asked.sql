-- Whoever updates the row asks; an instance that comes second finds it asked for. Again after 1, 2, 4 … 64 intervals.
update messaging.held_streams
   set next_at = clock_timestamp() + make_interval(secs => $5 * power(2, least(tries, 6))), tries = tries + 1
 where consumer = $1 and store = $2 and tenant = $3 and stream = $4 and reason = 'missing' and next_at <= clock_timestamp()
returning stream
