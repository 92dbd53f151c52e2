import { evaluationConclusionWithdrawn, evaluationFinalised, subjectChanged } from '@wenxiao/contracts';
import { factCopy, remembered, subjectKept } from '@wenxiao/service-kit';

// What disclosures know of others: whose a subject is, and what evaluations have come to, which is held against what they come to now.

const ofSubject = ({ subject }: Readonly<{ subject: string }>): string => `disclosure/${subject}`;

export const disclosedSubjects = factCopy(subjectChanged, [...subjectKept, 'scheme'], ['subject'], ofSubject);

// Referrals keep the same of evaluations: it is one copy, which wakes both.
const whichEvaluation = ['subject', 'type', 'period', 'number'] as const;
export const disclosable = remembered(
  factCopy(evaluationFinalised, ['year', 'score', 'grade', 'findings'], whichEvaluation, ofSubject),
);
export const disclosableNoMore = remembered(
  factCopy(evaluationConclusionWithdrawn, ['year'], whichEvaluation, ofSubject),
);
