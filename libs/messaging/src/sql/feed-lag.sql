-- Counted up to a limit: health is asked often.
select count(*)::integer as messages, min(l.recorded_at) as oldest
  from (select p.recorded_at from event_store.published p
         where (p.incarnation, p.transaction_id, p.position) > ($1::integer, $2::xid8, $3::bigint)
         order by p.incarnation, p.transaction_id, p.position
         limit 1000) l
