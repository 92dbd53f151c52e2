select from trail.parties_now n
 where n.tenant = $1
   and (n.who = $2 or exists (select from directory_copy.organisations o
                               where o.id = any ($3::text[]) and n.who = any (o.path)))
union all
-- Whoever has an account here reads what was done to it.
select from trail.subjects s where s.subject = $2 and s.tenant = $1
 limit 1
