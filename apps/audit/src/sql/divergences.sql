select d.*, to_char(d.noticed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as noticed_at
  from trail.divergences d
 order by d.store, d.tenant, d.stream, d.version, d.row_hash
 limit $1
