-- The incarnation in force, and whether this is the cluster and the timeline that it was adopted on.
select i.incarnation, i.store,
       coalesce(i.system_identifier = (select s.system_identifier::text from pg_control_system() s)
                and i.timeline = event_store.current_timeline(), false) as same
  from event_store.incarnations i
 order by i.incarnation desc
 limit 1
