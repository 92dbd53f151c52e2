-- The streams that tell of a subject, up to an instant, in the order in which they were recorded. Streams do not depend on one
-- another where instants are equal: their names decide.
select r.*
  from trail.subjects s
  join trail.rows r using (store, tenant, stream)
 where s.subject = $1 and ($2::text is null or s.tenant = $2) and ($3::text is null or r.recorded_at <= $3)
 order by r.recorded_at, r.store, r.tenant, r.stream, r.version
 limit $4
