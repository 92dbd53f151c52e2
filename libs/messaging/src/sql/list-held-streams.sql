select h.store, h.tenant, h.stream, h.reason, h.detail,
       to_char(h.held_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as held_since,
       to_char(h.parked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as parked_at,
       m.held, f.version, f.incarnation, f.type, f.topic, f.body, f.recorded_at
  from messaging.held_streams h
  left join lateral (
    select count(*)::integer as held from messaging.held_messages m
     where m.consumer = h.consumer and m.store = h.store and m.tenant = h.tenant and m.stream = h.stream) m on true
  left join lateral (
    select m.* from messaging.held_messages m
     where m.consumer = h.consumer and m.store = h.store and m.tenant = h.tenant and m.stream = h.stream
     order by m.version, m.incarnation limit 1) f on true
 where h.consumer = $1
 order by h.held_since
 limit $2
