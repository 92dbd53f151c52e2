import { judge } from '../condition/judge.js';
import { knownFrom, type Written } from '../condition/testing/known-from.js';
import { duesOf, isFixed, punctualityOf } from '../deadline/due-day.js';
import { layered } from '../layers/resolve.js';
import { productVocabulary } from '../publication/vocabulary.js';
import { warningsOf } from '../publication/publication-flaws.js';
import { citationOf } from '../ruling/citation.js';
import { ruling } from '../ruling/ruling.js';
import type { Condition } from '../shape/condition.js';
import type { MemberGroup, MemberOf } from '../shape/groups.js';
import { seed } from './seeds.js';

const set = seed('changde-2019')!;
const resolved = layered(set, undefined, { organisation: false });
const rules = ruling(resolved);
const member = <Group extends MemberGroup>(group: Group, code: string): MemberOf<Group> => {
  const found = rules.member(group, code);
  if (found.is === 'silent') throw new Error(found.path);
  return found.value;
};
const truth = (condition: Condition, known: Written): string => judge(condition, knownFrom(known)).truth;
const stepsOf = (code: string): MemberOf<'procedures'>['steps'] => member('procedures', code).steps;

describe('what follows by changde-2019', () => {
  it('CD-10a: a target that is unclear in review is cut or merged, and nothing else; a clear one goes to approval', () => {
    expect(
      stepsOf('target-review').map(({ code, by, answers }) => [
        code,
        by,
        answers.map(({ code: answer, then, effects = [] }) => [answer, then, ...effects]),
      ]),
    ).toEqual([
      ['submit', { desk: 'budget-unit', of: 'unit' }, [['submitted', 'next']]],
      [
        'review',
        { desk: 'performance-office', of: 'jurisdiction' },
        [
          ['clear', 'approve'],
          ['unclear', 'next'],
        ],
      ],
      [
        'apply-review',
        { desk: 'budget-desk', of: 'jurisdiction' },
        [
          ['reduced', 'next', { effect: 'cut-budget' }],
          ['merged', 'end', { effect: 'merge-subjects' }],
        ],
      ],
      ['approve', { desk: 'budget-desk', of: 'jurisdiction' }, [['approved', 'end']]],
    ]);
  });

  it('CD-10b, B-08: below 70% in two years running, both with a rate, is a candidate of key evaluation', () => {
    const { proposed } = member('registers', 'key-evaluation-candidates');
    const candidate = (...rates: readonly (string | null)[]): string => {
      const years = Object.fromEntries(rates.map((rate, at) => [2020 + at, rate]));
      return truth(proposed!.when, { year: 2019 + rates.length, figures: { 'execution.rate': years } });
    };
    expect([candidate('0.699', '0.699'), candidate('0.699', '0.700')]).toEqual(['yes', 'no']);
    expect([candidate('0.699', '0.75', '0.699'), candidate('0.699', null, '0.699')]).toEqual(['no', 'neither']);
    expect(member('selections', 'low-execution')).toMatchObject({
      reasons: ['low-execution-two-years'],
      opens: 'key-evaluation',
    });
  });

  it('CD-10c: serious problems suspend or stop payment, and are rectified', () => {
    expect(member('monitoring.measures', 'serious-problem')).toMatchObject({
      when: { found: 'serious-problem' },
      effects: [{ effect: 'suspend-payment' }, { effect: 'stop-payment' }, { effect: 'rectify' }],
    });
  });

  it('CD-10d: five outcomes; two without exception, one in principle, and how much is cut a person decides', () => {
    expect(
      rules
        .members('resultApplication.disposals')
        .map(({ value: { code, effects, amount, withoutException, soft } }) => [
          code,
          effects.map((effect) => Object.values(effect)[0]),
          amount,
          withoutException,
          soft,
        ]),
    ).toEqual([
      ['prioritise', ['prefer'], undefined, undefined, true],
      ['urge-improvement', ['rectification'], undefined, undefined, undefined],
      ['cut-or-cancel', ['cut-budget'], 'by-decision', true, undefined],
      ['adjust-or-merge', ['merge-subjects'], undefined, undefined, undefined],
      ['recover-funds', ['recover-idle'], 'whole', true, undefined],
    ]);
    expect(citationOf(resolved.content, 'resultApplication.disposals/recover-funds')?.citations[0]?.words).toBe(
      '对长期沉淀的资金一律收回并按照有关规定统筹用于亟需支持的领域',
    );
  });

  it('CD-11, B-29: the government is reported to by 30 November, from 2019 on; the congress at no given day', () => {
    const dueIn = (report: string, year: number) => {
      const found = rules.inYear(year).member('resultApplication.reports', report);
      return found.is === 'silent' ? undefined : duesOf(found.value.due, { year }, undefined);
    };
    const [due] = (dueIn('government', 2019) ?? []).filter(isFixed);
    expect(due?.on).toBe('2019-11-30');
    expect([punctualityOf(due!, '2019-11-30'), punctualityOf(due!, '2019-12-01')]).toEqual(['on-time', 'late']);
    // 30 November 2019 and 2024 are a Saturday each: nothing is moved (N-4).
    expect(dueIn('government', 2024)).toMatchObject([{ on: '2024-11-30', soft: false }]);
    expect([dueIn('government', 2018), dueIn('peoples-congress', 2019)]).toEqual([undefined, []]);
  });

  it('CD-12, B-24: nothing is concluded, and so neither fed back nor published, before the city government approves', () => {
    const steps = stepsOf('key-evaluation');
    expect(steps.map(({ code, act }) => [code, act])).toEqual([
      ['appoint', 'appoint'],
      ['evaluate', 'score'],
      ['draft', 'report'],
      ['approve', 'record'],
      ['conclude', 'conclude'],
      ['feed-back', 'issue'],
    ]);
    expect(steps[3]).toMatchObject({
      by: { gate: 'city-government' },
      answers: [{ then: 'next' }, { then: 'draft' }],
    });
    expect(steps[5]?.answers[1]?.effects).toEqual([{ open: 'rectification' }]);
    expect(member('checks', 'key-evaluation-rectified')).toMatchObject({ figure: 'rectification.rate', atLeast: '1' });
    expect(member('resultApplication.reports', 'public-disclosure').discloses).toBe(true);
  });

  describe.each(['negative-list', 'negative-list-of-units'])('CD-13: the %s', (code) => {
    const { proposed, effects, enters, confirms, exit } = member('registers', code);
    const eliminated = (known: Written): string =>
      truth(proposed!.when, {
        ...known,
        figures: { 'target.approved': 'yes', 'execution.rate': '0', ...known.figures },
      });

    it('A-5: proposes what any of three cases names, or what is both poor and not rectified', () => {
      expect(eliminated({ found: ['deficient-rules'] })).toBe('yes');
      expect(eliminated({ found: ['unsatisfactory-result'] })).not.toBe('yes');
      expect(eliminated({ found: ['not-rectified'] })).not.toBe('yes');
      expect(eliminated({ found: ['unsatisfactory-result', 'not-rectified'] })).toBe('yes');
    });

    it('A-5: goes by a rate of execution only where somebody has stated one', () => {
      expect(eliminated({})).toBe('neither');
      const parameters = { 'negativeList.executionRate': '0.50' };
      expect(eliminated({ parameters, figures: { 'execution.rate': '0.4999' } })).toBe('yes');
      expect(eliminated({ parameters, figures: { 'execution.rate': '0.50' } })).toBe('no');
    });

    it('N-9: means targets that are unclear after approval; in review they are cut or merged', () => {
      const found = ['unclear-targets'];
      expect(eliminated({ found })).toBe('yes');
      expect(eliminated({ found, figures: { 'target.approved': 'no' } })).not.toBe('yes');
    });

    it('A-6, A-7: ends support by what is confirmed as eliminated alone; the leading group lets out', () => {
      expect(effects).toEqual([{ kind: 'eliminated', effects: [{ effect: 'block-request' }] }]);
      expect([enters, confirms]).toEqual([
        { route: 'business-desk' },
        { desk: 'performance-office', of: 'jurisdiction' },
      ]);
      expect(exit).toMatchObject({ gate: 'leading-group' });
    });
  });

  it('CD-09c, A-6: a round below its target is entered as the result of a round', () => {
    const report = stepsOf('monitoring-round').find(({ code }) => code === 'report');
    expect(report?.answers.map(({ code, effects }) => [code, effects])).toEqual([
      ['on-target', undefined],
      ['below-target', [{ enter: 'negative-list', kind: 'round-result' }]],
    ]);
    expect(member('registers', 'negative-list').kinds?.map(({ code }) => code)).toEqual(['round-result', 'eliminated']);
  });

  it('says what of it nothing follows from yet, and which desk is its own', () => {
    expect(warningsOf(set, productVocabulary).map(({ path }) => path)).toEqual([
      'resultApplication.reports/government/due',
      'registers/key-evaluation-candidates/proposed/when/that/figure',
      'rounds/first/limits/1/figure',
      'rounds/first/due/report/plus/unit',
      'desks/general-office',
    ]);
  });
});
