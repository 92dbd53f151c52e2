import { layered } from '../layers/resolve.js';
import {
  byClerk,
  clerk,
  type Json,
  named,
  quarterly,
  readSmallRuleSet,
  smallRuleSet,
  source,
  step,
} from '../testing/small-rule-set.js';
import { checkRuleSet } from './publication-flaws.js';
import { productVocabulary } from './vocabulary.js';

const flawsOf = (json: unknown, above?: Parameters<typeof checkRuleSet>[2]): readonly string[] => {
  const reading = checkRuleSet(json, productVocabulary, above);
  return reading.outcome === 'valid' ? [] : reading.flaws.map(({ path, en }) => `${path}: ${en}`);
};
const flawsIn = (members: Json, values: Json = {}): readonly string[] =>
  flawsOf(smallRuleSet({ values, members: { desks: [clerk], ...members } }));
const flawsInSteps = (steps: readonly Json[], members: Json = {}, more: Json = {}): readonly string[] =>
  flawsIn({ procedures: [{ ...named('p'), object: 'evaluation', steps, ...more }], ...members }).map((flaw) =>
    flaw.replace('procedures/p', 'p'),
  );
const answers = (...given: readonly [code: string, then: string, more?: Json][]): Json => ({
  answers: given.map(([code, then, more]) => ({ ...named(code), then, ...more })),
});
const value = (given: unknown): Json => ({ value: given, source });

describe('a set that can be published', () => {
  it('has nothing wrong with it: returns, parallel and optional steps, gates and groups included', () => {
    const steps = [
      step('appoint', 'appoint', 'next', answers(['named', 'next', { needs: ['persons'], assigns: 'group' }])),
      step('left', 'submit', 'next', { beside: 'both' }),
      step('right', 'submit', 'next', { beside: 'both' }),
      step('score', 'score', 'next', { by: { assigned: 'group' }, repeats: 'each-assigned' }),
      step('look', 'review', 'next', { optional: true, ...answers(['back', 'left', {}], ['ok', 'next']) }),
      step('conclude', 'conclude', 'next'),
      step('pass', 'approve', 'end', {
        by: { gate: 'congress', recordedBy: byClerk },
        when: { figure: 'subject.key', is: ['yes'] },
      }),
    ];
    expect(flawsInSteps(steps, { parties: [named('group')], gates: [named('congress')] })).toEqual([]);
  });
});

