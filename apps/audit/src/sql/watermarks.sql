-- Through when each store's record is closed here. Where a version is missing, no further than the row before the gap: what
-- is missing was recorded later than that, whatever the mark says.
select s.store, case when s.closed_through is not null then least(s.closed_through, g.before_gap) end as closed_through
  from trail.sources s
  left join (
    select w.store, min(coalesce(r.recorded_at, '')) as before_gap
      from trail.waiting w
      left join trail.streams t using (store, tenant, stream)
      left join trail.rows r on (r.store, r.tenant, r.stream, r.version) = (t.store, t.tenant, t.stream, t.version)
     group by w.store
  ) g using (store)
 order by s.store
