import { layered } from '../layers/resolve.js';
import { flawsIn, flawsOf, value } from '../testing/publication.js';
import {
  clerk,
  type Json,
  named,
  quarterly,
  readSmallRuleSet,
  smallRuleSet,
  source,
  step,
} from '../testing/small-rule-set.js';

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
            quarterly({ code: 'by-hand', openedBy: [{ desk: 'nobody', of: 'unit' }] }),
            quarterly({
              code: 'days',
              nodes: {
                on: [
                  { month: 6, day: 30 },
                  { month: 6, day: 'last' },
                ],
              },
            }),
          ],
          checklists: [{ ...named('neither') }, { ...named('listed'), itemsOf: ['monitoring.contents'] }],
          checks: [{ ...named('c'), over: 'object', of, count: of, figure: 'attainment' }],
        },
        { 'evaluation.coverage': value({ types: ['none'], basicExpenditureBy: 'none' }) },
      ),
    ).toEqual([
      'rounds/by-hand/openedBy/1/desk: there is no desk nobody',
      'routes/r/rows/department: the row by department must be the last one',
      'rounds/quarterly/forecastIn: there is no round 5 in a year',
      'rounds/by-hand/openedBy: nobody opens by hand what the rules give nodes to',
      'rounds/days/nodes: each day may stand only once (30 June is the last of June)',
      'checklists/neither: a checklist has items of its own or those of a group: one of items and itemsOf, and not both',
      'checklists/listed/itemsOf: the rules have no monitoring.contents',
      'evaluation.coverage: there is no evaluation type none',
      'evaluation.coverage: there is no kind of subject none',
      'checks/c: has either a figure or a count',
      'checks/c: must say at least or at most what',
    ]);
  });
});

describe('publication keeps referrals to whom they name', () => {
  it('and refuses a disposal, which the unit reads, that would tell of one', () => {
    const when = { figure: 'evaluation.score', below: '60' };
    const disposal = (code: string, ...effects: readonly object[]) => ({ ...named(code), when, effects });
    const referral = { ...named('secret'), object: 'referral', steps: [step('a', 'issue', 'end')] };
    expect(
      flawsIn({
        desks: [clerk],
        procedures: [referral],
        'resultApplication.disposals': [
          disposal('cut', { effect: 'cut-budget' }),
          disposal('refer', { effect: 'cut-budget' }, { effect: 'refer' }),
          disposal('open', { open: 'secret' }),
        ],
      }),
    ).toEqual(
      ['refer', 'open'].map(
        (code) =>
          `resultApplication.disposals/${code}/effects: the unit reads what is decided of its result, which must not tell of a referral: state a trigger of referrals`,
      ),
    );
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

  it('is said at once where the head, a value or a group is wrong as well', () => {
    const procedures = [{ ...named('p'), object: 'evaluation', steps: [step('a', 'conclude', 'a')] }];
    const right = smallRuleSet({ members: { desks: [clerk], procedures, wishes: [] }, values: { 'a.b': value(1) } });
    const { scheme: _scheme, ...set } = right;
    const [instrument] = right['instruments'] as readonly Json[];
    expect(
      flawsOf({ ...set, level: 'planet', instruments: [{ ...instrument, issuedOn: 'today' }], parent: 'x' }),
    ).toEqual([
      'scheme: is missing',
      expect.stringMatching(/^level: must be one of/),
      expect.stringMatching(/^instruments\/rules\/issuedOn: /),
      expect.stringMatching(/^values\/a.b: there is nothing named a.b/),
      expect.stringMatching(/^members\/wishes: there is nothing named wishes/),
      expect.stringMatching(/^parent: there is nothing named parent/),
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

  it('says of what the rules above state that it is theirs', () => {
    const steps = [step('first', 'review', 'next'), step('second', 'conclude', 'end')];
    const procedures = [{ ...named('p'), object: 'evaluation', steps }];
    const upper = layered(readSmallRuleSet({ id: 'prefecture', members: { desks: [clerk], procedures } }), undefined, {
      organisation: false,
    });
    const own = smallRuleSet({
      members: { procedures: [{ ...named('p'), object: 'evaluation', steps: [step('first', 'conclude', 'end')] }] },
    });
    expect(flawsOf(own, { rules: upper, taking: { organisation: false } })).toEqual([
      'procedures/p/steps/second: no way leads to this step (the rules above state it: withdraw it, or state it anew)',
    ]);
  });

  it('is found where a withdrawal leaves a member that is no longer whole', () => {
    const procedures = [{ ...named('p'), object: 'referral', steps: [step('a', 'issue', 'end')] }];
    const upper = layered(readSmallRuleSet({ id: 'prefecture', members: { desks: [clerk], procedures } }), undefined, {
      organisation: false,
    });
    const own = smallRuleSet({ withdraws: [{ path: 'procedures/p/steps/a', source }] });
    expect(flawsOf(own, { rules: upper, taking: { organisation: false } })).toEqual([
      'procedures/p: is no longer whole over the rules above, or in a year: state it, or withdraw all of it',
      'procedures/p: the procedure has no end that can be reached',
      'procedures/p: no step is sure to open',
      'procedures/p: no step does the act issue, which referral needs',
    ]);
  });
});
