select reason, count(*)::integer as streams from messaging.held_streams where consumer = $1 group by reason
