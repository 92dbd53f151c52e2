import { isIssued, stands } from './referral.state.js';
import {
  bodies,
  fufeng,
  letter,
  named,
  opened,
  people,
  Referred,
  result,
  subject,
  worldOf,
} from './testing/referred.js';
import { tasksOf } from './referral.view.js';

const refusal = (decision: ReturnType<Referred['open']>): unknown =>
  decision.outcome === 'rejected' ? decision.rejection : decision.outcome;
const opening = (written: Parameters<typeof worldOf>[0], different: Parameters<Referred['open']>[0] = {}) =>
  refusal(new Referred(worldOf({ result: result('unqualified'), ...written })).open(different));
const members = (code: 'unit') => ({
  refers: code,
  zh: code,
  en: code,
  source: [{ instrument: 'implementing-rules', article: '第四十八条' }],
  code,
});

describe('proposing a referral', () => {
  it('FF-48: a unit and persons of it are proposed for an unqualified result, by the steps of the set', () => {
    const referred = opened({ persons: [people.head] });
    expect(referred.history).toEqual([
      {
        type: 'referral-opened',
        data: {
          scheme: 'budget-performance',
          procedure: 'referral',
          subject,
          organisation: bodies.unit,
          persons: [people.head],
          trigger: 'unqualified-result',
          evaluation: { ...named, version: 9 },
          on: '2024-05-06',
        },
      },
      { type: 'referral-steps-opened', data: { procedure: 'referral', open: [{ step: 'prepare' }] } },
    ]);
    expect([...referred.basis]).toEqual([
      'accountability.referralTriggers/unqualified-result',
      'accountability.referable/unit',
      'accountability.referable/person',
      'procedures/referral',
    ]);
  });

  it('FF-48: a trigger of a grade holds by that grade alone, and is held where there is no result', () => {
    expect(opening({ result: result('qualified') }, { evaluation: named })).toEqual({
      code: 'trigger-not-met',
      trigger: 'unqualified-result',
      restedOn: [{ on: 'figure', name: 'evaluation.grade', year: 2023, value: 'qualified' }],
      findings: [],
    });
    expect(refusal(new Referred(worldOf()).act('open', { persons: [], today: '2024-05-06' }))).toEqual({
      code: 'trigger-not-known',
      trigger: 'unqualified-result',
      missing: [{ on: 'figure', name: 'evaluation.grade', year: 2023 }],
    });
    expect(opening({ result: undefined })).toEqual({ code: 'evaluation-not-concluded', evaluation: named });
  });

  it.each(['self-evaluation', 'department-evaluation'])('a %s is information, and no trigger', (type) => {
    const evaluation = { ...named, type };
    expect(opening({ result: result('unqualified', type) }, { evaluation })).toEqual({
      code: 'not-of-bureau',
      evaluationType: type,
    });
  });

  it.each(['perfunctory', 'poorly-carried-out', 'loss-waste-or-inefficiency'])(
    'FF-48: %s is a person’s finding, with or without a result',
    (trigger) => {
      const proposed = { persons: [], ground: trigger, today: '2024-05-06' };
      for (const told of [undefined, result('excellent')]) {
        const referred = new Referred(worldOf({ trigger, ...(told && { result: told }) }));
        expect(refusal(referred.act('open', proposed))).toBe('accepted');
        expect(referred.state).toMatchObject({ trigger, ground: trigger });
      }
      expect(refusal(new Referred(worldOf({ trigger })).act('open', { persons: [], today: '2024-05-06' }))).toEqual({
        code: 'trigger-not-met',
        trigger,
        restedOn: [{ on: 'finding', name: trigger, year: 2023, value: 'no' }],
        findings: [trigger],
      });
    },
  );

  it('a finding is one of the trigger’s', () => {
    expect(opening({ trigger: 'perfunctory' }, { ground: 'poorly-carried-out' })).toEqual({
      code: 'unknown-finding',
      finding: 'poorly-carried-out',
      listed: ['perfunctory'],
    });
    expect(opening({}, { ground: 'perfunctory' })).toMatchObject({ code: 'unknown-finding', listed: [] });
  });

  it('FF-48: the set names the triggers; where it says nothing, nobody is referred', () => {
    expect(opening({ trigger: 'late' })).toEqual({
      code: 'unknown-trigger',
      trigger: 'late',
      listed: [
        'perfunctory',
        'poorly-carried-out',
        'unqualified-result',
        'unqualified-work',
        'loss-waste-or-inefficiency',
      ],
    });
    const silent = (code: string) => ({ code: 'rules-silent', path: code });
    for (const path of ['accountability.referralTriggers', 'procedures'] as const)
      expect(opening({ set: fufeng({ [path]: [] }) })).toEqual(silent(path));
  });

  it('FF-48: refers the unit or its department, and no other body', () => {
    expect(opening({ organisation: bodies.department })).toBe('accepted');
    expect(opening({ organisation: bodies.county })).toEqual({
      code: 'not-referable',
      organisation: bodies.county,
      referable: ['department', 'unit', 'person'],
    });
  });

  it('refers bodies and persons only where the set does', () => {
    const set = fufeng({ 'accountability.referable': [members('unit')] });
    expect(opening({ set, organisation: bodies.department })).toMatchObject({ code: 'not-referable' });
    expect(opening({ set }, { persons: [people.head] })).toEqual({
      code: 'persons-not-referable',
      referable: ['unit'],
    });
    expect(opening({ set })).toBe('accepted');
  });

  it('CJ-06d, CJ-15: where the set does not say whom it refers, a person decides and says why, of those who answer for it', () => {
    const set = fufeng({ 'accountability.referable': [] });
    for (const reason of [undefined, ' \n'])
      expect(opening({ set }, { ...(reason !== undefined && { reason }) })).toEqual({
        code: 'referral-reason-required',
        path: 'accountability.referable',
      });
    const because = { reason: '主要责任在该单位' };
    expect(opening({ set, organisation: bodies.county }, because)).toMatchObject({ code: 'not-referable' });
    expect(opening({ set, organisation: bodies.department }, because)).toBe('accepted');
    const referred = opened({ persons: [people.head], ...because }, { set });
    expect(referred.history[0]?.data).toMatchObject({ persons: [people.head], ...because });
    expect([...referred.basis]).toEqual(['accountability.referralTriggers/unqualified-result', 'procedures/referral']);
  });

  it('whoever is referred has to be there, and of that body', () => {
    expect(opening({ strangers: [people.head] }, { persons: [people.head, people.accountant] })).toEqual({
      code: 'unknown-person',
      persons: [people.head],
    });
  });

  it('nobody refers themselves, or the body of which they are', () => {
    const referred = new Referred(worldOf({ result: result('unqualified') }));
    expect(refusal(referred.open({ persons: [people.desk] }))).toEqual({ code: 'refers-themselves' });
    expect(refusal(referred.open({}, people.clerk))).toEqual({ code: 'refers-themselves' });
  });
});

