import { monitoringFacts as facts } from '@wenxiao/facts/monitoring';
import type { DataFor } from './monitoring.commands.js';
import { statusOf } from './monitoring.measure-state.js';
import { by, fufeng, q1, q2, results, submit, underChangji } from './testing/counties.js';
import { laidOver, MonitoredYear, persons, worldOf } from './testing/monitored.js';
import { tasksOfMeasures } from './testing/measures.js';

const proposal = '018f2f6e-0000-7000-8000-000000000051';
const [first, second] = ['018f2f6e-0000-7000-8000-000000000052', '018f2f6e-0000-7000-8000-000000000053'];
const measure = {
  ground: 'objective-cause',
  measures: ['cut-budget', 'adjust-target'],
  reason: '任务减少',
  change: '-5.00',
} as const;
const proposing = { proposal, round: q1, measure, brings: {} } as const;
const cut = { act: 'cut', from: '2023-04-03', fund: 'general-public', source: 'own', amount: '5.00' } as const;
const today = '2023-04-03';
const refused = (rejection: object) => ({ outcome: 'rejected', rejection });

const reported = (more: Parameters<typeof by>[1] = {}): MonitoredYear => {
  const year = by('2023-03-31', more);
  submit(year, q1, '2023-03-31');
  return year;
};
const propose = (year: MonitoredYear, more: Partial<DataFor<'propose-measure'>> = {}) =>
  year.act('propose-measure', { ...proposing, ...more }, persons.desk);
const step = (
  year: MonitoredYear,
  at: string,
  answer: string,
  more: Partial<DataFor<'take-measure-step'>> = {},
  who: string = persons.reviewer,
) =>
  year.act(
    'take-measure-step',
    { proposal, round: q1, step: at, answer, brings: { reason: '同意' }, decision: first, today, ...more },
    who,
  );
const adopt = (year: MonitoredYear, more: Partial<DataFor<'take-measure-step'>> = {}, who?: string) =>
  step(year, 'decide', 'adopted', { acts: [cut], ...more }, who);
const withdraw = (year: MonitoredYear, at: string, who: string) =>
  year.act('withdraw-measure-step', { proposal, round: q1, step: at, reason: '情况已变' }, who);
const settle = (year: MonitoredYear, decision: string, refusal?: string) =>
  year.act('take-settlement', { proposal, decision, ...(refusal !== undefined && { refusal }) });
const status = ({ state }: MonitoredYear) =>
  state.status === 'open' && state.proposals[proposal] ? statusOf(state.proposals[proposal]) : undefined;
const typesOf = (decision: ReturnType<MonitoredYear['act']>) =>
  decision.outcome === 'accepted' ? decision.events.map(({ type }) => type) : decision.rejection;

