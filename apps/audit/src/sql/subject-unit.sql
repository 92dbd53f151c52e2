-- Whether anything is known of a subject, and which unit it belongs to.
select u.unit
  from (select from trail.subjects s where s.subject = $1 and s.tenant = $2 limit 1) s
  left join trail.subject_units u on u.subject = $1 and u.tenant = $2
