select t.hash, t.text from trail.rules_texts t where t.hash = any ($1::text[])
