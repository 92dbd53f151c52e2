import type { RuleSet } from '../shape/rule-set.js';
import { clerk, type Json, named, quarterly, readSmallRuleSet, source, step } from '../testing/small-rule-set.js';
import { layered } from './resolve.js';
import type { Resolved } from './resolved.js';

const jurisdiction = { organisation: false };
const organisation = { organisation: true };
const value = (given: unknown): Json => ({ value: given, source });
const review = (steps: readonly Json[], more: Json = {}): Json => ({
  ...named('review', '审核'),
  object: 'evaluation',
  steps,
  ...more,
});
const set = (id: string, parts: Json): RuleSet => readSmallRuleSet({ id, ...parts });
const over = (own: RuleSet, ...above: readonly RuleSet[]): Resolved => {
  const upper = above.reduceRight<Resolved | undefined>((rules, each) => layered(each, rules, jurisdiction), undefined);
  return layered(own, upper, jurisdiction);
};
const stepsOf = ({ content }: Resolved): readonly string[] =>
  (content.members.procedures?.[0]?.steps ?? []).map(
    ({ code, source: [from] }) => `${code} < ${from?.instrument.split('.')[0] ?? ''}`,
  );

describe('a set with nothing above it', () => {
  const own = set('county', {
    members: { desks: [clerk], gates: [] },
    values: { 'evaluation.fullMark': value('100') },
  });
  const rules = layered(own, undefined, jurisdiction);

  it('holds whole, each source naming its instrument with id and version of the set', () => {
    const cited = [{ instrument: 'county.1.rules', article: '第一条' }];
    expect(rules.content.members).toEqual({ desks: [{ ...clerk, source: cited }] });
    expect(rules.content.values).toEqual({ 'evaluation.fullMark': { value: '100', source: cited } });
    expect([rules.layers, rules.deviations, rules.refused]).toEqual([[{ id: 'county', version: 1 }], [], []]);
  });

  it('has the same text and hash whether an empty group is written or not', () => {
    const without = set('county', { members: { desks: [clerk] }, values: { 'evaluation.fullMark': value('100') } });
    expect(layered(without, undefined, jurisdiction).text).toBe(rules.text);
  });

  it('holds whole for an organisation too', () => {
    const whole = layered(own, undefined, organisation);
    expect([whole.hash, whole.refused]).toEqual([rules.hash, []]);
  });
});

