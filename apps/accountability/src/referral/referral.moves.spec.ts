import { bodies, fufeng, opened, people, type Referred, result, worldOf } from './testing/referred.js';
import { tasksOf } from './referral.view.js';

const refusal = (decision: ReturnType<Referred['open']>): unknown =>
  decision.outcome === 'rejected' ? decision.rejection : decision.outcome;
describe('what is due of a referral', () => {
  it('without a due day in the set nothing is overdue, and nobody is reminded', () => {
    const referred = opened();
    const asked = { askedBy: 'prepare', due: 'in-time' };
    expect(referred.act('look', { today: '2099-01-01' })).toEqual({ outcome: 'accepted', events: [] });
    expect(refusal(referred.act('remind', { ...asked, on: '2024-05-07', to: bodies.county }))).toEqual({
      code: 'unknown-due',
      asked,
      dues: [],
    });
    expect(refusal(referred.act('lift-overdue', { ...asked, because: '节假日' }))).toEqual({
      code: 'not-overdue',
      asked,
    });
    expect(refusal(referred.act('hand-over', { step: 'issue', to: people.office, because: '轮岗' }))).toMatchObject({
      code: 'not-open',
    });
    expect(refusal(referred.act('hand-over', { step: 'prepare', to: people.office, because: '轮岗' }))).toBe(
      'accepted',
    );
    for (const to of [bodies.unit, bodies.office, people.clerk])
      expect([
        refusal(referred.act('hand-over', { step: 'prepare', to, because: '轮岗' })),
        refusal(referred.act('remind', { ...asked, on: '2024-05-07', to })),
      ]).toEqual([
        { code: 'referred-to-themselves', named: [to] },
        { code: 'referred-to-themselves', named: [to] },
      ]);
    const { state, world } = referred;
    if (state.status !== 'opened') throw new Error('It was opened');
    expect(tasksOf(state, world)).toMatchObject([{ step: 'prepare', heldBy: people.office }]);
  });

  it.each([
    ['a limit is overdue once it has gone by', {}, ['referral-became-overdue']],
    ['a target is not: its task shows it', { soft: true as const }, []],
  ])('%s', (_, different, overdue) => {
    const of = fufeng().content.members.procedures!.find(({ code }) => code === 'referral')!;
    const limit = { code: 'in-time', zh: '期限', source: of.source, from: { on: { month: 6, day: 30 } }, ...different };
    const steps = of.steps.map((step) => (step.code === 'prepare' ? { ...step, due: [limit] } : step));
    const referred = opened({}, { set: fufeng({ procedures: [{ ...of, steps }] }) });
    const { state, world } = referred;
    if (state.status !== 'opened') throw new Error('It was opened');
    const dues = [{ due: 'in-time', soft: 'soft' in different }];
    expect(tasksOf(state, world)).toMatchObject([{ step: 'prepare', dues }]);
    const looked = referred.act('look', { today: '2099-01-01' });
    expect(looked.outcome === 'accepted' && looked.events.map(({ type }) => type)).toEqual(overdue);
  });
});

describe('a referral that is moved to the set in force', () => {
  const [before, reason] = ['a'.repeat(64), '规则已修订'];

  it('goes on by its procedure: what was prepared counts', () => {
    const referred = opened();
    referred.prepare();
    expect(refusal(referred.act('rebase', { before, reason }, people.office))).toBe('accepted');
    expect(referred.history.at(-1)).toMatchObject({
      type: 'referral-rebased',
      data: { procedure: 'referral', kept: [{ step: 'prepare' }], open: [{ step: 'issue' }], reason },
    });
    expect(refusal(referred.issue())).toBe('accepted');
  });

  it('stays where that has no procedure for it', () => {
    const referred = opened();
    referred.world = worldOf({ result: result('unqualified'), set: fufeng({ procedures: [] }) });
    expect(refusal(referred.act('rebase', { before, reason }, people.office))).toEqual({
      code: 'no-procedure-there',
      path: 'procedures',
    });
  });

  it('nobody whom it concerns takes anybody’s place in it', () => {
    const replace = (to: string) =>
      refusal(opened().act('reassign', { as: 'receiver', from: people.head, to, reason: '调离' }, people.office));
    expect(replace(people.clerk)).toEqual({ code: 'refers-themselves' });
    expect(replace(bodies.unit)).toEqual({ code: 'refers-themselves' });
    expect(replace(people.accountant)).toEqual({ code: 'not-assigned', as: 'receiver' });
  });
});
