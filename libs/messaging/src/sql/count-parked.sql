select count(*)::integer as parked
  from messaging.held_streams h
 where h.consumer = $1
   and h.parked_at > greatest(
     clock_timestamp() - make_interval(secs => $2),
     (select s.resumed_at from messaging.stopped_consumers s where s.consumer = $1))
