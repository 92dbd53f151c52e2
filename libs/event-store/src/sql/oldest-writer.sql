select pid, prepared_as, application, role, database, since, open_s from event_store.oldest_writer()
