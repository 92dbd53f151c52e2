-- What this session could do to the store beside appending, one row a power. The session's own role counts as well as the
-- one it has set: RESET ROLE is one statement away.
with roles as (
  select r.oid, r.rolname, r.rolsuper, r.rolreplication from pg_catalog.pg_roles r
   where r.rolname in (current_user, session_user)
), relations as (
  select c.oid, c.relname, c.relkind, c.relowner from pg_catalog.pg_class c
   where c.relnamespace = 'event_store'::regnamespace and c.relkind in ('r', 'p', 'v', 'S')
)
select r.rolname || ' is a superuser' as power from roles r where r.rolsuper
union
select r.rolname || ' may replicate the cluster' from roles r where r.rolreplication
union
select r.rolname || ' may be ' || o.rolname from roles r, pg_catalog.pg_roles o
 where not r.rolsuper and pg_has_role(r.oid, o.oid, 'MEMBER')
   and (o.rolname in ('pg_write_server_files', 'pg_execute_server_program')
        or o.oid in (select c.relowner from relations c
                     union select n.nspowner from pg_catalog.pg_namespace n where n.nspname = 'event_store'
                     union select d.datdba from pg_catalog.pg_database d where d.datname = current_database()
                     union select p.proowner from pg_catalog.pg_proc p where p.pronamespace = 'event_store'::regnamespace))
union
select r.rolname || ' may write ' || c.relname from roles r, relations c
 where not r.rolsuper and not pg_has_role(r.oid, c.relowner, 'MEMBER')
   and case when c.relkind = 'S' then has_sequence_privilege(r.oid, c.oid, 'UPDATE, USAGE')
            when c.relname = 'checkpoints' then has_table_privilege(r.oid, c.oid, 'TRIGGER')
            else has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
                 or has_any_column_privilege(r.oid, c.oid, 'INSERT, UPDATE') end
union
select r.rolname || ' may create in schema event_store' from roles r
 where not r.rolsuper and has_schema_privilege(r.oid, 'event_store', 'CREATE')
   and not pg_has_role(r.oid, (select n.nspowner from pg_catalog.pg_namespace n where n.nspname = 'event_store'), 'MEMBER')
union
select r.rolname || ' may set session_replication_role' from roles r
 where not r.rolsuper and has_parameter_privilege(r.oid, 'session_replication_role', 'SET')
order by 1
