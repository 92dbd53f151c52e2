-- How somebody stands to the streams that tell of subjects: where their events happened and for whom these are, whom they name, and
-- how they stand. Of a subject that nobody knows there are no rows; asked is the same.
select a.subject, s.store, s.tenant, s.stream, p.organisation, p.audience,
       coalesce(t.ended, false) as ended, coalesce(t.disclosed, 0) as disclosed,
       coalesce(t.gathered, 0) as gathered,
       exists (select from directory_copy.organisations o
                where o.id = coalesce(nullif(p.organisation, ''), u.unit, s.tenant) and o.path && $3::text[]) as reaches,
       exists (select from directory_copy.organisations j where j.id = s.tenant and j.path && $4::text[]) as bureau,
       exists (select from directory_copy.organisations j where j.id = s.tenant and j.path && $5::text[]) as audits,
       exists (select from trail.parties_now n
                where (n.store, n.tenant, n.stream) = (s.store, s.tenant, s.stream) and n.who = any ($6::text[])) as party,
       exists (select from trail.parties_now n
                where (n.store, n.tenant, n.stream) = (s.store, s.tenant, s.stream) and n.who = any ($6::text[])
                  and not n.named_as like 'task:%') as assigned,
       exists (select from trail.acting_desks d
                where (d.store, d.tenant, d.stream) = (s.store, s.tenant, s.stream)
                  and (d.desk, d.organisation) in (select * from unnest($7::text[], $8::text[]))) as acts,
       -- A person's own account is named after them; who administers or audits the person reaches where they work.
       split_part(s.stream, '/', 2) = ($6::text[])[1]
         or exists (select from directory_copy.organisations o
                     where o.id = coalesce(nullif(p.organisation, ''), u.unit, s.tenant) and o.path && $9::text[]) as oversees
  from unnest($1::text[], $2::text[]) as a (subject, tenant)
  join trail.subjects s on s.subject = a.subject and s.tenant = a.tenant
  join trail.places p on (p.store, p.tenant, p.stream) = (s.store, s.tenant, s.stream)
  left join trail.standings t on (t.store, t.tenant, t.stream) = (s.store, s.tenant, s.stream)
  left join trail.subject_units u on u.subject = a.subject and u.tenant = a.tenant
