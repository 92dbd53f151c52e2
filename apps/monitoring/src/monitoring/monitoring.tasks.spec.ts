import { tasksOf } from './monitoring.tasks.js';
import { papers } from './testing/counties.js';
import { inForce, MonitoredYear, persons, worldOf } from './testing/monitored.js';

const fufeng = inForce('fufeng-2022');
const round = 'quarterly@2023-03-31';
const opened = (content = fufeng.content): MonitoredYear => {
  const world = worldOf({ year: 2023, plan: [['2022-05-09', { ...fufeng, content }]] });
  return new MonitoredYear(world).lookThrough('2023-03-31');
};
const tasks = (year: MonitoredYear) => tasksOf(year.state, year.world);

describe('the tasks of a year', () => {
  it('are its open steps, with whose they are, until when, and which member of which set asks for them', () => {
    const year = opened();
    expect(tasks(year)).toEqual([
      {
        kind: 'act',
        scheme: 'budget-performance',
        round,
        step: 'submit',
        zh: '填报监控表和监控报告',
        by: { desk: 'budget-unit', of: 'unit' },
        barred: [],
        waitsFor: [],
        dues: [{ due: 'report', on: '2023-03-31', soft: false }],
        why: { hash: fufeng.hash, path: 'procedures/monitoring-round/steps/submit' },
      },
    ]);
    year.act('take-step', {
      round,
      step: 'submit',
      answer: 'submitted',
      today: '2023-03-31',
      brings: papers,
      report: {
        allocated: '1.00',
        spent: '1.00',
        carryOver: '0.00',
        parts: [],
        attainment: ['1', '2'].map((indicator) => ({ indicator, actual: '1', trend: 'on-track' })),
      },
    });
    expect(tasks(year)).toMatchObject([{ step: 'finance-review', by: { route: 'business-desk' }, dues: [] }]);
    const accept = { round, step: 'finance-review', answer: 'accepted', brings: {}, today: '2023-04-01' };
    year.act('take-step', accept, persons.desk);
    expect(tasks(year)).toEqual([]);
  });

  it('say who has a step that was handed over, and only of that step', () => {
    const year = opened();
    year.act('hand-over', { round, step: 'submit', to: persons.reviewer, because: '产假' }, persons.desk);
    expect(tasks(year)).toMatchObject([{ step: 'submit', heldBy: persons.reviewer }]);
    year.act('hand-over', { round, step: 'finance-review', to: persons.desk, because: '轮岗' }, persons.desk);
    expect(tasks(year)).toMatchObject([{ step: 'submit', heldBy: persons.reviewer }]);
  });

  it('say what has to be settled where the set is silent, instead of going on by a procedure that nobody gave', () => {
    const { procedures: _procedures, ...members } = fufeng.content.members;
    expect(tasks(opened({ ...fufeng.content, members }))).toEqual([
      {
        kind: 'settle',
        scheme: 'budget-performance',
        round,
        step: '',
        zh: '所依规则未规定办理流程：请采用有此流程的规则，并将该事项改按现行规则办理',
        barred: [],
        waitsFor: ['procedures/monitoring-round'],
        dues: [{ due: 'report', on: '2023-03-31', soft: false }],
        why: { hash: fufeng.hash, path: 'procedures/monitoring-round' },
      },
    ]);
  });
});
