-- How far the consumer is in some sources. Read without a lock: a lock would give the transaction its id before the handlers have
-- decided.
select source, position from messaging.progress where consumer = $1 and source = any ($2::text[])
