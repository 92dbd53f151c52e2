import type { OpenedAssessment } from './assessment.state.js';
import { requireAssessed, requireNotBlocked } from './prerequisites.js';
import { Assessed, otherDepartment, report, upToConclusion, worldOf } from './testing/assessed.js';

const subject = '018f2f6e-0000-7000-8000-000000000101';
const { ruling, procedures } = worldOf();
const opened = ({ state }: Assessed): OpenedAssessment => {
  if (state.status !== 'opened') throw new Error('It was opened');
  return state;
};

/** Why money is not asked for, or not given, after these assessments; undefined where it is. */
function refusal(act: 'budget-request' | 'budget-approval', assessed: readonly Assessed[], known = procedures.known) {
  const numbered = assessed.map((each, at) => ({ number: at + 1, state: opened(each) }));
  try {
    requireNotBlocked({ subject, assessed: numbered }, { ruling });
    requireAssessed({ subject, assessed: numbered }, act, { ruling, known });
    return undefined;
  } catch (error) {
    const { code, details } = error as { code: string; details: Readonly<Record<string, unknown>> };
    return { code, ...details };
  }
}

function concluded(answer: string): Assessed {
  const assessed = upToConclusion();
  assessed.conclude(answer);
  return assessed;
}
const goesOn = worldOf({ figures: { 'subject.is-new': 'no' } }).procedures.known;

it('what is new is assessed before its money is asked for or given; what goes on is not', () => {
  const wanting = { code: 'assessment-wanting', procedure: 'ex-ante-unit' };
  expect(refusal('budget-request', [])).toMatchObject(wanting);
  expect(refusal('budget-approval', [])).toMatchObject(wanting);
  expect(refusal('budget-request', [upToConclusion()])).toMatchObject(wanting);
  expect(refusal('budget-request', [concluded('supported')])).toBeUndefined();
  expect(refusal('budget-request', [], goesOn)).toBeUndefined();
});

it('whether it is new is said before its money is asked for; what was approved before that was asked stays approved', () => {
  const unsaid = worldOf({ figures: { 'subject.is-new': undefined } }).procedures.known;
  const wanting = { code: 'description-wanting', procedure: 'ex-ante-unit', wanted: ['subject.is-new'] };
  expect(refusal('budget-request', [], unsaid)).toMatchObject(wanting);
  expect(refusal('budget-request', [concluded('supported')], unsaid)).toBeUndefined();
  expect(refusal('budget-approval', [], unsaid)).toBeUndefined();
  const whole = worldOf({ figures: { 'subject.is-new': undefined, 'subject.kind': 'whole-department' } }).procedures
    .known;
  expect(refusal('budget-request', [], whole)).toBeUndefined();
});

it('what was not supported is blocked, new or not, until it is assessed anew', () => {
  const not = concluded('not-supported');
  const blocked = { code: 'request-blocked', assessment: 1, conclusion: 'not-supported' };
  expect(refusal('budget-request', [not])).toMatchObject(blocked);
  expect(refusal('budget-approval', [not], goesOn)).toMatchObject(blocked);
  expect(refusal('budget-request', [not, upToConclusion()])).toMatchObject(blocked);
  expect(refusal('budget-request', [not, concluded('partially-supported')])).toBeUndefined();
});

it('what another department has begun to assess is not approved before that is filed, and may be asked for', () => {
  const other = new Assessed(worldOf({ parties: [otherDepartment] }));
  other.open('ex-ante-other', { organisation: otherDepartment });
  other.step('conclude', 'concluded', report);
  const wanting = { code: 'assessment-wanting', procedure: 'ex-ante-other' };
  expect(refusal('budget-request', [other], goesOn)).toBeUndefined();
  expect(refusal('budget-approval', [other], goesOn)).toMatchObject(wanting);
  other.step('file', 'filed', { date: '2023-09-20' });
  expect(refusal('budget-approval', [other], goesOn)).toBeUndefined();
});

it('what was given up stands in nobody’s way, and an assessment for another year takes nothing from the one that ended', () => {
  const other = new Assessed(worldOf({ parties: [otherDepartment] }));
  other.open('ex-ante-other', { organisation: otherDepartment });
  other.act('give-up', { reason: '误启动' });
  expect(refusal('budget-approval', [other], goesOn)).toBeUndefined();
  const next = new Assessed();
  next.open('ex-ante-unit', { year: 2025 });
  expect(refusal('budget-approval', [concluded('supported'), next])).toBeUndefined();
});
