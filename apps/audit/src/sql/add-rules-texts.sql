-- One hash has one text: told again, by whichever body's history, it is the same.
insert into trail.rules_texts (hash, text)
select * from unnest($1::text[], $2::text[])
on conflict do nothing
