import { fold } from '@wenxiao/domain';
import { performanceTargetFacts as facts } from '@wenxiao/facts/targets';
import { checkedDeclaration } from './declaration-check.js';
import { type Content, examinedDeclaration } from './declaration.js';
import { targetDecider } from './performance-target.decider.js';
import {
  asked,
  checklist,
  colleague,
  declare,
  department,
  on,
  resting,
  returned,
  spec,
  step,
  unit,
  unitReviewed,
  toApproval,
} from './testing/acts-on-a-target.js';
import { content, history, people, rules, taken } from './testing/targets-of-fufeng.js';

describe('declaring a target', () => {
  it('opens its procedure, records what is declared and submits it, in one act', () => {
    const { form, findings } = checkedDeclaration(content) as Exclude<
      ReturnType<typeof checkedDeclaration>,
      { code: string }
    >;
    const procedure = 'target-review';
    const { horizon, objective, indicators } = content;
    spec
      .given()
      .when(declare(unit))
      .then(
        resting(facts.targetOpened({ scheme: 'budget-performance', procedure }), 'procedures/target-review'),
        resting(facts.targetStepsOpened({ procedure, open: [{ step: 'submit' }] }), 'procedures/target-review'),
        resting(
          facts.targetDeclared({
            declaration: 1,
            horizon,
            ...(objective !== undefined && { objective }),
            indicators,
            by: unit,
            on,
            form,
            findings,
          }),
          'target.horizons/annual',
        ),
        resting(
          facts.targetSubmitted({
            procedure,
            step: 'submit',
            answer: 'submitted',
            by: unit,
            submission: 1,
            open: [{ step: 'unit-review' }],
            levels: [{ step: 'unit-review', level: people.departmentOffice }],
          }),
          'procedures/target-review/steps/submit/answers/submitted',
        ),
      );
  });

  it('may be prepared before it is submitted, and nothing is reviewed that was not declared', () => {
    const prepared = asked(unit, { type: 'declare', data: { content, on } });
    const { progress } = fold(targetDecider, history(prepared));
    expect(progress.open).toEqual([{ step: 'submit' }]);
    spec
      .given(...history(prepared))
      .when(unitReviewed)
      .thenRejected({
        code: 'not-open',
        step: 'unit-review',
        level: people.departmentOffice,
        open: [{ step: 'submit', zh: '设定并报送绩效目标' }],
      });
  });

  const [indicator] = content.indicators;
  it.each<[string, Partial<Content>, object]>([
    ['without indicators', { indicators: [] }, { code: 'target-required' }],
    [
      'with an indicator twice',
      { indicators: [...content.indicators, indicator!] },
      { code: 'indicator-twice', indicator: '1' },
    ],
    [
      'with a number to be reached that is not there',
      { indicators: [{ ...indicator!, direction: 'between' }] },
      { code: 'indicator-incomplete', indicator: '1', wants: ['valueMax'] },
    ],
    [
      'with words beside a number',
      { indicators: [{ ...indicator!, text: '明显改善' }] },
      { code: 'indicator-contradictory', indicator: '1', not: ['text'] },
    ],
    [
      'with a range from its end',
      { indicators: [{ ...indicator!, direction: 'between', value: '9', valueMax: '8' }] },
      { code: 'range-reversed', indicator: '1', value: '9', valueMax: '8' },
    ],
    [
      'for a horizon that the set does not know',
      { horizon: 'decade' },
      { code: 'unknown-horizon', given: 'decade', listed: ['medium-and-long-term', 'annual'] },
    ],
    [
      'of what is no form',
      { form: { form: 'a'.repeat(64), content: { kind: 'self-evaluation' } } },
      { code: 'no-form', path: 'form.kind' },
    ],
  ])('is refused %s', (_, more, rejection) => {
    expect(targetDecider.decide(declare(unit, more), targetDecider.initialState, rules)).toEqual({
      outcome: 'rejected',
      rejection,
    });
  });

  it.each([
    ['another direction', { direction: 'at-most' as const }, ['error direction-not-as-written']],
    ['another number', { value: '12' }, ['error value-not-as-written']],
    ['another unit', { unit: '米' }, ['error unit-not-as-written']],
    ['a number in 万', { value: '1200000', written: '不低于120万公里' }, []],
    ['no sign', { direction: 'at-most' as const, written: '120 公里' }, []],
    ['several numbers', { value: '7', written: '3处以上,共5公里' }, ['warning value-not-as-written']],
  ])('is held against what is written beside it: %s', (_, different, found) => {
    const [first] = content.indicators;
    const indicators = [{ ...first!, weight: '100', ...different }];
    const { requested: _requested, ...rest } = content;
    const { findings } = examinedDeclaration({ ...rest, indicators }, rules.ruling, { on, entries: [] });
    expect(findings.map(({ finding, severity }) => `${severity} ${finding}`)).toEqual(found);
  });

  it('is checked whatever form is handed in beside it, and that form must say the same', () => {
    const heavy = content.indicators.map((each) => ({ ...each, weight: '300' }));
    const clean = {
      kind: 'target-declaration',
      funds: null,
      indicators: [{ level3: '另一个项目的指标', target: '1', weight: '100' }],
      truncated: false,
      complete: true,
    };
    const form = { form: 'a'.repeat(64), content: clean };
    const recorded = history(declare(unit, { indicators: heavy, form }));
    const declared = recorded.find((event) => event.type === 'target-declared');
    expect(recorded.find(({ type }) => type === 'target-form-kept')?.data).toEqual({ declaration: 1, ...form });
    const found = declared?.data.findings.map(({ finding, path }) => [finding, path.replace(/\d+/, 'n')]) ?? [];
    expect(found).toEqual(
      expect.arrayContaining([
        ['weights-not-100', expect.any(String)],
        ['differs-from-declaration', 'form.indicators[n]'],
        ['differs-from-declaration', 'indicators[n]'],
      ]),
    );
  });
});

