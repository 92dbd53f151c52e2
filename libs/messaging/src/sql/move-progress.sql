-- Compare and set: who was overtaken moves nothing, and rolls back.
update messaging.progress set position = $4, moved_at = clock_timestamp()
 where consumer = $1 and source = any ($2::text[]) and position = $3
returning source
