select h.* from unnest($2::text[]) with ordinality as wanted (stream, place)
  cross join lateral event_store.read_stream($1, wanted.stream, 0) as h
 order by wanted.place, h.version
