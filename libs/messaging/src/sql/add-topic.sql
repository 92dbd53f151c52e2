insert into messaging.topics (topic, partitions) values ($1, $2) on conflict do nothing
