import { flawOf, stepFact } from '@wenxiao/domain/field';
import type { StepAnswered, StepsOpened, StepWithdrawn } from './recorded.js';
import { openedData, recordedOpening, recordedStep, recordedWithdrawal, stepData, withdrawnData } from './step-data.js';

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;

/** A step that led to everything that can be recorded. */
const whole: StepAnswered = {
  procedure: 'target-review',
  step: 'unit-review',
  level: id(21),
  answer: 'passed',
  by: id(61),
  submission: 2,
  outcome: 'reviewed',
  assigned: [
    { as: 'work-group', person: id(62) },
    { as: 'work-group', organisation: id(31) },
  ],
  excepted: [{ person: id(63) }],
  items: [{ item: 'T1', answer: 'passed' }, { item: 'T2' }],
  open: [{ step: 'finance-review' }, { step: 'key-review' }],
  levels: [{ step: 'unit-review', level: id(22) }],
  missing: [
    { step: 'key-review', on: 'figure', name: 'selected.key-review', year: 2024 },
    { step: 'score', on: 'party', name: 'work-group' },
  ],
  skipped: [
    { step: 'hand-over', because: 'condition' },
    { step: 'unit-review', level: id(23), because: 'vacant' },
    { step: 'unit-review', level: id(24), because: 'vacant' },
  ],
  passed: [
    { step: 'gate', answer: 'approved', outcome: 'approved', stream: 'list/2024', version: 3 },
    { step: 'other-gate', answer: 'returned', stream: 'list/2024', version: 4, sentBack: true },
  ],
  restedOn: [
    { step: 'key-review', on: 'figure', name: 'project-level', year: 2024, value: '2' },
    { step: 'key-review', on: 'finding', name: 'public-concern' },
  ],
  undone: [{ step: 'submit' }],
  ended: 'approved',
};
const bare: StepAnswered = {
  procedure: 'target-review',
  step: 'submit',
  answer: 'submitted',
  by: id(61),
  submission: 1,
  open: [],
};

describe('what a step recorded', () => {
  it.each([
    ['with all that there may be', whole],
    ['with nothing beside', bare],
  ])('stands in its fact and is read from it again: %s', (_, recorded) => {
    const data = stepData(recorded, { ...(recorded.items && { items: recorded.items }), opinion: '属实' });
    const reviewed = stepFact('target', 'review');
    expect(flawOf(reviewed, data)).toBeUndefined();
    expect(recordedStep(JSON.parse(JSON.stringify(reviewed(data).data)) as typeof data)).toEqual(recorded);
  });

  it('that opened steps without an act', () => {
    const { procedure, open, levels, missing, skipped, passed, restedOn, undone, ended } = whole;
    const opened = { procedure, open, levels, missing, skipped, passed, restedOn, undone, ended } as StepsOpened;
    expect(recordedOpening(openedData(opened))).toEqual(opened);
  });

  it('and that was taken back', () => {
    const { procedure, step, level, submission, by, open } = whole;
    const withdrawn = { procedure, step, level, submission, by, open } as StepWithdrawn;
    const data = withdrawnData(withdrawn, '误点');
    expect(data.reason).toBe('误点');
    expect(recordedWithdrawal(data)).toEqual(withdrawn);
  });
});
