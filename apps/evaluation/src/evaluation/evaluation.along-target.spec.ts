import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { alongIndicators } from './evaluation.along-target.js';
import { filledIn, type Row } from './evaluation.sheets.js';
import type { ApprovedIndicator } from './evaluation.world.js';

const rules = ruling(layered(seed('transport-assessment')!, undefined, { organisation: false }));
const type = rules.member('evaluationTypes', 'county-year');
const own = rules.member('evaluationTypes', 'quarter');
if (type.is === 'silent' || own.is === 'silent') throw new Error('No such type');
const [part] = own.value.parts.map((value) => ({
  is: 'stated' as const,
  value,
  path: `${own.path}/parts/${value.code}`,
}));

const indicator = (code: string, weight: string, more: Partial<ApprovedIndicator> = {}): ApprovedIndicator => ({
  ...{
    indicator: code,
    level1: '重要工作',
    name: code,
    direction: 'at-least',
    value: '10',
    quantifiable: true,
    weight,
  },
  ...{ written: '≥10' },
  ...more,
});
const approved = [indicator('1', '600'), indicator('2', '400')];
const row = (code: string, more: Partial<Row> = {}): Row => ({
  part: 'indicators',
  indicator: code,
  ground: '核实',
  ...more,
});
const along = (rows: readonly Row[], indicators = approved) =>
  alongIndicators(part!, rows, { ruling: rules, indicators });

describe('a part that is filled in along the target', () => {
  it('counts what is finished in full, and scores what is not by its method', () => {
    const scored = along([row('1'), row('2', { method: 'completion-ratio', reached: '4' })]);
    expect('rows' in scored && scored.rows.map(({ score }) => score)).toEqual(['600', '160']);
    expect('stated' in scored && scored.stated.map(({ path }) => path)).toEqual([
      'evaluation.scoringMethods/completion-ratio',
    ]);
  });

  it('has each approved indicator once, of weights that come to its full mark', () => {
    expect(along([row('1')])).toMatchObject({ code: 'indicators-incomplete', missing: ['2'] });
    expect(along([row('1'), row('2'), row('3')])).toMatchObject({ unknown: ['3'] });
    expect(along([row('1'), row('1'), row('2')])).toMatchObject({ code: 'sheet-incomplete', repeated: ['1'] });
    expect(along([row('1')], [indicator('1', '999')])).toMatchObject({ code: 'weights-not-full', sum: '999' });
  });

  it('is scored by no method that the rules do not list, by no points that they do not give, and by no other than it comes to', () => {
    const second = (more: Partial<Row>) => along([row('1'), row('2', more)]);
    expect(second({ method: 'judged', reached: '300' })).toMatchObject({ code: 'unknown-method', given: 'judged' });
    expect(second({ method: 'cumulative', reached: '3' })).toEqual({
      code: 'rules-silent',
      path: 'evaluation.scoringMethods/cumulative/perUnit',
    });
    expect(second({ method: 'veto', score: '10' })).toEqual({ code: 'score-not-of-sheet', score: '10', total: '0' });
  });
});

describe('what each row of a part brings beside its score', () => {
  const parts = type.value.parts.map((value) => ({ is: 'stated' as const, value, path: value.code }));
  const bonus = parts.filter(({ value }) => value.code === 'bonus');
  const entry = { part: 'bonus', score: '15', ground: '获省政府表彰', document: '省政府通报' };

  it('is asked for, and nothing is taken without it', () => {
    expect(filledIn({ scores: [entry] }, bonus)).toMatchObject({ total: '15' });
    const { document: _, ...unproved } = entry;
    expect(filledIn({ scores: [unproved] }, bonus)).toEqual({
      code: 'row-unshown',
      part: 'bonus',
      wanting: ['document'],
    });
    expect(filledIn({ scores: [{ ...entry, ground: ' ' }] }, bonus)).toMatchObject({ wanting: ['ground'] });
  });
});
