delete from messaging.held_messages
 where consumer = $1 and store = $2 and tenant = $3 and stream = $4 and version = $5 and incarnation = $6