describe('publication refuses what refers to nothing', () => {
  it('a desk, a route, a gate, a party, a checklist, a document, a finding', () => {
    const steps = [
      step('a', 'submit', 'next', { by: { desk: 'nobody', of: 'unit' }, with: [{ route: 'none' }] }),
      step('b', 'review', 'next', { by: { gate: 'none', recordedBy: { assigned: 'strangers' } }, checklist: 'none' }),
      step('c', 'conclude', 'end', {
        when: { found: 'none' },
        ...answers(['done', 'end', { needs: [{ document: 'none' }] }]),
      }),
    ];
    expect(flawsInSteps(steps)).toEqual([
      'p/steps/a/by/desk: there is no desk nobody',
      'p/steps/a/with/1/route: there is no route none',
      'p/steps/b/by/gate: there is no gate none',
      'p/steps/b/by/recordedBy/assigned: there is no party strangers',
      'p/steps/b/checklist: there is no checklist none',
      'p/steps/c/when/found: there is no finding none',
      'p/steps/c/answers/done/needs/1/document: there is no document none',
    ]);
  });

  it('a figure, a period, an event or a code that does not exist, and a figure that is asked wrongly', () => {
    const of = {
      all: [
        { figure: 'weather', is: ['fair'] },
        { period: 'lunar', longerThanYears: 1 },
        { figure: 'subject.key', is: ['perhaps'] },
        { figure: 'evaluation.grade', is: ['good'] },
        { figure: 'execution.rate', is: ['low'] },
        { figure: 'subject.kind', atLeast: '1' },
        { figure: 'execution.rate', below: { parameter: 'conventions.displayDecimals' } },
      ],
    };
    const after = { event: 'moon.full', from: 'day' };
    const due = [{ ...named('d'), from: { after: ['moon.new'] } }];
    expect(flawsIn({ rounds: [quarterly({ of, after, due })] })).toEqual([
      'rounds/quarterly/of/all/1/figure: there is no figure weather',
      'rounds/quarterly/of/all/2/period: there is no period lunar',
      'rounds/quarterly/of/all/3/figure: there is no value perhaps',
      'rounds/quarterly/of/all/4/figure: there is no grade good',
      'rounds/quarterly/of/all/5/figure: a number cannot be asked with "is"',
      'rounds/quarterly/of/all/6/figure: a code cannot be compared as a number',
      'rounds/quarterly/of/all/7/below/parameter: there is no parameter to compare with, conventions.displayDecimals',
      'rounds/quarterly/after/event: there is no event moon.full',
      'rounds/quarterly/due/d/from/after: there is no event moon.new',
    ]);
  });

  it('a procedure, a register or a kind that an effect opens or enters, and a duty that opens nothing', () => {
    const effects = [{ open: 'none' }, { enter: 'none', kind: 'x' }, { enter: 'cases', kind: 'x' }];
    const register = { ...named('cases'), about: 'subject', enters: byClerk, kinds: [named('known')] };
    const proposed = { kind: 'y', when: { figure: 'subject.key', is: ['yes'] } };
    expect(
      flawsIn({
        registers: [{ ...register, proposed }],
        'resultApplication.disposals': [{ ...named('cut'), when: { figure: 'evaluation.score', below: '1' }, effects }],
        duties: [{ ...named('duty'), opens: 'nothing', about: 'subject', when: { everyYear: true }, due: [] }],
      }),
    ).toEqual([
      'duties/duty/opens: there is nothing to be opened that is called nothing',
      'registers/cases/proposed/kind: register cases has no kind y',
      'resultApplication.disposals/cut/effects/1/open: there is no procedure none',
      'resultApplication.disposals/cut/effects/2/enter: there is no register none',
      'resultApplication.disposals/cut/effects/3/kind: register cases has no kind x',
    ]);
  });

  it('a path that it leaves to organisations or withdraws, and that does not exist', () => {
    const own = smallRuleSet({
      organisationsMayOverride: ['rounds/none'],
      withdraws: [{ path: 'rounds/quarterly', source }],
    });
    expect(flawsOf(own)).toEqual([
      'withdraws/rounds/quarterly: the rules above have nothing there to be withdrawn',
      'organisationsMayOverride/rounds/none: the rules have nothing there',
    ]);
    const upper = readSmallRuleSet({
      id: 'prefecture',
      members: { rounds: [quarterly(), quarterly({ code: 'none' })] },
    });
    const taking = { organisation: false };
    expect(flawsOf(own, { rules: layered(upper, undefined, taking), taking })).toEqual([]);
  });
});

