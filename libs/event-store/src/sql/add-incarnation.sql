insert into event_store.incarnations (incarnation, store, system_identifier, timeline, reason)
select $1, $2, s.system_identifier::text, event_store.current_timeline(), $3 from pg_control_system() s
