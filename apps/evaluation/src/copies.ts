import { subjectChanged } from '@wenxiao/contracts';
import { factCopy } from '@wenxiao/service-kit';

/** What evaluation knows of subjects: whose they are, and what they are called. */
export const subjects = factCopy(subjectChanged, ['unit', 'kind', 'name'], ['subject']);
