-- Whoever updates the row asks; an instance that comes second finds it asked for.
update messaging.held_streams set asked_at = clock_timestamp(), asked = asked + 1
 where consumer = $1 and store = $2 and tenant = $3 and stream = $4 and reason = 'missing'
   and (asked_at is null or asked_at < clock_timestamp() - make_interval(secs => $5 * power(2, least(asked, 7) - 1)))
returning stream
