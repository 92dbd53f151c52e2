select reason, to_char(stopped_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as stopped_at
  from messaging.stopped_consumers where consumer = $1 and resumed_at is null
