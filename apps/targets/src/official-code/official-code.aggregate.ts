import { type OfficialCodeEvent, officialCodeFacts as facts } from '@wenxiao/facts/targets';
import type { Aggregate } from '@wenxiao/service-kit';
import {
  type OfficialCodeCommand,
  officialCodeDecider,
  type OfficialCodeRejection,
  type OfficialCodeState,
} from './official-code.decider.js';

/** Which subject has an official code: `code/subject.<code>`. Others read the code in what is published of the subject. */
export const officialCode: Aggregate<
  OfficialCodeState,
  OfficialCodeCommand,
  OfficialCodeEvent,
  OfficialCodeRejection,
  undefined
> = {
  category: 'code',
  // Whose code it is, each act says.
  about: (id) => ({ subject: id }),
  decider: officialCodeDecider,
  facts,
  publish: () => undefined,
};
