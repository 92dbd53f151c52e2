import { layered, settlementFlaws, silentScales } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { silentScalesOf } from './evaluation.world.js';
import { aspects, conclude, type Evaluated, people, sheet, upToSheets, worldOf } from './testing/evaluated.js';
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

describe('FF-40: what the department and the finance bureau evaluate of a project', () => {
  const [national, county] = [seed('mof-2020-10')!, seed('fufeng-2022')!];
  const silent = layered(county, layered(national, undefined, { organisation: false }), { organisation: false });
  const path = 'evaluation.frameworks/mof-evaluation-2020-10/parts';
  const decided = (ofParts: Readonly<Record<string, string>>, type = 'department-evaluation') => ({
    bodyId: '018f2f6e-0000-7000-8000-000000000003',
    number: 1,
    scope: { type, year: 2022 },
    values: Object.entries(ofParts).map(([part, value]) => ({ path: `${path}/${part}/points`, value })),
    document: '县财绩〔2022〕1号',
    reason: '按项目支出绩效评价管理办法的参考框架明确',
    decidedOn: '2022-11-01',
  });
  const [framework] = (silent.content.members['evaluation.frameworks'] ?? []).filter((each) =>
    path.includes(each.code),
  );
  /** The same with points for these parts. */
  const withPoints = (ofParts: Readonly<Record<string, string>>): typeof silent => {
    if (!framework) throw new Error('There is no such framework');
    const { zh, code } = framework;
    const source = county.members['evaluation.frameworks']?.[0]?.source ?? [];
    const parts = (framework.parts ?? [])
      .filter((part) => ofParts[part.code] !== undefined)
      .map((part) => ({ ...part, source, points: ofParts[part.code] ?? '' }));
    const members = { 'evaluation.frameworks': [{ code, zh, source, parts }] };
    return layered({ ...county, id: 'bureau', values: {}, members }, silent, { organisation: false });
  };
  const set = withPoints(points);
  const ofProject = (more: Parameters<typeof upToSheets>[0] = {}) =>
    upToSheets({ set, figures: { 'subject.kind': 'project' }, ...more });
  const all = given({ decision: '18', process: '16', output: '27', benefit: '24' });
  const types = ['department-evaluation', 'finance-evaluation'] as const;

  it.each(types)('goes along 决策、过程、产出、效益, in a %s', (type) => {
    const evaluated = ofProject({ type });
    expect(sheet(evaluated, first, { scores: [{ part: 'total', score: '85' }] })).toEqual(
      refused({ code: 'sheet-incomplete', missing: Object.keys(points), unknown: ['total'], repeated: [] }),
    );
    expect(sheet(evaluated, first, all).outcome).toBe('accepted');
    expect(sheet(evaluated, second, given({ ...points, benefit: '28' })).outcome).toBe('accepted');
    evaluated.step('exchange-views', 'agreed', {}, unit);
    expect(conclude(evaluated, { finding: ['department-result-quality'], checklist: aspects }).outcome).toBe(
      'accepted',
    );
    expect(evaluated.last('evaluation-finalised')).toMatchObject({
      score: '91.5',
      fullMark: '100',
      grade: 'excellent',
    });
    for (const part of Object.keys(points)) expect([...evaluated.basis]).toContain(`${path}/${part}`);
  });

  it('waits for the points, which no text gives, until the bureau settles them so that they come to the full mark', () => {
    const wanting = Object.keys(points).map((part) => `${path}/${part}/points`);
    expect(silentScales(silent.content)).toEqual(expect.arrayContaining(wanting));
    expect(sheet(ofProject({ set: silent }), first, all)).toEqual(refused({ code: 'rules-silent', path: wanting[0] }));
    const project = { 'subject.kind': 'project' };
    const world = worldOf({ type: 'finance-evaluation', set: silent, figures: project });
    expect(silentScalesOf(world)).toEqual([wanting[0]]);
    expect(silentScalesOf(worldOf({ type: 'finance-evaluation', set, figures: project }))).toEqual([]);
    const flaws = (ofParts: Readonly<Record<string, string>>) => settlementFlaws(silent, decided(ofParts));
    expect(flaws(points)).toEqual([]);
    const sum = expect.stringContaining('must come to the full mark, 100') as string;
    expect(flaws({ ...points, benefit: '31' })).toEqual([expect.objectContaining({ path, en: sum })]);
    expect(flaws({ ...points, strange: '1' })).toEqual([expect.objectContaining({ path: `${path}/strange/points` })]);
    // Some of them alone are no framework yet.
    const some = withPoints({ decision: '20' });
    expect(silentScales(some.content)).toEqual(expect.arrayContaining(wanting.slice(1)));
    expect(sheet(ofProject({ set: some }), first, all)).toEqual(refused({ code: 'rules-silent', path: wanting[1] }));
  });

  it('is of projects alone: a policy, or a whole department, is scored as a whole', () => {
    for (const kind of ['policy', 'whole-department']) {
      const evaluated = upToSheets({ set: silent, figures: { 'subject.kind': kind } });
      expect(sheet(evaluated, first, { scores: [{ part: 'total', score: '85' }] }).outcome).toBe('accepted');
    }
  });

  it('has parts where they are settled as a whole, too: nobody settles that there are none', () => {
    const whole = { ...decided({}), values: [{ path: 'evaluation.frameworks/whole-department/parts', value: [] }] };
    expect(settlementFlaws(silent, whole)).toEqual([
      expect.objectContaining({ path: expect.stringContaining('whole-department') as string }),
    ]);
  });
});
