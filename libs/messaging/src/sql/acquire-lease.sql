-- Takes a lease that nobody holds or whose time is up, or keeps one's own. A new owner raises the epoch; the server's clock
-- decides, so that the owners' clocks need not agree.
insert into messaging.leases as l (name, owner, epoch, expires_at)
values ($1, $2, 1, clock_timestamp() + make_interval(secs => $3))
on conflict (name) do update
  set owner = excluded.owner,
      epoch = l.epoch + case when l.owner = excluded.owner and l.expires_at > clock_timestamp() then 0 else 1 end,
      expires_at = excluded.expires_at
  where l.owner = excluded.owner or l.expires_at <= clock_timestamp()
returning epoch::text as epoch
