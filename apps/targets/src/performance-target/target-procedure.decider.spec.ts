import type { BroughtData } from '@wenxiao/domain/field';
import { type Fact, fold, under } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import { type PerformanceTargetEvent, performanceTargetFacts as facts } from '@wenxiao/facts/targets';
import { approveTogether } from './approve-together.js';
import { checkedDeclaration } from './declaration-check.js';
import type { Content } from './declaration.js';
import type { TargetCommand } from './target-procedure.commands.js';
import { targetDecider } from './target-procedure.decider.js';
import { content, history, people, rules, taken } from './testing/targets-of-fufeng.js';

/** The event as it is decided under these members of the set. */
const resting = <Event extends Fact>(event: Event, ...paths: readonly string[]): Event =>
  under(event, ...paths.map((path) => ({ path })));

const spec = specOf(targetDecider, rules);
const { unit, colleague, department, finance, budget } = people;
const at = '2023-01-10T01:00:00.000000Z';
const on = '2023-01-10';

const asked = (by: string, command: Pick<TargetCommand, 'type' | 'data'>): TargetCommand =>
  ({ ...command, at, by: { id: by, as: 'grant' } }) as TargetCommand;
const declare = (by: string, more: Partial<Content> = {}): TargetCommand =>
  asked(by, {
    type: 'declare',
    data: { content: { ...content, ...more }, on, submits: { step: 'submit', answer: 'submitted' } },
  });
const step = (by: string, code: string, answer: string, brings: BroughtData, level?: string): TargetCommand =>
  asked(by, { type: 'take-step', data: { step: code, ...(level !== undefined && { level }), answer, brings } });

const checklist = ['completeness', 'relevance', 'appropriateness', 'feasibility'].map((item) => ({
  item,
  answer: 'passed',
}));
const approval = approveTogether({
  answering: { step: 'approve', answer: 'approved' },
  budget: {
    year: 2023,
    amounts: [{ part: { fund: 'general-public', source: 'own' }, amount: '1000000.00' }],
    from: '2023-01-20',
    budgetKind: 'initial-budget',
  },
  at,
  by: { id: budget, as: 'grant' },
}).target;