describe('publication refuses a procedure', () => {
  it('with a step that no way leads to', () => {
    const steps = [
      step('a', 'conclude', 'end', answers(['back', 'a'], ['done', 'end'])),
      step('b', 'review', 'end'),
      step('c', 'review', 'end', { optional: true }),
    ];
    expect(flawsInSteps(steps)).toEqual([
      'p/steps/b: no way leads to this step',
      'p/steps/c: no way leads to this step',
    ]);
  });

  it('with a step from which no end is reached', () => {
    const steps = [
      step('a', 'conclude', 'end', answers(['on', 'b'], ['done', 'end'])),
      step('b', 'review', 'c'),
      step('c', 'review', 'b'),
    ];
    expect(flawsInSteps(steps)).toEqual([
      'p/steps/b: from this step no end is reached',
      'p/steps/c: from this step no end is reached',
    ]);
  });

  it('that cannot end', () => {
    expect(flawsInSteps([step('a', 'conclude', 'next'), step('b', 'review', 'a')])).toEqual([
      'p: the procedure has no end that can be reached',
    ]);
  });

  it('with an answer, or a person excluded, by a step that it has not', () => {
    expect(flawsInSteps([step('a', 'conclude', 'elsewhere')])).toEqual([
      'p/steps/a/answers/done/then: there is no step elsewhere',
    ]);
    expect(flawsInSteps([step('next', 'conclude', 'end')])).toEqual([
      'p/steps/next: no step can be called next or end',
    ]);
    expect(flawsInSteps([step('a', 'conclude', 'end', { notBy: ['b'] })])).toEqual([
      'p/steps/a/notBy: there is no step b',
    ]);
  });

  it('without an act that its object needs, or about an object that does not exist', () => {
    expect(flawsInSteps([step('a', 'submit', 'end')], {}, { object: 'performance-target' })).toEqual([
      'p: no step does the act approve, which performance-target needs',
    ]);
    expect(flawsInSteps([step('a', 'submit', 'end')], {}, { object: 'weather' })).toEqual([
      'p/object: there is no object weather',
    ]);
  });

  it('whose party nobody names, or whose answers ask for what the step has not', () => {
    const steps = [
      step('a', 'conclude', 'next', { by: { assigned: 'group' } }),
      step('b', 'score', 'next', { repeats: 'each-assigned' }),
      step('c', 'review', 'end', answers(['x', 'end', { assigns: 'other' }], ['y', 'end', { needs: ['checklist'] }])),
    ];
    expect(flawsInSteps(steps, { parties: [named('group'), named('other')] })).toEqual([
      'p/steps/a/by: no step says who group is',
      'p/steps/b/repeats: only those assigned can each take it',
      'p/steps/c/answers/x: whoever is assigned must be asked for: persons or organisation',
      'p/steps/c/answers/y: asks for a checklist, and the step has none',
    ]);
  });

  it('that runs inside one which does not exist or leaves no room for it', () => {
    const inside = (of: string): Json => ({
      ...named('own'),
      object: 'evaluation',
      inside: { of, at: 'unit' },
      steps: [step('a', 'submit', 'end')],
    });
    const host = { ...named('host'), object: 'evaluation', steps: [step('conclude', 'conclude', 'end')] };
    expect(flawsIn({ procedures: [inside('none')] })).toEqual(['procedures/own/inside: there is no procedure none']);
    expect(flawsIn({ procedures: [host, inside('host')] })).toEqual([
      'procedures/own/inside: procedure host has no step with room inside the unit',
    ]);
  });
});

describe('publication refuses scales', () => {
  const bands = (...given: readonly [string, string, string][]): Json => ({
    'evaluation.gradeBands': given.map(([code, from, to]) => ({ ...named(code), from, to })),
  });
  const fullMark = { 'evaluation.fullMark': value('100') };

  it('whose bands have gaps or overlaps, or leave the full mark', () => {
    expect(flawsIn(bands(['good', '80', '100'], ['poor', '0', '80']), fullMark)).toEqual([]);
    expect(flawsIn(bands(['good', '81', '100'], ['poor', '0', '80']), fullMark)).toEqual([
      'evaluation.gradeBands/good/from: bands must meet without overlap and cover the whole range: expected 80, found 81',
    ]);
    expect(
      flawsIn(bands(['good', '79.5', '100.5'], ['poor', '0.5', '80']), fullMark).map((flaw) => flaw.split(': ')[0]),
    ).toEqual(['evaluation.gradeBands/poor/from', 'evaluation.gradeBands/good/from', 'evaluation.gradeBands/good/to']);
    expect(flawsIn(bands(['none', '100', '100'], ['all', '0', '100']), fullMark)).toContain(
      'evaluation.gradeBands/none: a band must start below its end',
    );
  });

  it('whose bands have no full mark, or a full mark of 0', () => {
    expect(flawsIn(bands(['all', '0', '100']))).toEqual([
      'evaluation.fullMark: must be stated where there are grade bands',
    ]);
    expect(flawsIn({}, { 'evaluation.fullMark': value('0') })).toEqual([
      'evaluation.fullMark: the full mark must be above 0',
    ]);
  });

  it('whose tables do not fall to 0, give more than all, or tiers that do not meet', () => {
    const steps = [
      { ...named('high'), from: '0.5', share: '1.1' },
      { ...named('higher'), from: '0.6', share: '0.5' },
    ];
    const tiers = [{ ...named('top'), from: '0.8', to: '1' }];
    expect(
      flawsIn({
        'evaluation.scoringMethods': [
          { ...named('table'), method: 'step-table', steps },
          { ...named('tiers'), method: 'qualitative-tiers', tiers },
        ],
      }).map((flaw) => flaw.replace('evaluation.scoringMethods/', '')),
    ).toEqual([
      'table/steps/high/share: a share is at most 1',
      'table/steps/higher/from: steps must go from high to low',
      'table/steps/higher/from: the lowest step must begin at 0',
      'tiers/tiers/top/from: bands must meet without overlap and cover the whole range: expected 0, found 0.8',
    ]);
  });

  it('of an evaluation type whose parts and bands do not fit, or that rests on itself', () => {
    const type = (code: string, more: Json): Json => ({
      ...named(code),
      of: { figure: 'evaluation.score', atLeast: '0' },
      by: byClerk,
      periods: ['year'],
      procedure: 'p',
      parts: [{ ...named('all'), by: byClerk, full: '400', aggregate: 'tier' }],
      grades: { byScore: [{ ...named('pass'), from: '0', to: '100' }] },
      isReEvaluation: false,
      consequences: [],
      ...more,
    });
    const procedures = [{ ...named('p'), object: 'evaluation', steps: [step('conclude', 'conclude', 'end')] }];
    const restsOn = (on: string): Json => ({
      restsOn: [{ type: on, state: 'concluded' }],
      parts: [],
      grades: 'by-rank',
    });
    expect(
      flawsIn({ procedures, evaluationTypes: [type('a', {}), type('b', restsOn('c')), type('c', restsOn('b'))] }),
    ).toEqual([
      'evaluationTypes/a/grades/byScore/pass/to: bands must meet without overlap and cover the whole range: expected 400, found 100',
      'evaluationTypes/a/parts/all: tiers are listed where the part is scored by tier, and only there',
      'evaluationTypes/b/restsOn: the types rest on one another in a circle, none can ever begin',
      'evaluationTypes/c/restsOn: the types rest on one another in a circle, none can ever begin',
    ]);
  });
});