describe('a corrective measure', () => {
  it('FF-33a: is one that the set lists for its ground, and is proposed once, by the first step of its procedure', () => {
    const year = reported();
    const proposed = propose(year);
    expect(proposed).toMatchObject({
      outcome: 'accepted',
      events: [
        {
          ...facts.measureProposed({ ...measure, proposal, round: q1, step: 'propose' }),
          under: ['monitoring.measures/objective-cause'],
        },
        {
          type: 'measure-steps-opened',
          data: { proposal, procedure: 'corrective-measure', open: [{ step: 'propose' }] },
        },
        {
          type: 'measure-recorded',
          data: { proposal, step: 'propose', answer: 'proposed', open: [{ step: 'decide' }] },
        },
      ],
    });
    expect(propose(year)).toEqual({ outcome: 'accepted', events: [] });
    expect(status(year)).toBe('proposed');
  });

  it.each([
    [
      { ground: 'bad-luck' },
      {
        code: 'unknown-ground',
        ground: 'bad-luck',
        grounds: ['deviation-or-management-gap', 'objective-cause', 'serious-problem'],
      },
    ],
    [
      { measures: ['stop-payment'] as const },
      { code: 'measures-not-listed', measures: ['stop-payment'], listed: ['cut-budget', 'adjust-target'] },
    ],
    [{ measures: ['adjust-target'] as const }, { code: 'change-not-asked' }],
    [{ change: '0.00' }, { code: 'change-not-a-cut' }],
  ])('is refused where it is not: %j', (changes, rejection) => {
    expect(propose(reported(), { measure: { ...measure, ...changes } })).toEqual(refused(rejection));
  });

  it('is proposed upon a round that was reported', () => {
    expect(propose(reported(), { round: q2 })).toEqual(refused({ code: 'unknown-round', round: q2, rounds: [q1] }));
    expect(propose(by('2023-03-31'))).toEqual(refused({ code: 'not-reported', round: q1 }));
  });

  it('CJ-14: is another one in Changji, by its set alone', () => {
    const round = 'monthly@2024-03-31';
    const year = new MonitoredYear(worldOf(underChangji)).lookThrough('2024-03-31');
    submit(year, round, '2024-04-02', {}, results);
    const { change: _change, ...more } = measure;
    const cj = { ...more, ground: 'target-hard-to-attain', measures: ['suspend-payment'] as const };
    expect(propose(year, { round, measure: cj }).outcome).toBe('accepted');
  });

  it('is adopted by stating all that is done with the money, and nothing else, by somebody who did not propose it', () => {
    const year = reported();
    propose(year);
    expect(adopt(year, { acts: [] })).toEqual(refused({ code: 'not-carried-out', measures: ['cut-budget'] }));
    const stop = { act: 'stop', from: today } as const;
    expect(adopt(year, { acts: [cut, stop] })).toEqual(refused({ code: 'not-proposed', acts: ['stop'] }));
    const late = { ...cut, from: '2024-01-01' };
    const days = { first: '2022-01-01', last: '2023-12-31' };
    expect(adopt(year, { acts: [late] })).toEqual(refused({ code: 'outside-year', from: '2024-01-01', ...days }));
    expect(adopt(year, {}, persons.desk)).toEqual(refused({ code: 'same-person', did: ['propose'] }));
    expect(adopt(year)).toMatchObject({
      events: [
        { type: 'measure-resolved', data: { step: 'decide', answer: 'adopted', ended: 'adopted' } },
        facts.measureDecided({
          proposal,
          decision: first,
          step: 'decide',
          status: 'adopted',
          decidedOn: today,
          reason: '同意',
          acts: [cut],
        }),
      ],
    });
    expect(status(year)).toBe('adopted');
    expect(typesOf(settle(year, second))).toEqual([]);
    expect(typesOf(settle(year, first))).toEqual(['measure-applied']);
    expect([status(year), settle(year, first)]).toEqual(['applied', { outcome: 'accepted', events: [] }]);
  });

  it('is declined without any of it; what moves no money is done as it is adopted', () => {
    const declined = reported();
    propose(declined);
    expect(step(declined, 'decide', 'declined', { acts: [cut] })).toEqual(refused({ code: 'acts-not-asked' }));
    expect(typesOf(step(declined, 'decide', 'declined'))).toEqual(['measure-resolved', 'measure-decided']);
    const { change: _change, ...more } = measure;
    const adopted = reported();
    propose(adopted, { measure: { ...more, measures: ['adjust-target'] } });
    expect(typesOf(adopt(adopted, { acts: [] }))).toEqual(['measure-resolved', 'measure-decided', 'measure-applied']);
    expect([status(declined), status(adopted)]).toEqual(['declined', 'applied']);
  });

  it('is back at the desk that decided where the budget line refuses it, and is decided anew', () => {
    const year = reported();
    propose(year);
    adopt(year);
    expect(typesOf(settle(year, first, 'not-approved'))).toEqual(['measure-refused']);
    expect(status(year)).toBe('refused');
    expect(typesOf(adopt(year, { decision: second }))).toEqual(['measure-resolved', 'measure-decided']);
    expect(status(year)).toBe('adopted');
  });

  it('is said again, whole, until it is decided; the decision is decided anew, and what is the same goes on', () => {
    const year = reported();
    propose(year);
    const again = (at: string, answer: string, more: object, who: string) =>
      year.act(
        'correct-measure-step',
        { proposal, round: q1, step: at, answer, brings: { reason: '同意' }, decision: second, today, ...more },
        who,
      );
    const corrected = { measure: { ...measure, change: '-4.00' } };
    expect(again('propose', 'proposed', {}, persons.desk)).toEqual(refused({ code: 'measure-wanting' }));
    expect(typesOf(again('propose', 'proposed', corrected, persons.desk))).toEqual([
      'measure-proposed',
      'measure-recorded',
    ]);
    adopt(year);
    expect(again('propose', 'proposed', corrected, persons.desk)).toEqual(
      refused({ code: 'proposal-settled', proposal, became: 'adopted' }),
    );
    expect(typesOf(again('decide', 'adopted', { acts: [cut] }, persons.reviewer))).toEqual(['measure-resolved']);
    expect(typesOf(again('decide', 'adopted', { acts: [{ ...cut, amount: '4.00' }] }, persons.reviewer))).toEqual([
      'measure-resolved',
      'decision-withdrawn',
      'measure-decided',
    ]);
    expect(status(year)).toBe('adopted');
  });

  it('is taken back step by step: the decision first, which gives back what it did', () => {
    const year = reported();
    propose(year);
    adopt(year);
    expect(withdraw(year, 'propose', persons.desk)).toMatchObject({ rejection: { code: 'not-the-latest-act' } });
    expect(typesOf(withdraw(year, 'decide', persons.reviewer))).toEqual(['measure-withdrawn', 'decision-withdrawn']);
    expect(status(year)).toBe('proposed');
    expect(settle(year, first)).toEqual({ outcome: 'accepted', events: [] });
    const other = reported();
    propose(other);
    expect(typesOf(withdraw(other, 'propose', persons.desk))).toEqual(['measure-withdrawn', 'proposal-withdrawn']);
    expect(status(other)).toBe('withdrawn');
  });
});

