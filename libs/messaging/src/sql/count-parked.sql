-- How many streams were parked lately by messages of one contract and tenant; counted up to a limit.
select count(*)::integer as parked
  from (select from messaging.held_streams
         where consumer = $1 and contract = $2 and tenant = $3
           and parked_at > clock_timestamp() - make_interval(secs => $4)
         limit $5) p