describe('reviewing a target', () => {
  it('goes level by level and on to approval', () => {
    const { progress } = fold(targetDecider, history(...toApproval));
    expect(progress.open).toEqual([{ step: 'approve' }]);
    expect(progress.done.map((row) => row.step)).toEqual(['submit', 'unit-review', 'finance-review']);
  });

  it('wants every question of the checklist answered', () => {
    spec
      .given(...history(declare(unit)))
      .when(step(department, 'unit-review', 'passed', { checklist: checklist.slice(1) }, people.departmentOffice))
      .thenRejected({
        code: 'answer-wanting',
        wanting: [{ needed: 'checklist', because: 'incomplete', these: ['completeness'] }],
      });
  });

  it('is done by nobody who declared any version, not even after somebody else revised it', () => {
    const revised = history(...toApproval.slice(0, 2), returned, declare(colleague));
    for (const by of [unit, colleague])
      spec
        .given(...revised)
        .when(step(by, 'unit-review', 'passed', { checklist }, people.departmentOffice))
        .thenRejected({ code: 'same-person', did: ['submit'] });
  });

  it('is done by nobody who prepared a version that somebody else submitted', () => {
    const prepared = asked(colleague, { type: 'declare', data: { content, on } });
    spec
      .given(...history(prepared, step(unit, 'submit', 'submitted', {})))
      .when(step(colleague, 'unit-review', 'passed', { checklist }, people.departmentOffice))
      .thenRejected({ code: 'same-person', did: ['submit'] });
  });

  it('sends back to the unit, which revises: the next declaration, the next submission', () => {
    const events = history(...toApproval.slice(0, 2), returned, declare(colleague));
    const declarations = events.flatMap((event) => (event.type === 'target-declared' ? [event.data] : []));
    expect(declarations.map(({ declaration, by }) => [declaration, by])).toEqual([
      [1, unit],
      [2, colleague],
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'target-submitted', data: { submission: 2 } });
  });

  it('is taken back before the next act, and not after it', () => {
    const { departmentOffice: level } = people;
    const withdraw = asked(department, { type: 'withdraw', data: { step: 'unit-review', level, reason: '误点' } });
    const withdrawn = history(...toApproval.slice(0, 2), withdraw);
    expect(withdrawn.at(-1)).toEqual(
      facts.targetWithdrawn({
        procedure: 'target-review',
        step: 'unit-review',
        level,
        submission: 1,
        by: department,
        reason: '误点',
        open: [{ step: 'unit-review' }],
      }),
    );
    spec
      .given(...history(...toApproval))
      .when(withdraw)
      .thenRejected({ code: 'not-the-latest-act', latest: { step: 'finance-review' } });
  });
});

describe('a declaration that is wrong', () => {
  const correct = asked(unit, {
    type: 'correct-declaration',
    data: { content: { ...content, objective: '改善路况' }, on },
  });

  it('is corrected, whole and under its number, as long as nobody has answered it', () => {
    const events = history(declare(unit), correct);
    expect(events.at(-1)).toMatchObject({
      type: 'target-declared',
      data: { declaration: 1, objective: '改善路况' },
    });
    spec
      .given(...history(...toApproval))
      .when(correct)
      .thenRejected({ code: 'reviewed-already', steps: ['unit-review', 'finance-review'] });
  });
});

it('a step that nobody opened is not there', () => {
  expect(taken(unitReviewed, []).outcome).toBe('rejected');
  spec.given().when(unitReviewed).thenRejected({ code: 'not-opened' });
});
