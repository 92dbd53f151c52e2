import { becomes, type EventOf, fact, id, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 项目代码: which subject of a tenant has an official code. Streams `code/subject.<code>`, so that two never have the same one.

const fields = { subject: id(t.subject) };

/** Nobody else has it from now on. */
const codeReserved = fact('code-reserved', 1, fields, { becomes: [becomes(t.codeReservation, 'reserved')] });
/** The subject has another one, or was registered by mistake: whoever comes next may have it. */
const codeReleased = fact('code-released', 1, fields, { becomes: [becomes(t.codeReservation, 'released')] });

export const officialCodeFacts = factsOf({ codeReserved, codeReleased });
export type OfficialCodeEvent = EventOf<typeof officialCodeFacts>;
