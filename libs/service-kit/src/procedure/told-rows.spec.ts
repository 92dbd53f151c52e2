import type { Admission } from '../access/admission.js';
import type { InProcedure } from './step-authority.js';
import { toldRows } from './told-rows.js';

const object = {
  place: { jurisdiction: { path: ['province', 'county'] } },
  procedure: {
    steps: [
      { code: 'plan', act: 'submit' },
      { code: 'score', act: 'score' },
    ],
  },
} as unknown as InProcedure;

const admitted = (personId: string, over: string): Admission => ({
  principal: { personId, grants: [] },
  grants: [{ desk: 'a-desk', organisationId: over, over, path: ['province', 'county', over] }],
});

const rows = [
  { step: 'plan', by: 'expert', answer: 'done' },
  { step: 'score', by: 'expert', level: 'expert', barred: ['clerk'], answer: 'done' },
  { step: 'score', by: 'other', level: 'other', barred: [], answer: 'done' },
];
const unsaid = { step: 'score', answer: 'done' };

it('who scores is told to the bureau and to themselves, and to nobody else', () => {
  expect({
    bureau: toldRows(rows, object, admitted('desk', 'county')),
    expert: toldRows(rows, object, admitted('expert', 'elsewhere')),
    unit: toldRows(rows, object, admitted('clerk', 'unit')),
  }).toEqual({
    bureau: rows,
    expert: [rows[0], rows[1], unsaid],
    unit: [rows[0], unsaid, unsaid],
  });
});
