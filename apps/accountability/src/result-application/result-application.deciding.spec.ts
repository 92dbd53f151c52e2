import { resultApplicationFacts as facts } from '@wenxiao/facts/accountability';
import { tasksOf } from './result-application.tasks.js';
import { AppliedResult, cutBy, fufeng, fufengWith, persons, urge } from './testing/applied-result.js';

/** A result that somebody proposed something for. */
function proposed(of: ConstructorParameters<typeof AppliedResult>[0] = {}, grade = 'unqualified'): AppliedResult {
  const result = new AppliedResult(of);
  result.take({ grade });
  result.propose();
  return result;
}
const decided = (...args: Parameters<typeof proposed>): AppliedResult => {
  const result = proposed(...args);
  result.resolve(cutBy('150000.00'));
  return result;
};
const correct = (result: AppliedResult, disposal?: object) =>
  result.act(
    'correct',
    {
      step: 'decide',
      brings: { reason: '金额误填' },
      ...(disposal && { disposal: disposal as ReturnType<typeof cutBy> }),
    },
    persons.budget,
  );

describe('deciding what follows', () => {
  it('FF-47: takes the amount that a person names, for the year that is proposed where none is named', () => {
    const result = proposed();
    expect(result.resolve(cutBy('150000.00'))).toEqual(['disposal-decided', 'result-resolved']);
    expect(result.history.at(-2)).toEqual(
      facts.disposalDecided({
        step: 'decide',
        disposal: 'cut-or-cancel',
        effects: [{ effect: 'cut-budget' }],
        findings: [],
        change: '-150000.00',
        actsOn: 2024,
      }),
    );
    expect(result.disposal).toMatchObject({ version: 4, status: 'decided' });
    expect(tasksOf(result.state, result.world)).toEqual([]);
  });

  it('FF-47, CD-10d: has what no act carries out wait for the desk that decided it, until the budget of that year is arranged or the subject is gone', () => {
    const followed = (of: ConstructorParameters<typeof AppliedResult>[0]) => {
      const result = proposed(of, 'good');
      result.resolve({ disposal: 'prioritise-or-support', findings: [] });
      return tasksOf(result.state, result.world).map(({ step, zh, by, why: { path } }) => ({ step, zh, by, path }));
    };
    const waiting = {
      step: 'prefer',
      zh: '落实结果应用决定（2024年）：优先安排',
      by: { desk: 'budget-desk', of: 'jurisdiction' },
      path: 'resultApplication.disposals/prioritise-or-support',
    };
    expect(followed({})).toEqual([waiting]);
    expect(followed({ approved: [2023] })).toEqual([waiting]);
    expect(followed({ approved: [2024] })).toEqual([]);
    expect(followed({ isGone: true })).toEqual([]);
    const cut = proposed();
    cut.resolve(cutBy('150000.00'));
    expect(tasksOf(cut.state, cut.world)).toEqual([]);
  });

  it('names its own ground: the member of the set, beside the answer', () => {
    const result = proposed();
    const decision = result.decide({
      type: 'take-step',
      data: { step: 'decide', answer: 'decided', brings: { reason: '决定' }, disposal: cutBy('1.00') },
      at: '2024-05-11T00:00:00.000000Z',
      by: { id: persons.budget, as: 'grant' },
    });
    expect(decision).toMatchObject({
      outcome: 'accepted',
      events: [
        { type: 'disposal-decided', under: ['resultApplication.disposals/cut-or-cancel'] },
        { type: 'result-resolved', under: ['procedures/result-application/steps/decide/answers/decided'] },
      ],
    });
  });

  it('is asked for at the step that decides, and at no other', () => {
    const result = proposed();
    expect(result.resolve()).toEqual({ code: 'disposal-wanting' });
    expect(
      result.act(
        'take-step',
        { step: 'decide', answer: 'declined', brings: { reason: '暂缓' }, disposal: cutBy('1.00') },
        persons.budget,
      ),
    ).toEqual({ code: 'disposal-not-asked' });
    expect(
      result.act('take-step', { step: 'decide', answer: 'declined', brings: { reason: '暂缓' } }, persons.budget),
    ).toEqual(['result-resolved']);
    expect(tasksOf(result.state, result.world)).toMatchObject([{ step: 'propose' }]);
  });

  it('is not by whoever proposed it', () => {
    expect(proposed().resolve(cutBy('1.00'), persons.office)).toEqual({ code: 'same-person', did: ['propose'] });
  });

  it('FF-47: moves no money where the disposal takes none, and has nothing to wait for then', () => {
    const result = proposed({}, 'qualified');
    expect(result.resolve(urge)).toEqual(['disposal-decided', 'result-resolved', 'disposal-applied']);
    expect(result.disposal).toMatchObject({ status: 'applied', effects: [{ effect: 'open', names: 'rectification' }] });
  });

  it('acts on no year before that of the result, nor far ahead', () => {
    for (const actsOn of [2022, 2034])
      expect(proposed().resolve(cutBy('1.00', actsOn))).toEqual({
        code: 'acts-on-refused',
        actsOn,
        first: 2023,
        last: 2033,
      });
    expect(proposed().resolve(cutBy('1.00', 2025))).toEqual(['disposal-decided', 'result-resolved']);
  });

  it('is a person’s with a reason where the set says nothing of what follows, and never a default', () => {
    const result = proposed({ rules: fufengWith({ 'resultApplication.disposals': undefined }) });
    expect(result.resolve({ disposal: 'cut', findings: [], reduction: '1.00', reason: '领导小组决定' })).toEqual([
      'disposal-decided',
      'result-resolved',
    ]);
    expect(result.disposal).toMatchObject({ disposal: 'cut', effects: [], change: '-1.00', reason: '领导小组决定' });
  });

  it('waits for the budget where an amount is taken of it', () => {
    expect(proposed({ budget: undefined }).resolve(cutBy('1.00'))).toEqual({
      code: 'budget-not-known',
      disposal: 'cut-or-cancel',
    });
  });
});

