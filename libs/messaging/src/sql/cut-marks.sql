-- A person accepts the other history: what was known from version $5 on is known no more.
with gone as (
  delete from messaging.marks
   where consumer = $1 and store = $2 and tenant = $3 and stream = $4 and first_version >= $5)
update messaging.marks set last_version = $5 - 1
 where consumer = $1 and store = $2 and tenant = $3 and stream = $4 and first_version < $5 and last_version >= $5
