select position from messaging.progress where consumer = $1 || '.relay' and source = $1 || '.resend'
