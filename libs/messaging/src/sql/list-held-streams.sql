-- Those that wait for a person come first: however many others there are, they are seen.
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
   and ($3::text[] is null or h.tenant = any ($3))
   and ($4::text is null or (h.store = $4 and h.tenant = $5 and h.stream = $6))
 order by h.parked_at is null, h.held_since
 limit $2
