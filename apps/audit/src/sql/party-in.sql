select from trail.parties_now n
 where n.tenant = $1
   and (n.who = $2 or exists (select from directory_copy.organisations o
                               where o.id = any ($3::text[]) and n.who = any (o.path)))
 limit 1
