-- A step that was taken back names nobody: what it named before that.
update trail.parties p
   set withdrawn = true
  from unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::text[]) as w (store, tenant, stream, version, step)
 where (p.store, p.tenant, p.stream, p.step) = (w.store, w.tenant, w.stream, w.step) and p.version < w.version
