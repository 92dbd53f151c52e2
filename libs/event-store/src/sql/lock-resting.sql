-- Held until the transaction ends, by every append of the tenant that rests on a stream beside those that it appends to.
select pg_advisory_xact_lock(hashtextextended('wenxiao resting ' || $1::text, 0))
