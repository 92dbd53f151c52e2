select topic from messaging.topics where topic = $1
