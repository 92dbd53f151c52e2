select generation from messaging.topic_generations where consumer = $1 and topic = $2
