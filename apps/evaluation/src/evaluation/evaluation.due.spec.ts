import { dueOf, duesNow } from './evaluation.due.js';
import { tasksOf } from './evaluation.tasks.js';
import { conclude, Evaluated, fufeng, people, upToConclusion, worldOf } from './testing/evaluated.js';

const completed = { 'final-accounts.completed': '2023-05-20' };
const department = {
  type: 'department-evaluation',
  rests: { 'self-evaluation': 'concluded' },
  events: completed,
} as const;
const asked = { askedBy: 'department-evaluation', due: 'due' };
/** New policies are to be evaluated; anything else is in principle only. */
const firm = { askedBy: 'new-policy', due: 'due' };
const expected = (
  more: Partial<Parameters<typeof worldOf>[0]> = {},
  duties: readonly string[] = [asked.askedBy],
): Evaluated => {
  const evaluated = new Evaluated(worldOf({ ...department, ...more }));
  evaluated.act('expect', { duties, scheme: 'budget-performance' });
  return evaluated;
};

describe('the due day of an evaluation', () => {
  it('B-27: is a month after the final accounts; before they are complete nothing is due', () => {
    const alarms = (events: Readonly<Record<string, string>>) => {
      const evaluated = expected({ events });
      evaluated.act('open', { today: '2023-06-01' });
      return dueOf(evaluated.state, evaluated.world);
    };
    const what = 'due/department-evaluation/due';
    expect(alarms(completed)).toEqual([{ what, wakeOn: '2023-06-21' }]);
    expect(alarms({ 'final-accounts.completed': '2023-05-31' })).toEqual([{ what, wakeOn: '2023-07-01' }]);
    expect(alarms({})).toEqual([]);
  });

  it('goes by also where nobody has begun what is to be evaluated; it is told once, and lifted once', () => {
    const evaluated = expected({}, [firm.askedBy]);
    evaluated.act('look', { today: '2023-06-20' });
    expect(evaluated.last('evaluation-became-overdue')).toBeUndefined();
    evaluated.act('look', { today: '2023-06-25' });
    evaluated.act('look', { today: '2023-06-26' });
    expect(evaluated.history.filter(({ type }) => type === 'evaluation-became-overdue')).toEqual([
      { type: 'evaluation-became-overdue', data: { ...firm, since: '2023-06-21' } },
    ]);
    expect(dueOf(evaluated.state, evaluated.world)).toEqual([]);
    const lift = () => evaluated.act('lift-overdue', { ...firm, because: '决算延期' });
    expect([lift().outcome, lift()]).toEqual([
      'accepted',
      { outcome: 'rejected', rejection: { code: 'not-overdue', asked: firm } },
    ]);
  });

  it('is none of what had gone before its period began, and nobody is to begin that', () => {
    const { state, world } = expected({ hasContent: false }, [firm.askedBy]);
    expect([dueOf(state, world), tasksOf(state, world)]).toEqual([[], []]);
    const there = expected({}, [firm.askedBy]);
    expect([dueOf(there.state, there.world).length, tasksOf(there.state, there.world).length]).toEqual([1, 1]);
  });

  it('is a target where it is in principle only and nobody has begun it, and the limit of what was begun', () => {
    const evaluated = expected({}, [asked.askedBy, firm.askedBy]);
    const dues = () => {
      const { state, world } = evaluated;
      return state.status === 'unknown'
        ? []
        : duesNow(state, world).map(({ askedBy, on, soft }) => [askedBy, on, soft]);
    };
    expect(dues()).toEqual([
      [asked.askedBy, '2023-06-20', true],
      [firm.askedBy, '2023-06-20', false],
    ]);
    evaluated.act('open', { today: '2023-06-01' });
    expect(dues().map(([, , soft]) => soft)).toEqual([false, false]);
  });

  it('of a target makes nothing overdue and wakes nobody, until it is begun', () => {
    const evaluated = expected();
    expect(dueOf(evaluated.state, evaluated.world)).toEqual([]);
    evaluated.act('look', { today: '2023-06-25' });
    expect(evaluated.last('evaluation-became-overdue')).toBeUndefined();
    evaluated.act('open', { today: '2023-06-26' });
    evaluated.act('look', { today: '2023-06-26' });
    expect(evaluated.last('evaluation-became-overdue')).toEqual({ ...asked, since: '2023-06-21' });
  });

  it('is that of a duty also where a person began it before, and of none where it is made again or of a stage', () => {
    const alarms = (more: Partial<Parameters<typeof worldOf>[0]>) => {
      const evaluated = new Evaluated(worldOf({ ...department, ...more }));
      evaluated.act('open', { today: '2023-06-01' });
      return dueOf(evaluated.state, evaluated.world).map(({ wakeOn }) => wakeOn);
    };
    expect([alarms({}), alarms({ number: 2 }), alarms({ periodKind: 'stage' })]).toEqual([['2023-06-21'], [], []]);
  });

  it.each([
    ['2023-06-20', false],
    ['2023-06-21', true],
  ])('is kept by a conclusion, on %s late: %s', (today, late) => {
    const evaluated = upToConclusion('90', '80', { events: completed });
    evaluated.step('conclude', 'done', { brings: { score: '85' }, today }, people.first);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ concludedOn: today, late });
    expect(dueOf(evaluated.state, evaluated.world)).toEqual([]);
  });

  it('is what somebody is reminded of, as long as it is to be kept', () => {
    const evaluated = upToConclusion('90', '80', { events: completed });
    const remind = () => evaluated.act('remind', { ...asked, on: '2023-06-15', to: people.department });
    expect(remind().outcome).toBe('accepted');
    conclude(evaluated);
    expect(remind()).toEqual({ outcome: 'rejected', rejection: { code: 'unknown-due', asked, dues: [] } });
  });
});

describe('the tasks of an evaluation', () => {
  const dues = [{ ...asked, on: '2023-06-20', soft: false }];
  const common = { scheme: 'budget-performance', barred: [], waitsFor: [], dues };

  it('begin with beginning it, once what it rests on is there', () => {
    const begin = {
      ...common,
      dues: [{ ...asked, on: '2023-06-20', soft: true }],
      kind: 'act',
      zh: '部门评价',
      by: { desk: 'department-reviewer', of: 'department' },
      why: { hash: fufeng.hash, path: 'evaluationTypes/department-evaluation' },
    };
    const tasks = ({ state, world }: Evaluated) => tasksOf(state, world);
    expect(tasks(expected())).toEqual([begin]);
    expect(tasks(expected({ rests: {} }))).toEqual([
      { ...begin, kind: 'settle', waitsFor: ['evaluation:self-evaluation'] },
    ]);
  });

  it('are its open steps, each evaluator’s own, and are handed over', () => {
    const evaluated = upToConclusion('90', '80', { events: completed });
    expect(tasksOf(evaluated.state, evaluated.world)).toEqual([
      {
        ...common,
        kind: 'act',
        step: 'conclude',
        zh: '综合分析并形成最终结论',
        by: { assigned: 'work-group' },
        why: { hash: fufeng.hash, path: 'procedures/department-evaluation/steps/conclude' },
      },
    ]);
    const handOver = (step: string) => evaluated.act('hand-over', { step, to: people.second, because: '出差' }).outcome;
    expect([handOver('conclude'), handOver('archive')]).toEqual(['accepted', 'rejected']);
    expect(tasksOf(evaluated.state, evaluated.world)).toMatchObject([{ step: 'conclude', heldBy: people.second }]);
  });
});
