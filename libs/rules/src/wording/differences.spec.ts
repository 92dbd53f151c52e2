import { seed } from '../seeds/index.js';
import { differencesOf } from './index.js';

const fufeng = seed('fufeng-2022')!;

describe('how two rule sets differ', () => {
  it('finds nothing between a set and itself', () => {
    expect(differencesOf(fufeng, fufeng)).toEqual([]);
  });

  it('says a value of both, one that only one gives, and silence as what it is', () => {
    const { 'evaluation.fullMark': mark, 'monitoring.financeFrequency': frequency, ...values } = fufeng.values;
    const other = {
      ...fufeng,
      values: {
        ...values,
        'evaluation.fullMark': { source: mark!.source, value: '1000' },
        'monitoring.submissionLimit': { source: frequency!.source, value: { count: 10, unit: 'working-day' as const } },
      },
    };
    expect(differencesOf(fufeng, other)).toEqual([
      { path: 'monitoring.financeFrequency', name: '财政监控频次', one: '未作规定' },
      { path: 'evaluation.fullMark', name: '评价满分', one: '100', other: '1000' },
      { path: 'monitoring.submissionLimit', name: '监控结果报送时限', other: '10 个工作日' },
    ]);
  });

  it('says of a member that both have what reads otherwise, with the way to it, and of others that one has them', () => {
    const [first, ...horizons] = fufeng.members['target.horizons']!;
    const members = {
      ...fufeng.members,
      'target.horizons': horizons,
      rounds: fufeng.members.rounds!.map((each) =>
        each.code === 'quarterly' ? { ...each, nodes: { every: 'month' as const } } : each,
      ),
    };
    expect(differencesOf(fufeng, { ...fufeng, members })).toEqual([
      { path: 'rounds/quarterly/nodes', name: '监控轮次 季度监控 › 时间节点', one: '每季度末', other: '每月末' },
      { path: `target.horizons/${first!.code}`, name: '目标期限 中长期绩效目标', one: '有' },
    ]);
  });

  it('does not take another name or another bond for the same', () => {
    const soft = fufeng.members.duties!.map((each, place) => (place === 0 ? { ...each, zh: '自评' } : each));
    expect(differencesOf(fufeng, { ...fufeng, members: { ...fufeng.members, duties: soft } })).toEqual([
      expect.objectContaining({
        path: 'duties/self-evaluation',
        one: '应办事项 单位自评（原则上）',
        other: '应办事项 自评（原则上）',
      }),
    ]);
  });
});
