insert into messaging.progress (consumer, source, position)
select $1, source, $3 from unnest($2::text[]) as source
on conflict do nothing
