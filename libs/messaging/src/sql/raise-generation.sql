insert into messaging.topic_generations (consumer, topic, generation) values ($1, $2, $3)
on conflict (consumer, topic) do update set generation = excluded.generation
  where topic_generations.generation < excluded.generation