describe('what targets answers', () => {
  it('names the decision: it was applied', () => {
    const result = decided();
    expect(result.act('take-settlement', { decision: 4 })).toEqual(['disposal-applied']);
    expect(result.act('take-settlement', { decision: 4 })).toEqual([]);
    expect(result.disposal).toMatchObject({ status: 'applied' });
  });

  it('puts a decision that could not be carried out back to the desk that made it', () => {
    const result = decided();
    const refused = { decision: 4, refusal: 'approved-already', against: '800000.00' } as const;
    expect(result.act('take-settlement', refused)).toEqual(['disposal-refused']);
    expect(result.act('take-settlement', refused)).toEqual([]);
    expect(result.disposal).toMatchObject({ status: 'refused', refusal: 'approved-already', against: '800000.00' });
    expect(tasksOf(result.state, result.world)).toMatchObject([{ step: 'decide', barred: [persons.office] }]);
    // The former one holds no longer by itself: nothing is given back.
    expect(result.resolve(cutBy('150000.00', 2025))).toEqual(['disposal-decided', 'result-resolved']);
    expect(result.disposal).toMatchObject({ version: 7, status: 'decided', actsOn: 2025 });
  });

  it('to a decision that was taken back or replaced meanwhile says nothing of the one that stands', () => {
    const result = decided();
    correct(result, cutBy('200000.00'));
    const before = result.disposal;
    expect(result.act('take-settlement', { decision: 4, refusal: 'approved-already' })).toEqual([]);
    expect(result.disposal).toEqual(before);
  });
});

