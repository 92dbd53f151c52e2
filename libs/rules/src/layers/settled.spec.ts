import fc from 'fast-check';
import { named, readSmallRuleSet, source } from '../testing/small-rule-set.js';
import { citationOf } from '../ruling/citation.js';
import { ruling } from '../ruling/ruling.js';
import type { Adoption } from './in-force.js';
import { layered } from './resolve.js';
import { silentScales } from './silence.js';
import { decisionsFor, flawsBesideSettled, settled, type Settlement, settlementFlaws } from './settled.js';
import { timetable } from './timetable.js';

const county = '018f2f6e-0000-7000-8000-000000000003';
const mute = layered(readSmallRuleSet(), undefined, { organisation: false });
const scope = { type: 'self', year: 2023 };
const band = (code: string, from: string, to: string) => ({ code, zh: code, from, to });
const bands = [band('good', '60', '100'), band('poor', '0', '60')];

function decision(number: number, more: Partial<Settlement> = {}): Settlement {
  return {
    bodyId: county,
    number,
    values: [
      { path: 'evaluation.fullMark', value: '100' },
      { path: 'evaluation.gradeBands', value: bands },
    ],
    document: `县财绩〔2023〕${String(number)}号`,
    reason: '办法未规定,经研究明确。',
    decidedOn: '2023-12-01',
    ...more,
  };
}

const fullMarkIn = (rules: typeof mute): unknown => ruling(rules).value('evaluation.fullMark');

