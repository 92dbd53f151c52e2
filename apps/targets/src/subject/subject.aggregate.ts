import { type SubjectEvent, subjectFacts as facts } from '@wenxiao/facts/targets';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Aggregate } from '@wenxiao/service-kit';
import { publishSubject } from '../publishing/publish-subject.js';
import type { SubjectCommand, SubjectRejection, SubjectState } from './subject.commands.js';
import { subjectDecider } from './subject.decider.js';

/** What money is spent on or what is assessed: `subject/<subject>`. */
export const subject: Aggregate<SubjectState, SubjectCommand, SubjectEvent, SubjectRejection, Ruling> = {
  category: 'subject',
  about: (id) => ({ subject: id }),
  decider: subjectDecider,
  facts,
  publish: publishSubject,
};
