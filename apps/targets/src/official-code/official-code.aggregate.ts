import { type OfficialCodeEvent, officialCodeFacts as facts } from '@wenxiao/facts/targets';
import type { Aggregate } from '@wenxiao/service-kit';
import type { HoldingCommand, SoleHolder } from '../sole-holder/sole-holder.js';
import { officialCodeDecider, type OfficialCodeRejection } from './official-code.decider.js';

/** Which subject has an official code: `code/subject.<code>`. Others read the code in what is published of the subject. */
export const officialCode: Aggregate<SoleHolder, HoldingCommand, OfficialCodeEvent, OfficialCodeRejection, undefined> =
  {
    category: 'code',
    // Whose code it is, each act says.
    about: (id) => ({ subject: id }),
    decider: officialCodeDecider,
    facts,
    publish: () => undefined,
  };
