import { settlementFlaws, silentScales } from '@wenxiao/rules/layers';
import { silentScalesOf } from './evaluation.world.js';
import { conclude, type Evaluated, people, sheet, upToSheets, worldOf } from './testing/evaluated.js';
import { alongFramework } from './testing/own-types.js';

const { first, second, unit } = people;
const points = { decision: '20', process: '20', output: '30', benefit: '30' };
const given = (ofPart: Readonly<Record<string, string>>) => ({
  scores: Object.entries(ofPart).map(([part, score]) => ({ part, score })),
});
const inCounty = (set = alongFramework(points)): Evaluated => upToSheets({ type: 'county-evaluation', set });
const refused = (rejection: object) => ({ outcome: 'rejected', rejection });

describe('an evaluation that is filled in along a framework of 决策、过程、产出、效益', () => {
  it('has a sheet of the framework’s parts, put together over its evaluators; the total is their sum', () => {
    const evaluated = inCounty();
    sheet(evaluated, first, given({ decision: '18', process: '16', output: '27', benefit: '24' }));
    sheet(evaluated, second, given({ decision: '20', process: '18', output: '29', benefit: '25' }));
    evaluated.step('exchange-views', 'agreed', {}, unit);
    const decision = conclude(evaluated);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ computed: '88.5', score: '88.5', fullMark: '100' });
    const basis = decision.outcome === 'accepted' ? decision.events.at(-1)?.under : undefined;
    const parts = Object.keys(points).map((part) => `evaluation.frameworks/county-framework/parts/${part}`);
    expect(basis).toEqual(expect.arrayContaining(parts));
  });

  it('takes no sheet that leaves a part out, or gives one more than its points', () => {
    expect(sheet(inCounty(), first, given({ decision: '18', output: '27', benefit: '24' }))).toEqual(
      refused({ code: 'sheet-incomplete', missing: ['process'], unknown: [], repeated: [] }),
    );
    expect(sheet(inCounty(), first, given({ ...points, decision: '20.5' }))).toEqual(
      refused({ code: 'part-refused', part: 'decision', reason: 'above-full-mark', full: '20' }),
    );
  });

  it('waits for its points where the set gives none, until the bureau settles them for the year', () => {
    const silent = alongFramework();
    const path = 'evaluation.frameworks/county-framework/parts';
    expect(silentScales(silent.content)).toContain(path);
    const all = given(points);
    expect(sheet(inCounty(silent), first, all)).toEqual(refused({ code: 'rules-silent', path }));
    const world = worldOf({ type: 'county-evaluation', set: silent, rests: { 'self-evaluation': 'concluded' } });
    expect(silentScalesOf(world)).toEqual([path]);
    const { 'evaluation.frameworks': frameworks = [] } = alongFramework(points).content.members;
    const { parts = [] } = frameworks.find(({ code }) => code === 'county-framework') ?? {};
    const value = parts.map(({ source: _source, ...part }) => part);
    const settling = (...values: readonly Readonly<{ path: string; value: object }>[]) =>
      settlementFlaws(silent, {
        bodyId: '018f2f6e-0000-7000-8000-000000000003',
        number: 1,
        scope: { type: 'county-evaluation', year: 2023 },
        values,
        document: '县财绩〔2023〕1号',
        reason: '按项目支出绩效评价管理办法的参考框架明确',
        decidedOn: '2023-05-01',
      });
    expect(settling({ path, value })).toEqual([]);
    expect(settling({ path, value: value.slice(1) })).toEqual([
      expect.objectContaining({ path, en: 'the parts must come to the full mark, 100, and come to 80' }),
    ]);
    expect(sheet(inCounty(), first, all).outcome).toBe('accepted');
  });
});