const unitReviewed = step(department, 'unit-review', 'passed', { checklist }, people.departmentOffice);
const financeReviewed = step(finance, 'finance-review', 'passed', { checklist });
const returned = step(finance, 'finance-review', 'returned', { opinion: '指标不够细化' });
const toApproval = [declare(unit), unitReviewed, financeReviewed];

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
        resting(facts.targetStepsOpened({ procedure, open: ['submit'], skipped: [] }), 'procedures/target-review'),
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
            open: ['unit-review'],
            skipped: [],
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
    ['of what is no form', { form: { kind: 'self-evaluation' } }, { code: 'no-form', path: 'form.kind' }],
  ])('is refused %s', (_, more, rejection) => {
    expect(targetDecider.decide(declare(unit, more), targetDecider.initialState, rules)).toEqual({
      outcome: 'rejected',
      rejection,
    });
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
    const declared = history(declare(unit, { indicators: heavy, form: clean })).find(
      (event) => event.type === 'target-declared',
    );
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
        open: ['unit-review'],
        skipped: [],
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

describe('approving a target', () => {
  const approved = () => history(...toApproval, approval);

  it('is one act with its budget: the same amount and the same day', () => {
    const alone = { step: 'approve', answer: 'approved', brings: { amount: '1000000.00', date: '2023-01-20' } };
    spec
      .given(...history(...toApproval))
      .when(asked(budget, { type: 'take-step', data: alone }))
      .thenRejected({ code: 'together', with: 'budget-line' });
    const other = { with: 'budget-line', amount: '900000.00', from: '2023-01-20' };
    spec
      .given(...history(...toApproval))
      .when(asked(budget, { type: 'take-step', data: { ...alone, together: other } }))
      .thenRejected({ code: 'together', with: 'budget-line', amount: '900000.00', from: '2023-01-20' });
    expect(approved().at(-1)).toEqual(
      resting(
        facts.targetApproved({
          procedure: 'target-review',
          step: 'approve',
          answer: 'approved',
          by: budget,
          submission: 1,
          amount: '1000000.00',
          date: '2023-01-20',
          open: [],
          skipped: [],
          ended: 'approved',
        }),
        'procedures/target-review/steps/approve/answers/approved',
      ),
    );
    expect(fold(targetDecider, approved()).inForce?.declaration.declaration).toBe(1);
  });

  it('is done by nobody who declared', () => {
    const own = { ...approval, by: { id: unit, as: 'grant' } } as const;
    spec
      .given(...history(...toApproval))
      .when(own)
      .thenRejected({ code: 'same-person', did: ['submit'] });
  });

  it('is taken back with the budget, and nothing is in force any more', () => {
    const data = { step: 'approve', reason: '金额有误' };
    spec
      .given(...approved())
      .when(asked(budget, { type: 'withdraw', data }))
      .thenRejected({ code: 'together', with: 'budget-line' });
    const withdrawn = history(
      ...toApproval,
      approval,
      asked(budget, { type: 'withdraw', data: { ...data, together: true } }),
    );
    const state = fold(targetDecider, withdrawn);
    expect([state.inForce, state.progress.open]).toEqual([undefined, [{ step: 'approve' }]]);
  });

  it('ends the procedure: what is to be otherwise is adjusted', () => {
    spec
      .given(...approved())
      .when(declare(unit))
      .thenRejected({ code: 'approved-already', declaration: 1 });
    spec
      .given(...history(...toApproval))
      .when(adjust(unit))
      .thenRejected({ code: 'not-approved' });
  });
});

const adjust = (by: string, more: Partial<Content> = {}): TargetCommand =>
  asked(by, {
    type: 'adjust',
    data: {
      content: { ...content, ...more },
      on,
      submits: { step: 'submit', answer: 'submitted' },
      reason: '政策变化',
    },
  });

describe('adjusting what was approved', () => {
  const approved = [...toApproval, approval];

  it('is checked, reviewed and approved as the first was; until then that one is in force', () => {
    const adjusted = history(...approved, adjust(colleague, { objective: '改善路况' }));
    const state = fold(targetDecider, adjusted);
    expect(state.inForce?.declaration.declaration).toBe(1);
    expect(state.progress.open).toEqual([{ step: 'unit-review', levels: [people.departmentOffice] }]);
    expect(adjusted.find((event) => event.type === 'target-opened' && event.data.adjusts === '政策变化')).toBeDefined();
    const again = history(...approved, adjust(colleague), unitReviewed, financeReviewed, approval);
    expect(fold(targetDecider, again).inForce?.declaration.declaration).toBe(2);
  });

  it('is refused where it could not be declared, and its findings are recorded anew', () => {
    spec
      .given(...history(...approved))
      .when(adjust(colleague, { indicators: [] }))
      .thenRejected({ code: 'target-required' });
    const heavy = content.indicators.map((each) => ({ ...each, weight: '300' }));
    const declared = history(...approved, adjust(colleague, { indicators: heavy })).filter(
      (event): event is Extract<PerformanceTargetEvent, { type: 'target-declared' }> =>
        event.type === 'target-declared',
    );
    expect(declared.at(-1)?.data.findings.map(({ finding }) => finding)).toContain('weights-not-100');
  });

  it('is reviewed by nobody who declared the version that it adjusts', () => {
    spec
      .given(...history(...approved, adjust(colleague)))
      .when(step(unit, 'unit-review', 'passed', { checklist }, people.departmentOffice))
      .thenRejected({ code: 'same-person', did: ['submit'] });
  });

  it('that is withdrawn at its approval leaves the one before in force', () => {
    const withdraw = asked(budget, { type: 'withdraw', data: { step: 'approve', reason: '金额有误', together: true } });
    const events = history(...approved, adjust(colleague), unitReviewed, financeReviewed, approval, withdraw);
    expect(fold(targetDecider, events).inForce?.declaration.declaration).toBe(1);
  });
});

it('a step that nobody opened is not there', () => {
  expect(taken(unitReviewed, []).outcome).toBe('rejected');
  spec.given().when(unitReviewed).thenRejected({ code: 'not-opened' });
});
