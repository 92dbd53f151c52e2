import type { SubjectChangedV1 } from '@wenxiao/contracts';
import { productVocabulary } from '@wenxiao/rules/publication';
import { knownOf, type Line } from './known.js';
import { knownOf as knownOfReferral } from './referral/referral.worlds.js';

const subject: SubjectChangedV1 = {
  subject: 'subject',
  status: 'registered',
  unit: 'unit',
  department: 'department',
  kind: 'project',
  nature: 'money',
  scheme: 'budget-performance',
  name: '道路养护',
  predecessors: [],
  isNew: true,
  isKey: false,
  isMajor: false,
  planned: [],
  relatedFunds: [],
  categories: [],
  implementers: [],
  responsible: [],
};

/** What the vocabulary says that it is asked. */
const listed = (knower: string): readonly string[] =>
  [...productVocabulary.figures].flatMap(([code, known]) =>
    'by' in known && known.by.some((by) => by === knower) ? [code] : [],
  );

/** What it answers of all that rule sets may ask. */
const answered = (figure: (code: string) => unknown): readonly string[] =>
  [...productVocabulary.figures.keys()].filter((code) => figure(code) !== undefined);

describe('what conditions may ask of results', () => {
  it('is what a result application answers, once the subject was evaluated and has a budget', () => {
    const line = { data: { year: 2024, inForce: [{ from: '2024-01-20', total: '100.00' }] } } as unknown as Line;
    const evaluation = { type: 'self-evaluation', score: '80', grade: 'good', findings: [] };
    const known = knownOf(2024, subject, { lines: [line], evaluation });
    expect(answered((code) => known.figure(code, 2024))).toEqual(listed('result-application'));
  });

  it('is what a referral answers that rests on an evaluation', () => {
    const result = { type: 'self-evaluation', score: '80', grade: 'good', findings: [] } as unknown as NonNullable<
      Parameters<typeof knownOfReferral>[1]
    >;
    const known = knownOfReferral(subject, result, 2024);
    expect(answered((code) => known.figure(code, 2024))).toEqual(listed('referral'));
  });
});
