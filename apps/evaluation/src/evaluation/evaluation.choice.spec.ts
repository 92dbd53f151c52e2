import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { Evaluated, overFufeng, worldOf } from './testing/evaluated.js';

type Selections = NonNullable<RuleSet['members']['selections']>;
const listed = [
  'department-character',
  'sector-character',
  'major-livelihood',
  'public-concern',
  'purchased-public-services',
];
const from = 'selections/finance-evaluation';

/** A selection of a county’s own. */
const own = (code: string, more: object = {}): Selections[number] => ({
  code,
  zh: code,
  en: code,
  source: [{ instrument: 'implementing-rules', article: '第三十九条' }],
  population: { figure: 'subject.kind', is: ['project'] },
  draw: { by: 'person' },
  opens: 'finance-evaluation',
  ...more,
});

function opening(
  more: Partial<Parameters<typeof worldOf>[0]>,
  chosenFor?: readonly string[],
  type: string = 'finance-evaluation',
) {
  const evaluated = new Evaluated(worldOf({ type, rests: { 'self-evaluation': 'concluded' }, ...more }));
  return { evaluated, decision: evaluated.act('open', { today: '2023-06-01', ...(chosenFor && { chosenFor }) }) };
}
const over = (...selections: Selections) => ({ set: overFufeng({ selections }) });
const refused = (rejection: object, ...under: readonly string[]) => ({ outcome: 'rejected', rejection, under });

describe('FF-39b: what the finance bureau evaluates is chosen', () => {
  it('for reasons that the set lists, each once, under its selection and these reasons', () => {
    const { evaluated, decision } = opening({}, ['public-concern', 'major-livelihood', 'public-concern']);
    expect(decision.outcome).toBe('accepted');
    const choice = { selection: 'finance-evaluation', chosenFor: ['public-concern', 'major-livelihood'] };
    expect(evaluated.state).toMatchObject({ status: 'open', ...choice });
    expect([...evaluated.basis]).toEqual(
      expect.arrayContaining([from, 'findings/major-livelihood', 'findings/public-concern']),
    );
  });

  it('for one of them at least, and for no other', () => {
    for (const none of [undefined, []])
      expect(opening({}, none).decision).toEqual(refused({ code: 'choice-unexplained', listed }, `${from}/reasons`));
    expect(opening({}, ['major-livelihood', 'falsified']).decision).toEqual(
      refused({ code: 'unknown-choice-reason', given: 'falsified', listed }, `${from}/reasons`),
    );
  });

  it('and what nobody chooses is begun without a reason', () => {
    const { evaluated, decision } = opening({}, undefined, 'department-evaluation');
    expect(decision.outcome).toBe('accepted');
    expect(evaluated.state).not.toHaveProperty('selection');
    expect(opening({}, ['major-livelihood'], 'department-evaluation').decision).toMatchObject({
      rejection: { code: 'unknown-choice-reason', given: 'major-livelihood', listed: [] },
    });
  });
});

describe('from what a set lets somebody choose', () => {
  it('is what its population says', () => {
    const policies = own('finance-evaluation', { population: { figure: 'subject.kind', is: ['policy'] } });
    expect(opening(over(policies)).decision).toEqual(
      refused({ code: 'not-chosen-from', selections: ['finance-evaluation'] }, `${from}/population`),
    );
    expect(opening({ ...over(policies), figures: { 'subject.kind': 'policy' } }).decision.outcome).toBe('accepted');
    const major = own('finance-evaluation', { population: { figure: 'subject.major', is: ['yes'] } });
    expect(opening(over(major)).decision).toEqual({
      ...refused({ code: 'not-known', step: '', missing: expect.anything() }, `${from}/population`),
    });
  });

  it('of several selections is the first that has all reasons; one without a list asks for none', () => {
    const reasons = ['low-or-no-effect'];
    const both = over(own('idle', { reasons }), own('finance-evaluation'));
    const chosenBy = (chosenFor?: readonly string[]) => {
      const { state } = opening(both, chosenFor).evaluated;
      return state.status === 'open' && [state.selection, state.chosenFor];
    };
    expect([chosenBy(reasons), chosenBy()]).toEqual([
      ['idle', reasons],
      ['finance-evaluation', undefined],
    ]);
    expect(opening(both, ['major-livelihood']).decision).toMatchObject({
      rejection: { code: 'unknown-choice-reason', given: 'major-livelihood', listed: reasons },
    });
  });

  it('is chosen anew where its start was taken back', () => {
    const { evaluated } = opening({}, ['sector-character']);
    evaluated.act('withdraw-start', { reason: '误启动' });
    evaluated.act('open', { today: '2023-06-02', chosenFor: ['department-character'] });
    expect(evaluated.state).toMatchObject({ chosenFor: ['department-character'] });
  });
});

it('CD-10b: what executed too little two years running is chosen for that; what is chosen else says no reason', () => {
  const set = layered(seed('changde-2019')!, undefined, { organisation: false });
  const chosenBy = (chosenFor?: readonly string[]) => {
    const { evaluated } = opening({ set }, chosenFor, 'key-evaluation');
    return evaluated.state.status === 'open' && [evaluated.state.selection, evaluated.state.chosenFor];
  };
  expect([chosenBy(['low-execution-two-years']), chosenBy()]).toEqual([
    ['low-execution', ['low-execution-two-years']],
    ['key-evaluation', undefined],
  ]);
});
