import { type EventOf, fact, instant, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 演示时钟: the business clock of a demo. Streams `business-clock/<root jurisdiction>`.
// Who may read is said in `organisation.facts.ts`.

/** It goes forward only, since what was recorded cannot lie in the future. */
const businessClockAdvanced = fact('business-clock-advanced', 1, { to: instant(t.businessClock) });

export const businessClockFacts = factsOf({ businessClockAdvanced });

export type BusinessClockEvent = EventOf<typeof businessClockFacts>;
