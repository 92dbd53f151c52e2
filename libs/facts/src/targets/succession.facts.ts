import { becomes, type EventOf, fact, factsOf, id } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 承接: which subject goes on with one of another jurisdiction. Streams `succession/<tenant>.<predecessor>`, so that two never do.

const fields = { subject: id(t.subject) };

/** What the other had goes along to this subject, and to no other. */
const successionTaken = fact('succession-taken', 1, fields, { becomes: [becomes(t.succession, 'taken')] });
/** The subject does not go on with it, or was registered by mistake: whoever comes next may. */
const successionReleased = fact('succession-released', 1, fields, { becomes: [becomes(t.succession, 'released')] });

export const successionFacts = factsOf({ successionTaken, successionReleased });
export type SuccessionEvent = EventOf<typeof successionFacts>;
