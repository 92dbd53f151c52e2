update messaging.stopped_consumers set resumed_at = clock_timestamp(), resumed_by = $2, resume_reason = $3
 where consumer = $1 and resumed_at is null
returning consumer