describe('what rules are silent on, and was settled', () => {
  it('holds under a hash of its own, with the decision as the nearest layer and in the place of an article', () => {
    const rules = settled(mute, [decision(1)]);
    expect(rules.layers).toEqual([
      { id: `settled-${county}`, version: 1 },
      { id: 'county', version: 1 },
    ]);
    expect(rules.hash).not.toBe(mute.hash);
    expect(rules.content.layers[0]?.settles).toBe(mute.hash);
    expect(fullMarkIn(rules)).toEqual({ is: 'stated', value: '100', path: 'evaluation.fullMark' });
    expect(citationOf(rules.content, 'evaluation.gradeBands/good')?.citations).toMatchObject([
      { instrument: { zh: '县财绩〔2023〕1号' }, article: '县财绩〔2023〕1号', words: '办法未规定,经研究明确。' },
    ]);
    expect(silentScales(mute.content)).toContain('evaluation.gradeBands');
    expect(silentScales(rules.content)).not.toContain('evaluation.gradeBands');
  });

  it('takes nothing from what a set states, whatever is decided, and in whatever order', () => {
    const marks = fc.constantFrom('100', '400', '1000');
    const decisions = fc.array(
      fc
        .record({ mark: marks, scoped: fc.boolean(), year: fc.constantFrom(2022, 2023) })
        .map(({ mark, scoped, year }) =>
          decision(1, {
            values: [{ path: 'evaluation.fullMark', value: mark }],
            ...(scoped && { scope: { type: 'self', year } }),
          }),
        ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(decisions, marks, (all, own) => {
        const stating = layered(
          readSmallRuleSet({ values: { 'evaluation.fullMark': { value: own, source } } }),
          undefined,
          { organisation: false },
        );
        expect(settled(stating, decisionsFor(all, scope))).toBe(stating);
        // Where it is silent: the latest of the scope, else the latest for good, else nothing.
        const ofScope = all.findLast((each) => each.scope?.year === 2023);
        const holds = ofScope ?? all.findLast((each) => each.scope === undefined);
        const expected = holds
          ? { is: 'stated', value: holds.values[0]?.value, path: 'evaluation.fullMark' }
          : { is: 'silent', path: 'evaluation.fullMark' };
        expect(fullMarkIn(settled(mute, decisionsFor(all, scope)))).toEqual(expected);
      }),
    );
  });

  it('falls away where it does not fit what a later set states beside it', () => {
    const later = layered(
      readSmallRuleSet({ version: 2, values: { 'evaluation.fullMark': { value: '1000', source } } }),
      undefined,
      { organisation: false },
    );
    expect(settled(later, [decision(1)])).toBe(later);
  });

  it('settles one field of a member, which cites the decision beside its own article', () => {
    const path = 'evaluation.scoringMethods/late/perUnit';
    const methods = [{ ...named('late'), method: 'direct-deduction' }];
    const rules = layered(readSmallRuleSet({ members: { 'evaluation.scoringMethods': methods } }), undefined, {
      organisation: false,
    });
    expect(silentScales(rules.content)).toContain(path);
    const one = decision(1, { values: [{ path, value: '0.5' }] });
    expect(settlementFlaws(rules, one)).toEqual([]);
    const { content } = settled(rules, [one]);
    expect(content.members['evaluation.scoringMethods']).toMatchObject([{ code: 'late', perUnit: '0.5' }]);
    expect(citationOf(content, path)?.citations.map(({ article }) => article)).toEqual(['县财绩〔2023〕1号', '第一条']);
  });
});

describe('a decision is refused', () => {
  const flawsOf = (more: Partial<Settlement>, base = mute): readonly string[] =>
    settlementFlaws(base, decision(1, more)).map(({ path, en }) => `${path}: ${en}`);
  const notOpen = 'the rules state it, or it is no full mark, band, weight, step or threshold that can be settled';

  it('on what the rules state, what is no scale, or twice on one path', () => {
    const stating = settled(mute, [decision(1)]);
    expect(flawsOf({}, stating)).toEqual([`evaluation.fullMark: ${notOpen}`, `evaluation.gradeBands: ${notOpen}`]);
    for (const path of ['procedures', 'general.leadDesk', '__proto__', 'evaluation.fullMark/x', 'values'])
      expect(flawsOf({ values: [{ path, value: '1' }] })).toEqual([`${path}: ${notOpen}`]);
    const twice = { path: 'evaluation.fullMark', value: '100' };
    expect(flawsOf({ values: [twice, twice] })).toEqual(['evaluation.fullMark: stands more than once']);
    expect(flawsOf({ scope })).toEqual(['type: there is no evaluation type self']);
  });

  it('where a value has not the shape that a set gives it, or the scales do not fit', () => {
    expect(flawsOf({ values: [{ path: 'evaluation.fullMark', value: 100 }] })).toEqual([
      'evaluation.fullMark: must be in quotes: write "100"',
    ]);
    expect(flawsOf({ values: [{ path: 'evaluation.gradeBands', value: [{ code: 'good', from: 0.5 }] }] })).not.toEqual(
      [],
    );
    expect(flawsOf({ values: [{ path: 'evaluation.gradeBands', value: [] }] })).not.toEqual([]);
    expect(flawsOf({ values: [{ path: 'evaluation.gradeBands', value: bands }] })).toEqual([
      'evaluation.fullMark: must be stated where there are grade bands',
    ]);
  });

  it('where two bands have one code', () => {
    const values = [
      { path: 'evaluation.fullMark', value: '100' },
      { path: 'evaluation.gradeBands', value: [band('good', '60', '100'), band('good', '0', '60')] },
    ];
    expect(flawsOf({ values })).toEqual(['members/evaluation.gradeBands/good: each code may stand only once']);
    expect(settled(mute, [decision(1, { values })])).toBe(mute);
  });

  it('whatever is sent instead of a value, without an exception', () => {
    const noFigure = fc.anything().filter((value) => typeof value !== 'string' || !/^\d/.test(value));
    fc.assert(
      fc.property(noFigure, fc.constantFrom(...silentScales(mute.content)), (value, path) => {
        expect(settlementFlaws(mute, decision(1, { values: [{ path, value }] }))).not.toEqual([]);
      }),
    );
  });
});

describe('a decision beside what is settled already', () => {
  const framework = 'evaluation.frameworks/along/parts';
  const along = layered(
    readSmallRuleSet({
      members: {
        'evaluation.scoringMethods': [{ ...named('judged'), method: 'judged' }],
        'evaluation.frameworks': [
          {
            ...named('along'),
            of: { figure: 'target.compiled', is: ['yes'] },
            parts: ['a', 'b'].map((code) => ({ ...named(code), level1: [code], methods: ['judged'] })),
          },
        ],
      },
    }),
    undefined,
    { organisation: false },
  );
  const points = (a: string, b?: string): Settlement['values'] => [
    { path: `${framework}/a/points`, value: a },
    ...(b === undefined ? [] : [{ path: `${framework}/b/points`, value: b }]),
  ];
  const mark = (value: string): Settlement['values'] => [{ path: 'evaluation.fullMark', value }];
  const said = (values: Settlement['values'], others: readonly Settlement[], more: Partial<Settlement> = {}) => {
    const made = decision(others.length + 1, { values, ...more });
    expect(settlementFlaws(along, made)).toEqual([]);
    return flawsBesideSettled(along, made, others).map(({ path, en }) => `${path}: ${en}`);
  };
  const short = (beside: string): string =>
    `${framework}: the parts must come to the full mark, 100, and come to 99 (together with what ${beside} settled)`;
  const one = '县财绩〔2023〕1号';

  it('is refused where points do not come to the full mark that is settled, or is settled afterwards', () => {
    expect(said(points('50', '49'), [decision(1, { values: mark('100') })])).toEqual([short(one)]);
    expect(said(mark('100'), [decision(1, { values: points('50', '49') })])).toEqual([short(one)]);
    const half = [decision(1, { values: mark('100') }), decision(2, { values: points('50') })];
    expect(said([{ path: `${framework}/b/points`, value: '49' }], half)).not.toEqual([]);
    expect(said([{ path: `${framework}/b/points`, value: '50' }], half)).toEqual([]);
  });

  it('is taken where all that belongs together is settled anew', () => {
    const others = [decision(1, { values: points('50', '49') })];
    expect(said([...mark('100'), ...points('50', '50')], others)).toEqual([]);
    // What had fallen away before is nobody else's fault.
    const unfit = [decision(1, { values: mark('100') }), decision(2, { values: points('50', '49') })];
    expect(said([{ path: 'conventions.attainment', value: { cap: '1', aggregate: 'weighted-mean' } }], unfit)).toEqual(
      [],
    );
    expect(said(points('40', '60'), unfit)).toEqual([]);
  });

  it('takes nothing from what holds for good: bands under a full mark that nobody gives stand by the full mark', () => {
    expect(said(mark('1000'), [decision(1)])).toEqual([
      `evaluation.gradeBands/good/to: bands must meet without overlap and cover the whole range: expected 1000, found 100 (together with what ${one} settled)`,
    ]);
  });

  it('for good fits beside what is settled for a type and year apart, and neither minds another scope', () => {
    const own = decision(1, { scope, values: points('50', '49') });
    expect(said(mark('100'), [own])).toEqual([
      `${framework}: the parts must come to the full mark, 100, and come to 99 (together with what is settled for self of 2023)`,
    ]);
    const others = [decision(1, { scope: { ...scope, year: 2022 }, values: points('50', '49') })];
    expect(flawsBesideSettled(along, decision(2, { scope, values: mark('100') }), others)).toEqual([]);
  });

  it('leaves everything that held before in its scope where it is taken, whatever was settled', () => {
    const values = fc.constantFrom(mark('100'), mark('99'), points('50', '50'), points('50', '49'), points('50'));
    const scoped = fc.record({ values, scoped: fc.boolean() });
    fc.assert(
      fc.property(fc.array(scoped, { minLength: 1, maxLength: 5 }), (made) => {
        const taken = made.reduce<readonly Settlement[]>((others, each) => {
          const next = decision(others.length + 1, { values: each.values, ...(each.scoped && { scope }) });
          return flawsBesideSettled(along, next, others).length > 0 ? others : [...others, next];
        }, []);
        for (const where of [undefined, scope]) {
          const holds = decisionsFor(taken, where);
          const { content } = settled(along, holds);
          const paths = new Set(holds.flatMap((each) => each.values.map(({ path }) => path)));
          expect(silentScales(content).filter((path) => paths.has(path))).toEqual([]);
        }
      }),
    );
  });
});

describe('a timetable with decisions', () => {
  const adoption: Adoption = {
    bodyId: county,
    scheme: 'budget-performance',
    ruleSet: { id: 'county', version: 1 },
    effectiveFrom: '2024-01-01',
    decidedAt: '2024-01-01T00:00:00Z',
  };
  const rowsWith = (...decisions: readonly Settlement[]) =>
    timetable(
      [{ id: county, organisation: false }],
      [adoption],
      () => readSmallRuleSet(),
      'budget-performance',
      decisions,
    );

  it('says beside each row what holds for good and in each scope, with the text of every hash', () => {
    const [good, own] = [decision(1), decision(2, { scope })];
    const { rows, texts } = rowsWith(good, own);
    expect(rows.at(-1)).toEqual({
      from: '2024-01-01',
      hash: mute.hash,
      layers: mute.layers,
      settled: [
        { hash: settled(mute, [good]).hash, layers: settled(mute, [good]).layers },
        { scope, hash: settled(mute, [own]).hash, layers: settled(mute, [own]).layers },
      ],
    });
    expect([...texts.keys()].sort()).toEqual([mute.hash, settled(mute, [good]).hash, settled(mute, [own]).hash].sort());
  });

  it('is the same as without them where nothing of them is left', () => {
    const fallen = decision(1, { values: [{ path: 'procedures', value: [] }] });
    expect(rowsWith(fallen)).toEqual(rowsWith());
  });
});
