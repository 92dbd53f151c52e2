import { productVocabulary } from '@wenxiao/rules/publication';
import type { Known } from './subject.commands.js';
import { figuresOf } from './subject-known.js';

const subject = {
  unit: 'unit',
  department: 'department',
  description: {
    kind: 'project',
    nature: 'money',
    name: '道路养护',
    predecessors: [],
    isNew: true,
    planned: [],
    relatedFunds: [],
    categories: [],
    implementers: [],
  },
  responsible: [],
  marks: {},
} as unknown as Known;

/** What the vocabulary says that it is asked. */
const listed = (knower: string): readonly string[] =>
  [...productVocabulary.figures].flatMap(([code, known]) =>
    'by' in known && known.by.some((by) => by === knower) ? [code] : [],
  );

/** What it answers of all that rule sets may ask. */
const answered = (figure: (code: string) => unknown): readonly string[] =>
  [...productVocabulary.figures.keys()].filter((code) => figure(code) !== undefined);

describe('what conditions may ask of performance targets', () => {
  it('is what it answers', () => {
    const known = figuresOf(subject, 2024, ['general-public']);
    expect(answered((code) => known.figure(code, 2024))).toEqual(listed('performance-target'));
  });
});
