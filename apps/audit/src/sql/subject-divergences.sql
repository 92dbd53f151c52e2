select d.store, d.tenant, d.stream, d.version, d.row_hash,
       to_char(d.noticed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as noticed_at
  from trail.subjects s
  join trail.divergences d using (store, tenant, stream)
 where s.subject = $1 and ($2::text is null or s.tenant = $2)
 order by d.store, d.tenant, d.stream, d.version, d.row_hash
