-- Still this owner's, whatever the clock says: nobody else has taken it, and nobody can until this transaction ends.
select from messaging.leases where name = $1 and owner = $2 and epoch = $3 for share
