-- Many streams of one contract and tenant that were parked within one window are one alarm, until people have settled them.
-- Of the newest ten thousand: health is asked often.
select contract, tenant, count(*)::integer as streams,
       to_char(min(parked_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since
  from (select contract, tenant, parked_at,
               count(*) over (partition by contract, tenant order by parked_at
                              range between make_interval(secs => $2) preceding and current row) as within
          from (select contract, tenant, parked_at from messaging.held_streams
                 where consumer = $1 and parked_at is not null order by parked_at desc limit 10000) newest) p
 where $4::text[] is null or tenant = any ($4)
 group by contract, tenant
having max(within) >= $3
 order by min(parked_at)
 limit 100
