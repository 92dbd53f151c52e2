import {
  evaluationConclusionWithdrawn,
  evaluationFinalised,
  monitoringFound,
  subjectChanged,
} from '@wenxiao/contracts';
import { factCopy, remembered, subjectKept } from '@wenxiao/service-kit';

// What referrals know of others. Whose a subject is, and what it is, may change who is to do what.

const ofSubject = ({ subject }: Readonly<{ subject: string }>): string => `referral/${subject}`;

export const referredSubjects = factCopy(subjectChanged, [...subjectKept, 'scheme'], ['subject'], ofSubject);

const whichEvaluation = ['subject', 'type', 'period', 'number'] as const;

/** Who is referred for a result is referred for what it was then: it is held against what it is now. */
export const conclusions = remembered(
  factCopy(evaluationFinalised, ['year', 'score', 'grade', 'findings'], whichEvaluation, ofSubject),
);
export const conclusionsTakenBack = remembered(
  factCopy(evaluationConclusionWithdrawn, ['year'], whichEvaluation, ofSubject),
);

/** What checks of monitoring and inspections found: it may be a reason to refer somebody, which a person proposes. */
export const foundInMonitoring = factCopy(
  monitoringFound,
  ['scheme', 'on', 'findings'],
  ['subject', 'year', 'found'],
  ofSubject,
);
