import type { Aggregate } from '@wenxiao/service-kit';
import { publishResultApplication } from '../publishing/publish-result-application.js';
import { resultApplicationDecider } from './result-application.decider.js';
import {
  type ResultApplicationCommand,
  type ResultApplicationEvent,
  type ResultApplicationRejection,
  type ResultApplicationState,
  resultApplicationTexts,
  type Rules,
} from './result-application.js';

/** What follows from the result of one subject for one budget year, under the id of its target. */
export const resultApplication: Aggregate<
  ResultApplicationState,
  ResultApplicationCommand,
  ResultApplicationEvent,
  ResultApplicationRejection,
  Rules
> = {
  category: 'result-application',
  about: (id) => ({ subject: id }),
  decider: resultApplicationDecider,
  schemaVersions: {
    'subject-followed': 1,
    'budget-followed': 1,
    'result-received': 1,
    'consequences-proposed': 1,
    'disposal-decided': 1,
    'referral-made': 1,
  },
  texts: resultApplicationTexts,
  publish: publishResultApplication,
};
