select to_char((clock_timestamp() + ahead) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now
  from event_store.business_clock
