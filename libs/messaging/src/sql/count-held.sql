-- Of the first ten thousand: health is asked often.
select reason, count(*)::integer as streams,
       count(*) filter (where waits_since < clock_timestamp() - interval '1 day')::integer as overdue
  from (select reason, waits_since from messaging.held_streams where consumer = $1 limit 10000) h
 group by reason
