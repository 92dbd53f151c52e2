import {
  evaluationConclusionWithdrawn,
  evaluationFinalised,
  performanceTargetAdjusted,
  performanceTargetApproved,
  performanceTargetWithdrawn,
  subjectChanged,
} from '@wenxiao/contracts';
import { factCopy, remembered, subjectKept } from '@wenxiao/service-kit';

// What disclosures know of others: whose a subject is, what evaluations have come to and which targets were approved, which is held
// against what they are now.

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

const whichTarget = ['subject', 'period'] as const;
export const targetsApproved = remembered(factCopy(performanceTargetApproved, ['declaration'], whichTarget, ofSubject));
export const targetsAdjusted = remembered(factCopy(performanceTargetAdjusted, ['declaration'], whichTarget, ofSubject));
export const targetsWithdrawn = remembered(factCopy(performanceTargetWithdrawn, ['inForce'], whichTarget, ofSubject));

export const disclosureCopies = [
  disclosedSubjects,
  disclosable,
  disclosableNoMore,
  targetsApproved,
  targetsAdjusted,
  targetsWithdrawn,
] as const;
