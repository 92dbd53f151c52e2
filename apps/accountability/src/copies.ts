import { subjectChanged } from '@wenxiao/contracts';
import { factCopy } from '@wenxiao/service-kit';

/** What accountability knows of subjects: whose they are, and what they are called. */
export const subjects = factCopy(subjectChanged, ['unit', 'name'], ['subject']);
