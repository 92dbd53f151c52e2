-- Subscribers whose checkpoint lies behind the newest event: they have read what the store does not hold.
select c.subscriber
  from event_store.checkpoints c
  left join lateral (select e.incarnation, e.transaction_id, e.position from event_store.events e
                      order by e.incarnation desc, e.transaction_id desc, e.position desc limit 1) newest on true
 where c.incarnation > 0
   and (newest.incarnation is null
        or (c.incarnation, c.transaction_id, c.position) > (newest.incarnation, newest.transaction_id, newest.position))
 order by c.subscriber
