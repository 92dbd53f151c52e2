-- Nobody has written the row and not committed yet (lock-waited-rows).
select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 8203741956))
