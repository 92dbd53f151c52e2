import { judge } from '../condition/judge.js';
import { knownFrom } from '../condition/testing/known-from.js';
import { isFixed, punctualityOf } from '../deadline/due-day.js';
import { silentScales } from '../layers/silence.js';
import { layered } from '../layers/resolve.js';
import { roundNodes } from '../rounds/round-plan.js';
import { roundsOf } from '../rounds/rounds-of-subject.js';
import { citationOf } from '../ruling/citation.js';
import { ruling } from '../ruling/ruling.js';
import { fullMarkOf, partScore, sheetTotal } from '../scoring/sheet.js';
import { alongTarget } from '../scoring/along-target.js';
import type { Condition } from '../shape/condition.js';
import type { EvaluationType, Part } from '../shape/evaluation.js';
import { rowsOf, seed } from './seeds.js';

const set = seed('transport-assessment')!;
const resolved = layered(set, undefined, { organisation: false });
const rules = ruling(resolved);

/** The rows of the requirement matrix whose class is S+C or C. */
const configurableRows =
  'T3-02a T3-02b T3-05a T3-05b T3-05c T3-06 T3-07 T3-08a T3-08b T3-09 T3-10 T3-11 T3-12a T3-12b T3-12c'.split(' ');

const typeOf = (code: string): EvaluationType => {
  const found = rules.member('evaluationTypes', code);
  if (found.is === 'silent') throw new Error(found.path);
  return found.value;
};
const partOf = (type: string, code: string): Part => typeOf(type).parts.find((part) => part.code === code)!;