describe('a referral under way', () => {
  it('is prepared by one person and issued by another', () => {
    const referred = opened();
    referred.prepare();
    expect(refusal(referred.issue(people.desk))).toMatchObject({ code: 'same-person', did: ['prepare'] });
    referred.issue();
    expect(referred.history.map(({ type }) => type)).toEqual([
      'referral-opened',
      'referral-steps-opened',
      'referral-recorded',
      'referral-issued',
    ]);
    expect(referred.state).toMatchObject({ issuedBy: 'issue', progress: { ended: 'referred' } });
    expect(referred.basis).toContain('accountability.referralTriggers/unqualified-result');
  });

  it('is acted on by nobody whom it names, nor by anybody of the body', () => {
    const referred = opened({ persons: [people.head] });
    for (const by of [people.head, people.clerk]) {
      expect(refusal(referred.prepare(by))).toEqual({ code: 'refers-themselves' });
      expect(refusal(referred.act('withdraw', { step: 'prepare', reason: '误点' }, by))).toEqual({
        code: 'refers-themselves',
      });
    }
    const { state, world } = referred;
    if (state.status !== 'opened') throw new Error('It was opened');
    expect(tasksOf(state, world)).toMatchObject([{ step: 'prepare', barred: [people.head, people.clerk] }]);
  });

  it('does not go out once its result was corrected or taken back, and can still be dropped', () => {
    const referred = opened();
    referred.prepare();
    referred.world = worldOf({ result: result('good') });
    expect(refusal(referred.issue())).toMatchObject({ code: 'trigger-not-met' });
    referred.world = worldOf();
    expect(refusal(referred.issue())).toEqual({ code: 'evaluation-not-concluded', evaluation: named });
    expect(refusal(referred.drop())).toBe('accepted');
  });

  it('an answer is corrected until it has ended, and whoever corrects it issues it no more', () => {
    const referred = opened();
    const correct = (answer: string, by: string = people.desk) =>
      referred.act('correct-step', { step: 'prepare', answer, brings: { ground: 'serious' } }, by);
    expect(refusal(correct('prepared'))).toMatchObject({ code: 'not-open' });
    referred.prepare();
    expect(refusal(correct('dropped'))).toEqual({ code: 'other-answer', answer: 'prepared' });
    expect(refusal(correct('prepared', people.clerk))).toEqual({ code: 'refers-themselves' });
    expect(correct('prepared', people.office)).toMatchObject({
      events: [{ type: 'referral-recorded', data: { step: 'prepare', ground: 'serious', open: [{ step: 'issue' }] } }],
    });
    expect(refusal(referred.issue(people.office))).toEqual({ code: 'same-person', did: ['prepare'] });
    referred.issue(people.head);
    expect(refusal(correct('prepared'))).toEqual({ code: 'ended', outcome: 'referred' });
  });

  it('a step is taken back before the next, and nothing once it has ended', () => {
    const referred = opened();
    referred.prepare();
    expect(refusal(referred.act('withdraw', { step: 'prepare', reason: '误点' }))).toBe('accepted');
    expect(refusal(referred.issue())).toMatchObject({ code: 'not-open' });
    referred.prepare();
    referred.drop();
    expect(refusal(referred.act('withdraw', { step: 'issue', reason: '误点' }, people.office))).toEqual({
      code: 'ended',
      outcome: 'not-referred',
    });
    expect(refusal(referred.issue())).toEqual({ code: 'ended', outcome: 'not-referred' });
  });

  it('stands in the way of another while it is under way and once it went out, and not once it was dropped', () => {
    const standing = (after: (referred: Referred) => unknown) => {
      const referred = opened();
      after(referred);
      const { state } = referred;
      if (state.status !== 'opened') throw new Error('It was opened');
      const again = refusal(referred.open());
      expect(again).toEqual({ code: 'referred-before', trigger: 'unqualified-result', organisation: bodies.unit });
      return { stands: stands(state), issued: isIssued(state) };
    };
    expect(standing(() => undefined)).toEqual({ stands: true, issued: false });
    expect(standing((referred) => referred.prepare())).toEqual({ stands: true, issued: false });
    expect(standing((referred) => [referred.prepare(), referred.issue()])).toEqual({ stands: true, issued: true });
    expect(standing((referred) => [referred.prepare(), referred.drop()])).toEqual({ stands: false, issued: false });
  });

  it('goes to nobody whom it is about: the body, what lies below it, the persons, or those of the body', () => {
    const referred = opened({ persons: [people.head] });
    referred.prepare();
    const issuing = (different: object) => {
      const data = { step: 'issue', answer: 'referred', brings: { ...letter, ...different } };
      return refusal(referred.act('take-step', data, people.office));
    };
    for (const organisation of [bodies.unit, bodies.office])
      expect(issuing({ organisation })).toEqual({ code: 'referred-to-themselves', named: [organisation] });
    expect(issuing({ persons: [people.head, people.accountant, people.clerk] })).toEqual({
      code: 'referred-to-themselves',
      named: [people.head, people.clerk],
    });
    const corrected = { step: 'prepare', answer: 'prepared', brings: { organisation: bodies.unit } };
    expect(refusal(referred.act('correct-step', corrected))).toEqual({
      code: 'referred-to-themselves',
      named: [bodies.unit],
    });
    expect(issuing({})).toBe('accepted');
  });

  it('asks for the letter, the day and the authority', () => {
    const referred = opened();
    referred.prepare();
    const { organisation: _, ...unaddressed } = letter;
    const lacking = { step: 'issue', answer: 'referred', brings: unaddressed };
    expect(refusal(referred.act('take-step', lacking, people.office))).toMatchObject({
      code: 'answer-wanting',
      wanting: [{ needed: 'organisation' }],
    });
  });

  it('nothing is done on what was not opened', () => {
    expect(refusal(new Referred(worldOf()).prepare())).toEqual({ code: 'not-opened' });
  });
});
