select s.progress from trail.sources s where s.store = $1
