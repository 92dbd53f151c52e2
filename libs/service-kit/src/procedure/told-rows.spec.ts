import type { Admission } from '../access/admission.js';
import type { InProcedure } from './step-authority.js';
import { toldRows } from './told-rows.js';

const assigned = { assigned: 'work-group' };
const object = {
  place: { unit: { path: ['province', 'county', 'unit'] }, jurisdiction: { path: ['province', 'county'] } },
  procedure: {
    steps: [
      { code: 'name', act: 'appoint', by: { desk: 'a-desk', of: 'jurisdiction' } },
      { code: 'plan', act: 'submit', by: assigned },
      { code: 'score', act: 'score', by: assigned },
    ],
  },
  progress: {
    assigned: ['expert', 'other'].map((person) => ({ as: 'work-group', person })),
  },
} as unknown as InProcedure;

const admitted = (personId: string, over: string): Admission => ({
  principal: { personId, grants: [] },
  grants: [{ desk: 'a-desk', organisationId: over, over, path: ['province', 'county', over] }],
});

const rows = [
  { step: 'name', by: 'desk', barred: ['expert', 'clerk'] },
  { step: 'plan', by: 'expert', heldBy: 'expert' },
  { step: 'score', by: 'expert', level: 'expert', barred: ['clerk'] },
  { step: 'score', by: assigned, level: 'other' },
];

it('who acts as whom the object names is told to the bureau and those beside, who scores to the bureau and themselves', () => {
  const [named, planned, scored] = rows;
  const ownBarred = (...barred: string[]) => ({ ...named, barred });
  expect({
    bureau: toldRows(rows, object, admitted('desk', 'county')),
    expert: toldRows(rows, object, admitted('expert', 'elsewhere')),
    unit: toldRows(rows, object, admitted('clerk', 'unit')),
  }).toEqual({
    bureau: rows,
    expert: [ownBarred('expert'), planned, { ...scored, barred: [] }, { step: 'score', by: assigned }],
    unit: [ownBarred('clerk'), { step: 'plan' }, { step: 'score', barred: ['clerk'] }, { step: 'score', by: assigned }],
  });
});
