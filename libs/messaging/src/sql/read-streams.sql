-- What the consumer knows of some streams, in one snapshot: its marks, and whether they are held. No locks, see read-progress.
select k.store, k.tenant, k.stream, h.reason,
       coalesce(m.marks, '[]'::json) as marks
  from unnest($2::text[], $3::text[], $4::text[]) as k (store, tenant, stream)
  left join messaging.held_streams h
    on h.consumer = $1 and h.store = k.store and h.tenant = k.tenant and h.stream = k.stream
  left join lateral (
    select json_agg(json_build_object('incarnation', m.incarnation, 'first', m.first_version, 'last', m.last_version)
                    order by m.first_version) as marks
      from messaging.marks m
     where m.consumer = $1 and m.store = k.store and m.tenant = k.tenant and m.stream = k.stream) m on true
