-- How far the consumer is in some sources, and whether it may go on. Read without a lock: a lock would give the transaction
-- its id before the handlers have decided.
select p.source, p.position,
       (select s.reason from messaging.stopped_consumers s where s.consumer = $1 and s.resumed_at is null) as stopped
  from messaging.progress p where p.consumer = $1 and p.source = any ($2::text[])
