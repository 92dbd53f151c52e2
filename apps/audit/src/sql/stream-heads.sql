-- Streams with their heads, newest or as of an instant, in the order of the root: the next page after a name.
select t.store, t.tenant, t.stream, h.version, h.head
  from (select s.store, s.tenant, s.stream
          from trail.streams s
         where (s.store, s.tenant, s.stream) > ($1, $2, $3)
         order by s.store, s.tenant, s.stream
         limit $5) t
  left join lateral (
    select r.version, r.head
      from trail.rows r
     where (r.store, r.tenant, r.stream) = (t.store, t.tenant, t.stream) and ($4::text is null or r.recorded_at <= $4)
     order by r.version desc
     limit 1) h on true
 order by t.store, t.tenant, t.stream
