import type { Fact } from '../decider.js';
import type { TextsOf } from '../text-class.js';
import { misdeclaredTexts } from './misdeclared-texts.js';

type Scored = Fact<
  'scored',
  {
    projectName: string;
    score: string;
    year: number;
    basis?: object;
    items: readonly Readonly<{ item: 'output' | 'outcome'; weight: number; reason?: string }>[];
  }
>;

const texts: TextsOf<Scored> = {
  scored: { projectName: 'public', score: 'figure', basis: 'public', items: { item: 'code', reason: 'internal' } },
};
const scored: Scored['data'] = {
  projectName: '水土保持监测',
  score: '98.5',
  year: 2022,
  basis: { rules: ['县级办法 第三条'] },
  items: [
    { item: 'output', weight: 50 },
    { item: 'outcome', weight: 50, reason: '一项指标未完成' },
  ],
};

describe('the declared texts of an event', () => {
  it('hold true of data whose every string has a class', () => {
    expect(misdeclaredTexts(scored, texts.scored)).toEqual([]);
  });

  it('are found to lack a string, at any depth, once for a list', () => {
    const written = { ...scored, items: [{ by: { name: '张三' } }, { by: { name: '李四' } }], remark: '另注' };
    expect(misdeclaredTexts(written, texts.scored)).toEqual(['items[].by.name has no class', 'remark has no class']);
  });

  it('are found to lack a string where they expect fields, and an event type as a whole', () => {
    expect(misdeclaredTexts({ ...scored, items: ['产出'] }, texts.scored)).toEqual(['items[] has no class']);
    expect(misdeclaredTexts({ remark: '另注' }, undefined)).toEqual(['remark has no class']);
  });

  it('are found to call words a figure, a code or an id', () => {
    const written = { ...scored, score: '九十八分', items: [{ item: 'largely done', weight: 100 }] };
    expect(misdeclaredTexts(written, texts.scored)).toEqual([
      'score is declared as figure: 九十八分',
      'items[].item is declared as code: largely done',
    ]);
  });
});
