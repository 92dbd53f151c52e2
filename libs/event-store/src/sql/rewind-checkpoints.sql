-- Puts checkpoints that lie behind the newest event back to it.
update event_store.checkpoints c
   set incarnation = coalesce(newest.incarnation, 0),
       transaction_id = coalesce(newest.transaction_id, '0'),
       position = coalesce(newest.position, 0)
  from (select) as one
  left join lateral (select e.incarnation, e.transaction_id, e.position from event_store.events e
                      order by e.incarnation desc, e.transaction_id desc, e.position desc limit 1) newest on true
 where c.incarnation > 0
   and (newest.incarnation is null
        or (c.incarnation, c.transaction_id, c.position) > (newest.incarnation, newest.transaction_id, newest.position))
returning c.subscriber
