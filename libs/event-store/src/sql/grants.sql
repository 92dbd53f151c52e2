-- Run after every migration, by the owner, as one transaction. :service, :reader and :historian are role names.
-- First everything away, so that what somebody granted by hand goes, too.
revoke all on schema event_store from public, :service, :reader, :historian;
revoke all on all tables in schema event_store from public, :service, :reader, :historian;
revoke all on all sequences in schema event_store from public, :service, :reader, :historian;
revoke all on all functions in schema event_store from public, :service, :reader, :historian;

-- The running service: appends through the function alone, reads, and moves its checkpoints.
grant usage on schema event_store to :service;
grant select on event_store.events, event_store.history, event_store.published, event_store.incarnations, event_store.business_clock to :service;
grant select, insert, update, delete on event_store.checkpoints to :service;
grant execute on function event_store.append, event_store.closed_through, event_store.advance_clock,
  event_store.oldest_writer, event_store.current_timeline, event_store.read_stream, event_store.read_after,
  event_store.read_published_after, event_store.read_published_stream, event_store.read_command to :service;

-- Other services on the transport `postgres`.
grant usage on schema event_store to :reader;
grant select on event_store.published, event_store.incarnations to :reader;
grant execute on function event_store.read_published_after, event_store.read_published_stream,
  event_store.closed_through to :reader;

-- The audit service.
grant usage on schema event_store to :historian;
grant select on event_store.history, event_store.incarnations to :historian;
grant execute on function event_store.closed_through, event_store.read_stream, event_store.read_after to :historian;
