import { layered } from '../layers/resolve.js';
import { answers, flawsIn, flawsInSteps, flawsOf } from '../testing/publication.js';
import { byClerk, named, quarterly, readSmallRuleSet, smallRuleSet, source, step } from '../testing/small-rule-set.js';

describe('publication refuses what refers to nothing', () => {
  it('a desk, a route, a gate, a party, a checklist, a document, a finding', () => {
    const steps = [
      step('a', 'submit', 'next', { by: { desk: 'nobody', of: 'unit' }, with: [{ route: 'none' }] }),
      step('b', 'review', 'next', {
        by: { gate: 'none', recordedBy: { assigned: 'strangers' } },
        checklist: 'none',
        ...answers(['done', 'next', { outcome: 'reviewed' }]),
      }),
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
      expect.stringMatching(
        /^rounds\/quarterly\/of\/all\/1\/figure: there is no figure weather; there are: subject.kind, /,
      ),
      'rounds/quarterly/of/all/2/period: there is no period lunar; there are: planned',
      'rounds/quarterly/of/all/3/figure: there is no value perhaps; there are: yes, no',
      'rounds/quarterly/of/all/4/figure: there is no grade good',
      'rounds/quarterly/of/all/5/figure: a number cannot be asked with "is"',
      'rounds/quarterly/of/all/6/figure: a code cannot be compared as a number',
      'rounds/quarterly/of/all/7/below/parameter: there is no parameter to compare with, conventions.displayDecimals',
      expect.stringMatching(
        /^rounds\/quarterly\/after\/event: there is no event moon.full; there are: budget.approved, /,
      ),
      expect.stringMatching(
        /^rounds\/quarterly\/due\/d\/from\/after: there is no event moon.new; there are: budget.approved, /,
      ),
      'rounds/quarterly/of/all/4/figure: a monitoring round has no figure evaluation.grade',
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
