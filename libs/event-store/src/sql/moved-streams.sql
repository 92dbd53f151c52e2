-- Those of some streams that have gone beyond the version at which they were read.
select wanted.stream
  from unnest($2::text[], $3::integer[]) as wanted (stream, version)
 where exists (select from event_store.events e
                where e.tenant = $1 and e.stream = wanted.stream and e.version = wanted.version + 1)
