import { subjectChanged } from '@wenxiao/contracts';
import { factCopy } from '@wenxiao/service-kit';

// Of which bodies there are subjects: under `work-assessment/<organisation>` it is looked up whether their work is to be assessed.

const ofUnit = factCopy(subjectChanged, ['unit'], ['subject'], ({ unit }) => `work-assessment/${unit}`);
const ofDepartment = factCopy(
  subjectChanged,
  ['unit', 'department'],
  ['subject'],
  ({ department }) => `work-assessment/${department}`,
);
/** … and of the jurisdiction, whether it assesses those below it. */
const ofJurisdiction = factCopy(subjectChanged, [], ['subject'], (_, tenant) => `work-assessment/${tenant}`);

export const workCopies = [ofUnit, ofDepartment, ofJurisdiction] as const;