describe('publication refuses members that contradict themselves', () => {
  it('routes that go on after the department, rounds beyond the year, checks without a bound', () => {
    const rows = [
      { ...named('department'), by: 'department' },
      { ...named('fund'), when: { figure: 'subject.key', is: ['yes'] }, desk: 'clerk' },
    ];
    const of = { figure: 'subject.key', is: ['yes'] };
    expect(
      flawsIn(
        {
          routes: [{ ...named('r'), rows }],
          rounds: [
            quarterly({ forecastIn: [4, 5] }),
            quarterly({
              code: 'days',
              nodes: {
                on: [
                  { month: 6, day: 'last' },
                  { month: 6, day: 'last' },
                ],
              },
            }),
          ],
          checks: [{ ...named('c'), over: 'object', of, count: of, figure: 'attainment' }],
        },
        { 'evaluation.coverage': value({ types: ['none'], basicExpenditureBy: 'none' }) },
      ),
    ).toEqual([
      'routes/r/rows/department: the row by department must be the last one',
      'rounds/quarterly/forecastIn: there is no round 5 in a year',
      'rounds/days/nodes: each node may stand only once',
      'evaluation.coverage: there is no evaluation type none',
      'evaluation.coverage: there is no kind of subject none',
      'checks/c: has either a figure or a count',
      'checks/c: must say at least or at most what',
    ]);
  });
});

describe('everything that is wrong', () => {
  it('is said at once, in the document and in the rules, without following from what could not be read', () => {
    expect(
      flawsIn({
        desks: [clerk, { ...named('reader'), kind: 'unit' }],
        procedures: [
          {
            ...named('p'),
            object: 'evaluation',
            steps: [
              step('a', 'conclude', 'next', {
                with: [
                  { desk: 'reader', of: 'unit' },
                  { desk: 'nobody', of: 'unit' },
                ],
              }),
              step('b', 'review', 'a'),
            ],
          },
        ],
        rounds: [quarterly({ nodes: 'sometimes' })],
      }),
    ).toEqual([
      'members/desks/reader/nature: is missing',
      expect.stringMatching(/^members\/rounds\/quarterly\/nodes: /),
      'procedures/p/steps/a/with/2/desk: there is no desk nobody',
      'procedures/p: the procedure has no end that can be reached',
    ]);
  });

  it('is asked of a refining set over what it refines', () => {
    const upper = layered(readSmallRuleSet({ id: 'prefecture', members: { desks: [clerk] } }), undefined, {
      organisation: false,
    });
    const own = smallRuleSet({
      members: { procedures: [{ ...named('p'), object: 'evaluation', steps: [step('a', 'conclude', 'end')] }] },
    });
    expect(flawsOf(own, { rules: upper, taking: { organisation: false } })).toEqual([]);
    expect(flawsOf(own)).toEqual(['procedures/p/steps/a/by/desk: there is no desk clerk']);
  });
});
