update messaging.leases set expires_at = clock_timestamp() where name = $1 and owner = $2 and epoch = $3
