-- Everything below this is there and stays as it is. It only ever rises.
select (select max(i.incarnation) from event_store.incarnations i) as incarnation,
       pg_snapshot_xmin(pg_current_snapshot())::text as transaction_id
