import type { Admission } from '@wenxiao/service-kit';
import { isOfBureau, isTold } from './work-assessment.readers.js';
import type { WorkState } from './work-assessment.state.js';

const jurisdiction = { id: 'county', path: ['province', 'county'] };
const body = { id: 'department', path: ['province', 'county', 'department'] };
const over = (desk: string, id: string, path: readonly string[]): Admission =>
  ({ grants: [{ desk, organisationId: id, over: id, path }] }) as unknown as Admission;

const bureau = over('budget-desk', 'county', jurisdiction.path);
const theirs = over('department-reviewer', 'department', body.path);
const others = over('department-reviewer', 'other', ['province', 'county', 'other']);
const scored: WorkState = { status: 'scored', scheme: 's', items: [], total: '90', scoredOn: '2024-03-08' };
const concluded = (toldTo?: 'its-body' | 'all-bodies'): WorkState => ({
  ...scored,
  status: 'concluded',
  conclusion: {
    ...{ score: '90', fullMark: '100', grade: 'good', findings: [], on: '2024-03-11' },
    ...(toldTo && { toldTo }),
  },
});

describe('who reads a work assessment', () => {
  it('is whoever reaches the whole jurisdiction: no expert, nobody who runs the software', () => {
    const asked = ['budget-desk', 'auditor', 'evaluator', 'operator'].map((desk) =>
      over(desk, 'county', jurisdiction.path),
    );
    expect([...asked, theirs].map((admission) => isOfBureau(admission, jurisdiction))).toEqual([
      ...[true, true, false, false],
      false,
    ]);
    expect(isOfBureau(bureau, jurisdiction)).toBe(true);
  });

  it('is the body once it is concluded, as far as the rules have it told', () => {
    const told = (state: WorkState, admission = theirs) => isTold(state, { body, keeper: jurisdiction }, admission);
    expect([scored, concluded(), concluded('its-body'), concluded('all-bodies')].map((state) => told(state))).toEqual([
      ...[false, false],
      ...[true, true],
    ]);
    expect([concluded('its-body'), concluded('all-bodies')].map((state) => told(state, others))).toEqual([false, true]);
    expect(told(concluded('all-bodies'), over('evaluator', 'county', jurisdiction.path))).toBe(false);
  });
});
