-- Nothing is left of it: it flows. Under the stream's lock, so that nobody adds a message meanwhile.
delete from messaging.held_streams h
 where h.consumer = $1 and h.store = $2 and h.tenant = $3 and h.stream = $4
   and not exists (select from messaging.held_messages m
                    where m.consumer = h.consumer and m.store = h.store and m.tenant = h.tenant and m.stream = h.stream)
returning h.stream
