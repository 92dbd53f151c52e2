-- What the relay has not sent yet; counted up to a limit, health is asked often.
select count(*)::integer as events, min(l.recorded_at) as oldest
  from (select h.recorded_at
          from event_store.history h
         where (h.incarnation, h.transaction_id, h.position) >
               (coalesce((select c.incarnation from event_store.checkpoints c where c.subscriber = $1), 0),
                coalesce((select c.transaction_id from event_store.checkpoints c where c.subscriber = $1), '0'::xid8),
                coalesce((select c.position from event_store.checkpoints c where c.subscriber = $1), 0))
         order by h.incarnation, h.transaction_id, h.position
         limit 1000) l
