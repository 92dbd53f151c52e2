-- The topics that a relay has made. One that stands here and is gone from the broker was lost with what it held: the relay
-- then refuses to go on in an empty one, since who has not read it yet would miss what it does not know of.
create table messaging.topics (
  topic      text        collate "C" primary key,
  partitions integer     not null check (partitions > 0),
  created_at timestamptz not null default clock_timestamp()
);

-- Which generation of a topic a consumer reads. A generation holds everything from the store's start; the one before it ends
-- with a pointer to it.
create table messaging.topic_generations (
  consumer   text    collate "C" not null,
  topic      text    collate "C" not null,
  generation integer not null check (generation > 0),
  primary key (consumer, topic)
);
