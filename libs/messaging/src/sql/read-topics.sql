select topic, partitions from messaging.topics where topic = any ($1::text[])
