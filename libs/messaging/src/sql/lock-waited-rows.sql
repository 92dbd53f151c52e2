-- Whoever writes rows that others wait for holds this lock until it commits; whoever writes down that it waits takes it alone. So
-- each wait is written down either before the rows are, and is woken, or after they can be read, and finds them.
select pg_advisory_xact_lock_shared(k.lock)
  from (select distinct hashtextextended($1 || ' ' || key, 8203741956) as lock from unnest($2::text[]) as key) k
 order by k.lock
