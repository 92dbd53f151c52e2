import { budgetTimetableChanged, subjectChanged } from '@wenxiao/contracts';
import { type County, type CountyService, project } from '@wenxiao/service-kit/testing';
import { randomUUID } from 'node:crypto';

export type Part = Readonly<{ fund: string; source: 'own' | 'upper'; document?: string }>;
export const own: Part = { fund: 'general-public', source: 'own' };
export const upper = (document: string): Part => ({ fund: 'general-public', source: 'upper', document });

/** A line of 2023 whose money has these parts, approved from 20 January. @returns its subject. */
export async function lineOf(
  running: CountyService,
  where: County,
  parts: readonly Part[] = [own],
  code?: string,
): Promise<string> {
  const subject = randomUUID();
  const about = { ...project(where, subject), ...(code !== undefined && { officialCode: code }) };
  await running.publish('targets', where.id, `subject/${subject}`, subjectChanged(about));
  const [from, total] = ['2023-01-20', '1000000.00'];
  const line = budgetTimetableChanged({
    ...{ subject, year: 2023, scheme: 'budget-performance', composition: 'own', budgetKind: 'initial-budget' },
    ...{ approvedFrom: from, control: [], requested: [], payment: [] },
    initial: [{ from, total }],
    inForce: [{ from, total }],
    parts: parts.map((part) => ({ from, ...part, amount: '1000.00' })),
  });
  await running.publish('targets', where.id, `budget-line/${subject}.2023`, line);
  return subject;
}
