-- Settings of this session that would let go of what was acknowledged.
select name from pg_catalog.pg_settings
 where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
 order by name
