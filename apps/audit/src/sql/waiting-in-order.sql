select w.* from trail.waiting w order by w.store, w.tenant, w.stream, w.version limit $1