describe('a jurisdiction’s set over that of the body above', () => {
  const upper = set('prefecture', {
    values: {
      'evaluation.fullMark': value('100'),
      'monitoring.correctionLimit': value({ count: 10, unit: 'calendar-day' }),
    },
    members: {
      rounds: [
        quarterly({ due: [{ ...named('form'), from: { periodEnd: 'quarter' } }] }),
        quarterly({ code: 'other' }),
      ],
      procedures: [review([step('submit', 'submit', 'next'), step('conclude', 'conclude', 'end')])],
    },
  });

  it('refines it value by value, and its silence leaves what is above', () => {
    const own = set('county', {
      values: {
        'evaluation.fullMark': { silent: true, source },
        'conventions.displayDecimals': value(3),
        'label.desk': { silent: true, source },
      },
    });
    const { values } = over(own, upper).content;
    expect(Object.keys(values).sort()).toEqual([
      'conventions.displayDecimals',
      'evaluation.fullMark',
      'label.desk',
      'monitoring.correctionLimit',
    ]);
    expect(values['evaluation.fullMark']).toMatchObject({
      value: '100',
      source: [{ instrument: 'prefecture.1.rules' }],
    });
  });

  it('refines it member by member: a round that it states anew keeps the dues of the one above', () => {
    const own = set('county', { members: { rounds: [quarterly({ nodes: { every: 'month' } })] } });
    const rules = over(own, upper);
    expect(
      rules.content.members.rounds?.map(({ code, nodes, due }) => [code, nodes, due?.map((each) => each.code)]),
    ).toEqual([
      ['quarterly', { every: 'month' }, ['form']],
      ['other', { every: 'quarter' }, undefined],
    ]);
    expect(rules.layers).toEqual([
      { id: 'county', version: 1 },
      { id: 'prefecture', version: 1 },
    ]);
  });

  it('puts a step of its own where its own list has it', () => {
    const own = set('county', {
      members: {
        procedures: [
          review([
            step('submit', 'submit', 'next'),
            step('second', 'review', 'next'),
            step('conclude', 'conclude', 'end'),
          ]),
        ],
      },
    });
    expect(stepsOf(over(own, upper))).toEqual(['submit < county', 'second < county', 'conclude < county']);
    const before = set('county', {
      members: { procedures: [review([step('first', 'review', 'next'), step('submit', 'submit', 'next')])] },
    });
    expect(stepsOf(over(before, upper))).toEqual(['first < county', 'submit < county', 'conclude < prefecture']);
  });

  it('shows what is looser or cannot be compared, and nothing that is as strict', () => {
    const own = set('county', {
      values: {
        'evaluation.fullMark': value('120'),
        'monitoring.correctionLimit': value({ count: 20, unit: 'calendar-day' }),
      },
      members: {
        rounds: [
          quarterly({
            nodes: { every: 'half-year' },
            due: [{ ...named('form'), from: { periodEnd: 'quarter', offsetDays: 5 } }],
          }),
          quarterly({ code: 'other', nodes: 'by-person' }),
        ],
      },
    });
    expect(over(own, upper).deviations.map(({ path, verdict }) => [path, verdict])).toEqual([
      ['monitoring.correctionLimit', 'looser'],
      ['rounds/quarterly/nodes', 'looser'],
      ['rounds/quarterly/due/form', 'looser'],
      ['rounds/other/nodes', 'not-comparable'],
    ]);
    const stricter = set('county', {
      values: { 'monitoring.correctionLimit': value({ count: 5, unit: 'calendar-day' }) },
      members: { rounds: [quarterly({ nodes: { every: 'month' } })] },
    });
    expect(over(stricter, upper).deviations).toEqual([]);
  });

  it('withdraws what it names, and shows that it did', () => {
    const own = set('county', {
      withdraws: [
        { path: 'rounds/other', source },
        { path: 'procedures/review/steps/submit', source },
        { path: 'monitoring.correctionLimit', source },
        { path: 'rounds/none', source },
      ],
    });
    const rules = over(own, upper);
    expect(rules.content.members.rounds?.map(({ code }) => code)).toEqual(['quarterly']);
    expect(stepsOf(rules)).toEqual(['conclude < prefecture']);
    expect(Object.keys(rules.content.values)).toEqual(['evaluation.fullMark']);
    expect(rules.deviations.map(({ path, verdict }) => [path, verdict])).toEqual([
      ['rounds/other', 'withdrawn'],
      ['procedures/review/steps/submit', 'withdrawn'],
      ['monitoring.correctionLimit', 'withdrawn'],
    ]);
    expect(rules.refused).toEqual(['rounds/none']);
  });

  it('keeps nothing of a scoring method that it replaces by one of another kind', () => {
    const method = (more: Json): Json => ({ 'evaluation.scoringMethods': [{ ...named('rate'), ...more }] });
    const table = set('prefecture', {
      members: method({ method: 'step-table', steps: [{ ...named('all'), from: '0', share: '1' }] }),
    });
    const own = set('county', { members: method({ method: 'judged' }) });
    expect(over(own, table).content.members['evaluation.scoringMethods']).toEqual([
      { ...named('rate'), method: 'judged', source: [{ instrument: 'county.1.rules', article: '第一条' }] },
    ]);
  });

  it('replaces it where it asks to and all sets above leave that free, and only there', () => {
    const own = set('county', { members: { desks: [clerk] } });
    const free = set('province', { below: 'free', members: { rounds: [quarterly()] } });
    const replaced = layered(own, layered(free, undefined, jurisdiction), { organisation: false, replaces: true });
    expect([replaced.content.members.rounds, replaced.layers]).toEqual([undefined, [{ id: 'county', version: 1 }]]);
    const bound = layered(own, layered(upper, undefined, jurisdiction), { organisation: false, replaces: true });
    expect([bound.layers.length, bound.refused]).toEqual([2, ['replaces']]);
    const office = layered(own, layered(free, undefined, jurisdiction), { organisation: true, replaces: true });
    expect([office.layers.length, office.refused]).toEqual([2, ['replaces']]);
  });
});

