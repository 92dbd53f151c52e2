import type { SubjectChangedV1 } from '@wenxiao/contracts';
import { productVocabulary } from '@wenxiao/rules/publication';
import { knownOf } from './monitoring.worlds.js';

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

describe('what conditions may ask of monitoring rounds', () => {
  it('is what it answers', () => {
    const known = knownOf(subject, true, 2024);
    expect(answered((code) => known.figure(code, 2024))).toEqual(listed('monitoring-round'));
  });
});
