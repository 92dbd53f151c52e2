-- Who takes in, holds or redrives a held stream takes this lock first. Advisory, since a row lock would give the transaction its
-- id before the handler has decided. Sorted, so that two who want several never wait for each other.
select pg_advisory_xact_lock(k.lock)
  from (select distinct hashtextextended(name, 8203741955) as lock from unnest($1::text[]) as name) k
 order by k.lock