describe('an organisation’s set over that of its jurisdiction', () => {
  const county = layered(
    set('county', {
      organisationsMayOverride: ['evaluation.methods', 'procedures/review/steps/submit'],
      values: {
        'evaluation.fullMark': value('100'),
        'monitoring.correctionLimit': value({ count: 10, unit: 'calendar-day' }),
        'exAnte.majorPolicyThreshold': value('500000.00'),
      },
      members: {
        desks: [clerk],
        rounds: [quarterly()],
        'evaluation.methods': [named('comparison')],
        procedures: [
          review([step('submit', 'submit', 'next', { inside: 'unit' }), step('conclude', 'conclude', 'end')]),
        ],
      },
    }),
    undefined,
    jurisdiction,
  );
  const taken = (parts: Json): Resolved =>
    layered(set('office', { level: 'organisation', ...parts }), county, organisation);

  it('adds what asks more of itself: rounds, registers, procedures inside', () => {
    const inside = review([step('section', 'submit', 'end')], {
      code: 'inside-unit',
      inside: { of: 'review', at: 'unit' },
    });
    const register = { ...named('cases'), about: 'subject', enters: { desk: 'clerk', of: 'unit' } };
    const rules = taken({
      members: { procedures: [inside], rounds: [quarterly({ code: 'own' })], registers: [register] },
    });
    expect(rules.refused).toEqual([]);
    expect(rules.content.members.procedures?.map(({ code }) => code)).toEqual(['review', 'inside-unit']);
    expect(rules.content.members.rounds?.map(({ code }) => code)).toEqual(['quarterly', 'own']);
    expect(rules.content.members.registers?.map(({ code }) => code)).toEqual(['cases']);
  });

  it('adds rounds, measures and assessments of its own with their procedures, and names desks and its own library as it does', () => {
    const own = (code: string, object: string) => review([step('x', 'submit', 'end')], { code, object });
    const by = { desk: 'clerk', of: 'unit' };
    const measure = {
      ...named('late'),
      when: { found: 'late' },
      effects: [{ effect: 'rectify' }],
      procedure: 'own-measure',
    };
    const rules = taken({
      values: { 'target.libraryBy': value([by]) },
      members: {
        desks: [{ ...clerk, zh: '科室经办' }],
        procedures: [
          own('own-assessment', 'ex-ante-assessment'),
          own('own-measure', 'corrective-measure'),
          own('own-target', 'performance-target'),
        ],
        'monitoring.measures': [measure],
      },
    });
    expect(rules.refused).toEqual(['procedures/own-target']);
    expect(rules.content.members.procedures?.map(({ code }) => code).sort()).toEqual([
      'own-assessment',
      'own-measure',
      'review',
    ]);
    expect(rules.content.members.desks?.map(({ zh }) => zh)).toEqual(['科室经办']);
    expect(rules.content.values['target.libraryBy']).toMatchObject({ value: [by] });
    const ofCounty = taken({ values: { 'target.libraryBy': value([{ desk: 'office', of: 'jurisdiction' }]) } });
    expect(ofCounty.refused).toEqual(['target.libraryBy']);
    const other = taken({ members: { desks: [{ ...clerk, zh: '科室', kind: 'other' }] } });
    expect(other.refused).toEqual(['desks/clerk']);
  });

  it('never takes away what is above it: what it may not state does not hold and is listed', () => {
    const rules = taken({
      values: { 'evaluation.fullMark': value('1000'), 'evaluation.thirdParty': value('when-needed') },
      withdraws: [{ path: 'rounds/quarterly', source }],
      members: {
        rounds: [quarterly({ nodes: { every: 'year' } })],
        procedures: [
          review([step('conclude', 'conclude', 'next'), step('mine', 'record', 'end')]),
          review([step('x', 'conclude', 'end')], { code: 'own-review' }),
        ],
        'evaluation.gradeBands': [{ ...named('good'), from: '0', to: '100' }],
      },
    });
    expect(rules.refused).toEqual([
      'rounds/quarterly',
      'evaluation.thirdParty',
      'evaluation.fullMark',
      'procedures/review/steps/conclude/answers/done',
      'procedures/review/steps/mine',
      'procedures/own-review',
      'rounds/quarterly',
      'evaluation.gradeBands/good',
    ]);
    expect(rules.content.members).toEqual(county.content.members);
    expect(rules.content.values).toEqual(county.content.values);
  });

  it('overrides what the set above leaves to it, that and nothing beside it', () => {
    const rules = taken({
      values: { 'evaluation.methodsClosed': value(true) },
      members: {
        'evaluation.methods': [named('comparison', '比较'), named('benchmarking')],
        procedures: [review([step('submit', 'submit', 'next', { zh: '本单位填报', inside: 'unit' })])],
      },
    });
    expect(rules.refused).toEqual(['evaluation.methodsClosed']);
    expect(rules.content.members['evaluation.methods']?.map(({ zh }) => zh)).toEqual(['比较', 'benchmarking']);
    expect(stepsOf(rules)).toEqual(['submit < office', 'conclude < county']);
  });

  it('tightens values, and does not loosen them; labels are its own', () => {
    const rules = taken({
      values: {
        'monitoring.correctionLimit': value({ count: 5, unit: 'calendar-day' }),
        'exAnte.majorPolicyThreshold': value('600000.00'),
        'label.desk': value('科室'),
      },
    });
    expect(rules.content.values['monitoring.correctionLimit']).toMatchObject({ value: { count: 5 } });
    expect(rules.content.values['exAnte.majorPolicyThreshold']).toMatchObject({ value: '500000.00' });
    expect(rules.content.values['label.desk']).toMatchObject({ value: '科室' });
    expect(rules.refused).toEqual(['exAnte.majorPolicyThreshold']);
  });
});