describe('a procedure of corrective measures of another shape', () => {
  const [propose1, decide1] = fufeng.content.members.procedures!.find(({ code }) => code === 'corrective-measure')!
    .steps as [Step, Step];
  type Step = NonNullable<typeof fufeng.content.members.procedures>[number]['steps'][number];
  const named = (code: string) => ({
    code,
    zh: code,
    source: [{ instrument: 'implementing-rules', article: '第三十三条' }],
  });
  const review: Step = {
    ...named('group-review'),
    act: 'review',
    by: { desk: 'performance-office', of: 'jurisdiction' },
    when: { found: 'objective-cause' },
    due: [{ ...named('review'), from: { on: { month: 4, day: 10 } } }],
    answers: [
      { ...named('passed'), then: 'next' },
      { ...named('returned'), then: 'propose', needs: ['opinion'], informs: [{ desk: 'budget-unit', of: 'unit' }] },
    ],
  } as unknown as Step;
  const done: Step = {
    ...named('check'),
    act: 'resolve',
    by: { desk: 'performance-office', of: 'jurisdiction' },
    answers: [{ ...named('done'), then: 'end', outcome: 'done' }],
  };
  const decide: Step = {
    ...decide1,
    answers: decide1.answers.map((answer) => (answer.code === 'adopted' ? { ...answer, then: 'next' } : answer)),
  };
  const county = laidOver(fufeng, 'fufeng-2022', {
    procedures: [
      { ...named('corrective-measure'), object: 'corrective-measure', steps: [propose1, review, decide, done] },
    ],
  });
  const underCounty = { year: 2023, plan: [['2022-05-09', county]] } as const;

  it('goes the way of its set: looked at, sent back, proposed anew, decided, and checked', () => {
    const year = reported(underCounty);
    propose(year);
    expect(adopt(year)).toMatchObject({ rejection: { code: 'not-open', step: 'decide' } });
    expect(typesOf(step(year, 'group-review', 'returned', { brings: { opinion: '请补充依据' } }))).toEqual([
      'measure-reviewed',
      'proposal-withdrawn',
    ]);
    const brings = { reason: '已补充', finding: ['objective-cause'] };
    expect(step(year, 'propose', 'proposed', { brings }, persons.desk)).toEqual(refused({ code: 'measure-wanting' }));
    expect(typesOf(step(year, 'propose', 'proposed', { measure }, persons.desk))).toEqual([
      'measure-proposed',
      'measure-recorded',
    ]);
    expect(typesOf(step(year, 'group-review', 'passed'))).toEqual(['measure-reviewed']);
    expect(typesOf(adopt(year))).toEqual(['measure-resolved', 'measure-decided']);
    expect(typesOf(step(year, 'check', 'done'))).toEqual(['measure-resolved']);
    expect(status(year)).toBe('adopted');
  });

  it('passes over what its condition does not ask for', () => {
    const year = reported(underCounty);
    const { change: _change, ...more } = measure;
    const serious = { ...more, ground: 'serious-problem', measures: ['stop-payment'] as const };
    propose(year, { measure: serious });
    expect(typesOf(adopt(year, { acts: [{ act: 'stop', from: today }] }))).toEqual([
      'measure-resolved',
      'measure-decided',
    ]);
  });

  it('waits for whom its step is for, with its due day, and says when that has gone by', () => {
    const year = reported(underCounty);
    propose(year);
    expect(tasksOfMeasures(year)).toEqual([['group-review', [{ due: 'review', on: '2023-04-10', soft: false }]]]);
    year.lookThrough('2023-04-11');
    expect(year.history.at(-1)).toEqual(
      facts.measureBecameOverdue({ proposal, askedBy: 'group-review', due: 'review', since: '2023-04-11' }),
    );
    const lift = { proposal, round: q1, askedBy: 'group-review', due: 'review', because: '系统故障' };
    expect(typesOf(year.act('lift-measure-overdue', lift, persons.desk))).toEqual(['measure-overdue-lifted']);
    expect(year.act('lift-measure-overdue', lift, persons.desk)).toEqual(refused({ code: 'measure-not-overdue' }));
  });

  it('shows a target day with its task, and makes nothing overdue by it', () => {
    const softly = { ...review, due: review.due!.map((due) => ({ ...due, soft: true as const })) };
    const steps = [propose1, softly, decide, done];
    const set = laidOver(fufeng, 'fufeng-2022', {
      procedures: [{ ...named('corrective-measure'), object: 'corrective-measure', steps }],
    });
    const year = reported({ plan: [['2022-05-09', set]] });
    propose(year);
    expect(tasksOfMeasures(year)).toEqual([['group-review', [{ due: 'review', on: '2023-04-10', soft: true }]]]);
    const before = year.history.length;
    year.act('look', { proposal, today: '2023-04-20' });
    expect(year.history.slice(before)).toEqual([]);
  });
});
