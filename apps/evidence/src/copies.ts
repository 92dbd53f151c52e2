import { evaluationPartiesNamed, monitoringPartiesNamed, resultPartiesNamed, subjectChanged } from '@wenxiao/contracts';
import { type FactCopy, factCopy } from '@wenxiao/service-kit';

// What evidence knows of others: whose a subject is, and whom its objects name that are under way. Of a referral nothing is ever told.

export const subjects = factCopy(subjectChanged, ['unit', 'status'], ['subject']);

const evaluationParties = factCopy(evaluationPartiesNamed, ['parties'], ['subject', 'type', 'period', 'number']);
const monitoringParties = factCopy(monitoringPartiesNamed, ['parties'], ['subject', 'year']);
const resultParties = factCopy(resultPartiesNamed, ['parties'], ['subject', 'year']);
export const partyCopies = [evaluationParties, monitoringParties, resultParties];

export const evidenceCopies: readonly FactCopy[] = [subjects, ...partyCopies];
