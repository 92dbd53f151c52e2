import { flawsIn } from '../testing/publication.js';
import { named, quarterly, readSmallRuleSet, source } from '../testing/small-rule-set.js';
import { warningsOf } from './publication-flaws.js';
import { productVocabulary } from './vocabulary.js';

const disposal = (code: string, when: unknown): Readonly<Record<string, unknown>> => ({
  ...named(code),
  when,
  effects: [{ effect: 'prefer' }],
});

describe('what a set asks', () => {
  it('is refused at a place where nobody could answer it', () => {
    const low = { figure: 'evaluation.score', below: '60' };
    const due = [{ ...named('d'), source, from: { after: ['self-evaluation.begun'] } }];
    const duty = { ...named('duty'), opens: 'evaluation', about: 'subject', when: { everyYear: true } };
    expect(
      flawsIn({
        rounds: [quarterly({ of: { any: [low, { figure: 'subject.key', is: ['yes'] }] } })],
        duties: [{ ...duty, due }],
        'resultApplication.disposals': [
          disposal('known', { all: [low, { figure: 'budget-line.in-force', atLeast: '1' }] }),
          disposal('unknown', { figure: 'target.compiled', is: ['yes'] }),
        ],
      }),
    ).toEqual([
      'rounds/quarterly/of/any/1/figure: a monitoring round has no figure evaluation.score',
      'duties/duty/due/d/from/after: a duty has no event self-evaluation.begun',
      'resultApplication.disposals/unknown/when/figure: a result application has no figure target.compiled',
    ]);
  });

  it('is refused of years in a row, but of the budget: nothing else is known of years before', () => {
    const running = (that: unknown): unknown => ({ yearsRunning: 2, that });
    expect(
      flawsIn({
        'resultApplication.disposals': [
          disposal('budget', running({ figure: 'budget-line.in-force', atLeast: '1' })),
          disposal('score', running({ figure: 'evaluation.score', below: '60' })),
        ],
      }),
    ).toEqual([
      'resultApplication.disposals/score/when/yearsRunning: only budgets can be asked in a row of years: other figures and findings of years before are not known yet',
    ]);
  });

  it('is published with a warning where nobody answers it yet', () => {
    const duty = { ...named('duty'), opens: 'evaluation', about: 'unit', when: { everyYear: true } };
    const due = [{ ...named('d'), source, from: { after: ['budget.adjusted'] } }];
    const november = [{ ...named('d'), source, from: { on: { month: 11, day: 'last' } } }];
    const by = { desk: 'clerk', of: 'unit' };
    const report = { ...named('yearly'), source, of: 'jurisdiction', by, due: november };
    const set = readSmallRuleSet({
      members: {
        rounds: [quarterly({ of: { figure: 'execution.rate', below: '1' } })],
        duties: [{ ...duty, due }],
        'resultApplication.reports': [report],
      },
    });
    expect(warningsOf(set, productVocabulary).map(({ path, en }) => `${path}: ${en}`)).toEqual([
      'rounds/quarterly/of/figure: nothing follows from the figure execution.rate yet: nobody gives it to conditions',
      'duties/duty/opens: nothing opens this duty yet: only evaluations of subjects are expected, and registers that a jurisdiction is to have once',
      'duties/duty/due/d/from/after: nothing follows from the event budget.adjusted yet: nothing is counted from adjustments yet',
      'resultApplication.reports/yearly/due: whether it went out in time is said when it has: nobody is reminded of the day before',
    ]);
  });
});
