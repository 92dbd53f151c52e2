-- It could not even be looked at: later, behind all others.
update messaging.held_streams
   set detail = case when detail = '' then $5 else detail end,
       next_at = clock_timestamp() + make_interval(secs => $6 * power(2, least(tries, 6))), tries = tries + 1
 where consumer = $1 and store = $2 and tenant = $3 and stream = $4 and parked_at is null