describe('a decision', () => {
  it('is corrected, whole: the former is taken back, the new one stands', () => {
    const result = decided();
    expect(correct(result)).toEqual({ code: 'disposal-wanting' });
    expect(correct(result, cutBy('200000.00'))).toEqual(['disposal-withdrawn', 'disposal-decided', 'result-resolved']);
    expect(result.history.at(-3)).toEqual(
      facts.disposalWithdrawn({ decision: 4, disposal: 'cut-or-cancel', change: '-150000.00', actsOn: 2024 }),
    );
    expect(result.disposal).toMatchObject({ version: 7, change: '-200000.00' });
  });

  it('that is said again as it stands goes on as it stands', () => {
    const result = decided();
    expect(correct(result, cutBy('150000.00'))).toEqual(['result-resolved']);
    expect(result.disposal).toMatchObject({ version: 4, change: '-150000.00' });
  });

  it('goes with its step, once that is taken back; what was proposed stands', () => {
    const result = decided();
    expect(result.act('withdraw', { step: 'decide', reason: '另行研究' }, persons.budget)).toEqual([
      'result-withdrawn',
      'disposal-withdrawn',
    ]);
    expect(result.disposal).toBeUndefined();
    expect(tasksOf(result.state, result.world)).toMatchObject([{ step: 'decide' }]);
  });

  it('holds on after the evaluation was corrected, until it is decided anew; then another takes its place', () => {
    const result = decided();
    result.act('take-settlement', { decision: 4 });
    expect(result.take({ version: 12, grade: 'qualified' })).toContain('result-outdated');
    expect(result.disposal).toMatchObject({ version: 4, status: 'applied' });
    result.propose();
    expect(result.resolve(urge)).toEqual([
      'disposal-withdrawn',
      'disposal-decided',
      'result-resolved',
      'disposal-applied',
    ]);
    expect(result.disposal).toMatchObject({ disposal: 'urge-improvement', status: 'applied' });
  });

  it('that could not be carried out after the evaluation was corrected leaves the new result as it is', () => {
    const result = decided();
    result.take({ version: 12, grade: 'qualified' });
    result.act('take-settlement', { decision: 4, refusal: 'approved-already' });
    expect(tasksOf(result.state, result.world)).toMatchObject([{ step: 'propose' }]);
  });
});

describe('a task', () => {
  it('is handed over while its step is open, once, and says who has it', () => {
    const result = proposed();
    const to = persons.budget;
    expect(result.act('hand-over', { step: 'decide', to, because: '请办理' })).toEqual(['result-task-handed-over']);
    expect(tasksOf(result.state, result.world)).toMatchObject([{ step: 'decide', heldBy: to }]);
    expect(result.act('hand-over', { step: 'decide', to, because: '请办理' })).toEqual([]);
    expect(result.act('hand-over', { step: 'propose', to, because: '请办理' })).toMatchObject({ code: 'not-open' });
  });
});

describe('a result that is moved to the set in force', () => {
  const later = fufengWith({
    procedures: fufeng.content.members.procedures?.map((each) =>
      each.code === 'result-application'
        ? { ...each, steps: each.steps.map((step) => (step.code === 'decide' ? { ...step, code: 'resolve' } : step)) }
        : each,
    ),
  });
  const moveTo = (result: AppliedResult, rules: typeof later) => {
    const before = result.world.ruling.hash;
    result.of = { rules };
    return result.act('rebase', { before, reason: '规则已修订' });
  };

  it('keeps what was proposed, and goes on by its procedure', () => {
    const result = proposed();
    expect(moveTo(result, { ...later, hash: 'b'.repeat(64) })).toEqual(['result-rebased']);
    expect(result.history.at(-1)).toMatchObject({ data: { kept: [{ step: 'propose' }], open: [{ step: 'resolve' }] } });
    expect(tasksOf(result.state, result.world)).toMatchObject([{ step: 'resolve' }]);
  });

  it('is not, where that is the one by which it goes, and once it has ended', () => {
    expect(moveTo(proposed(), fufeng)).toMatchObject({ code: 'under-it-already' });
    expect(moveTo(decided(), { ...later, hash: 'b'.repeat(64) })).toMatchObject({ code: 'ended' });
  });
});
