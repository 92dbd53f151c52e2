-- The trace goes with what is published, so that one request can be followed through every service; nothing else of the
-- metadata does. Found in the text: the operators of json refuse a whole document for one escape (\u0000) that text cannot
-- hold, and one such event would end all reading. A quotation mark within a JSON string stands behind a backslash, so this
-- finds the member and no words that look like it.
create or replace view event_store.published with (security_barrier) as
  select e.incarnation, e.transaction_id, e.position, e.tenant, e.stream, e.version,
         e.published_type, e.published_version, e.published::text as published, e.previous_published,
         to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at,
         substring(e.metadata::text from '"correlationId"\s*:\s*"([0-9A-Za-z._:-]{1,128})"') as correlation_id
    from event_store.events e
   where e.published is not null;