describe('transport-assessment', () => {
  it('answers every configurable row of the matrix, in a scheme of its own', () => {
    const rows = rowsOf('transport-assessment');
    expect(configurableRows.filter((row) => rows[row] === undefined)).toEqual([]);
    expect([set.scheme, set.level, set.effective.from]).toEqual(['unit-assessment', 'organisation', '2023-01-01']);
    expect(set.effective.source.map(({ article }) => article)).toEqual(['施行日期']);
  });

  const timetable = [{ from: set.effective.from, hash: set.id, rounds: set.members.rounds ?? [] }];
  const body = knownFrom({ figures: { 'subject.nature': 'body', 'subject.kind': 'own-unit' } });
  const judged = (condition: Condition) => judge(condition, body);
  const duesOf = (series: string, year: number) =>
    roundsOf(roundNodes(timetable, year, undefined), { judge: judged, events: {} })
      .rounds.filter((round) => round.series === series)
      .map(({ opens, dues }) => ({ opens, due: dues.filter(isFixed)[0]! }));

  it('T3-05a, B-17, N-3: each month is due on its 30th, February on its last day, that day included', () => {
    const months = duesOf('monthly', 2023);
    expect(months.map(({ due }) => due.on)).toEqual([
      '2023-01-30',
      '2023-02-28',
      ...['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2023-${month}-30`),
    ]);
    expect(duesOf('monthly', 2024)[1]?.due.on).toBe('2024-02-29');
    expect(months.every(({ opens, due }) => opens < due.on)).toBe(true);
    const [january] = months;
    expect(['2023-01-30', '2023-01-31'].map((day) => punctualityOf(january!.due, day))).toEqual(['on-time', 'late']);
  });

  it('T3-05b, A-2, B-28: each quarter is due five days before its end', () => {
    const quarters = duesOf('quarterly', 2023).map(({ due }) => due);
    expect(quarters.map(({ on }) => on)).toEqual(['2023-03-26', '2023-06-25', '2023-09-25', '2023-12-26']);
    expect(['2023-03-26', '2023-03-27'].map((day) => punctualityOf(quarters[0]!, day))).toEqual(['on-time', 'late']);
  });

  it('T3-08a, T3-08b: the indicators count 1000 points; seven methods score what is not finished', () => {
    const part = partOf('unit-year', 'indicators');
    expect([part.full, part.along, part.methods]).toEqual([
      '1000',
      'target',
      rules.members('evaluation.scoringMethods').map(({ value }) => value.method),
    ]);
    expect(part.methods).toHaveLength(7);
    const ratio = rules.member('evaluation.scoringMethods', 'completion-ratio');
    const indicator = { direction: 'at-least', value: '120', weight: '400' } as const;
    const scored = [
      alongTarget(indicator, undefined, {}),
      alongTarget(indicator, ratio.is === 'stated' ? ratio.value : undefined, { reached: '90' }),
    ];
    expect(scored.map((score) => score.outcome === 'scored' && score.score.toFixed())).toEqual(['400', '300']);
  });

  it('T3-09: what the missing annex would say is silent, and nothing else of the scales that are asked', () => {
    const silent = silentScales(resolved.content).filter(
      (path) => path.startsWith('evaluationTypes/') || path.startsWith('evaluation.scoringMethods/'),
    );
    expect([...silent].sort()).toEqual([
      'evaluation.scoringMethods/base-plus-minus/base',
      'evaluation.scoringMethods/composite/aspects',
      'evaluation.scoringMethods/cumulative/perUnit',
      'evaluation.scoringMethods/decreasing-count/perUnit',
      'evaluation.scoringMethods/direct-deduction/perUnit',
      'evaluationTypes/unit-year/parts/ad-hoc/full',
      'evaluationTypes/unit-year/parts/leaders/full',
      'evaluationTypes/unit-year/parts/public/full',
    ]);
    expect(fullMarkOf(typeOf('unit-year').parts)).toBeUndefined();
  });

  it('T3-10, T3-11, B-18: a county bureau has 1000 in the first tier, 750 in the third with 350, and entries on top', () => {
    const { parts } = typeOf('county-year');
    const total = (overall: string, tier: string, entries: readonly string[] = []): string | undefined => {
      const scores = new Map(
        parts.flatMap((part) => {
          const given = part.aggregate === 'tier' ? { tier } : { scores: part.code === 'bonus' ? entries : [overall] };
          const score = partScore(part, given);
          return score.outcome === 'scored' ? [[part.code, score.score] as const] : [];
        }),
      );
      const sum = sheetTotal(parts, scores);
      return 'total' in sum ? sum.total.toFixed() : undefined;
    };
    expect(fullMarkOf(parts)?.toFixed()).toBe('1000');
    expect([total('400', 'first'), total('350', 'third'), total('400', 'first', ['15', '-5'])]).toEqual([
      '1000',
      '750',
      '1010',
    ]);
    expect(total('400.5', 'first')).toBeUndefined();
  });

  const proposes = (register: string, grades: Readonly<Record<number, string>>, year: number, kind = 'own-unit') => {
    const found = rules.member('registers', register);
    if (found.is === 'silent' || !found.value.proposed) throw new Error(register);
    const figures = { 'evaluation.grade': grades, 'subject.kind': kind };
    return judge(found.value.proposed.when, knownFrom({ year, figures })).truth;
  };

  it('T3-12a, T3-12b, T3-12c, B-19: consequences follow the grade, the last of them two years running', () => {
    expect(typeOf('unit-year').grades).toMatchObject({
      byRank: [{ zh: '综合优胜' }, { zh: '优胜' }, { zh: '达标' }, { zh: '不达标' }],
    });
    const cited = citationOf(resolved.content, 'evaluationTypes/unit-year/grades/byRank/winner')?.citations ?? [];
    expect(cited.map(({ article }) => article)).toContain('五、结果运用');
    expect(proposes('prizes', { 2023: 'winner' }, 2023)).toBe('yes');
    expect(proposes('prizes', { 2023: 'winner' }, 2023, 'county-transport-bureau')).toBe('no');
    expect(proposes('recommendations', { 2023: 'overall-winner' }, 2023)).toBe('yes');
    expect(proposes('recommendations', { 2023: 'winner' }, 2023)).toBe('no');
    for (const register of ['commendation-forfeited', 'admonitions'])
      expect(proposes(register, { 2023: 'below-standard' }, 2023)).toBe('yes');
    expect(proposes('reassignments', { 2022: 'below-standard', 2023: 'below-standard' }, 2023)).toBe('yes');
    expect(proposes('reassignments', { 2022: 'below-standard', 2023: 'standard' }, 2023)).toBe('no');
    expect(proposes('reassignments', { 2022: 'below-standard', 2024: 'below-standard' }, 2024)).not.toBe('yes');
  });
});
