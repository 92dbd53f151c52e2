import { specOf } from '@wenxiao/domain/testing';
import { type RegisterEvent, registerFacts as facts } from '@wenxiao/facts/accountability';
import { people, resting } from '../testing/under-fufeng.js';
import { register } from './register.decider.js';
import { toldBy } from './testing/told-of-subject.js';
import {
  asked,
  confirmed,
  confirming,
  entering,
  expert,
  found,
  leaving,
  left,
  list,
  listed,
  ofList,
  ofPool,
  pool,
  rating,
  rules,
  said,
  submitted,
  today,
  which,
  worldOf,
} from './testing/under-the-plan.js';

describe('an entry of a register', () => {
  it('is in force once it is entered, where the rules have nobody confirm it', () => {
    ofPool()
      .given()
      .when(entering())
      .then(resting(expert, ...pool));
  });

  it('waits for whom the rules have confirm it, with what it brings with it', () => {
    ofList()
      .given()
      .when(entering({ findings: ['deficient-rules'] }))
      .then(resting(submitted, ...list));
    ofList()
      .given(submitted)
      .when(confirming())
      .then(resting(confirmed, ...list, 'registers/negative-list/confirms'));
    ofList().given(submitted, confirmed).when(confirming()).thenRejected({ code: 'entry-is', now: 'in-force' });
    ofPool()
      .given(expert)
      .when(confirming())
      .thenRejected({ code: 'rules-silent', path: 'registers/experts/confirms' });
  });

  it('is refused while the same stands, and of a kind that the rules do not have', () => {
    ofList()
      .given(submitted)
      .when(entering({ findings: ['deficient-rules'] }))
      .thenRejected({ code: 'entered-already', now: 'awaiting' });
    ofPool().given(expert).when(entering()).thenRejected({ code: 'entered-already', now: 'in-force' });
    specOf(register, worldOf('experts', 'famous', { of: 'named' }))
      .given()
      .when(entering())
      .thenRejected({ code: 'unknown-kind', listed: ['municipal', 'provincial'] });
    specOf(register, worldOf('experts', undefined, { of: 'named' }))
      .given()
      .when(entering())
      .thenRejected({ code: 'unknown-kind', listed: ['municipal', 'provincial'] });
  });

  it('is of no register that the rules do not have', () => {
    const { ruling, ...world } = worldOf('experts', 'municipal', { of: 'named' });
    const unheard = ruling.member('registers', 'heroes');
    specOf(register, { ...world, ruling, register: unheard })
      .given()
      .when(entering())
      .thenRejected({ code: 'unknown-register', listed: ruling.members('registers').map(({ value }) => value.code) });
  });

  it('is entered for what the rules enter it for, and for nothing else', () => {
    const findings = ['unclear-targets', 'deficient-rules', 'unsatisfactory-result', 'not-rectified'];
    ofList()
      .given()
      .when(entering({ findings: ['long-idle-funds'] }))
      .thenRejected({ code: 'unknown-finding', finding: 'long-idle-funds', listed: findings });
    const decision = register.decide(
      entering({ findings: ['unsatisfactory-result'] }),
      { status: 'unknown' },
      worldOf('negative-list', 'eliminated', { years: toldBy(rules, {}).years }),
    );
    expect(decision).toMatchObject({ rejection: { code: 'condition-not-met', findings } });
    ofList()
      .given()
      .when(entering({ findings: ['unsatisfactory-result', 'not-rectified'] }))
      .then(
        resting(
          facts.entrySubmitted({
            ...{ ...listed, ...said, findings: ['unsatisfactory-result', 'not-rectified'] },
            triggers: found(2024, 'unsatisfactory-result', 'not-rectified'),
          }),
          ...list,
        ),
      );
  });

  it('is entered upon what is not known yet with words alone', () => {
    const { years } = toldBy(rules, {});
    const spec = specOf(register, worldOf('key-evaluation-candidates', 'low-execution', { years }));
    const missing = [
      { on: 'figure', name: 'execution.rate', year: 2024 },
      { on: 'figure', name: 'execution.rate', year: 2023 },
    ] as const;
    spec.given().when(entering()).thenRejected({ code: 'words-required', missing });
    const words = '两年执行率见附表';
    const kept = { ...which, register: 'key-evaluation-candidates', kind: 'low-execution', effects: [] };
    const path = 'registers/key-evaluation-candidates';
    spec
      .given()
      .when(entering({ words }))
      .then(resting(facts.entryEntered({ ...kept, ...said, words }), path, `${path}/kinds/low-execution`));
  });

  it('is not of a day that is still to come', () => {
    const refused = { code: 'day-to-come', today } as const;
    ofPool()
      .given()
      .when(entering({ on: '2024-05-07' }))
      .thenRejected(refused);
    ofList().given(submitted).when(confirming('2024-05-07')).thenRejected(refused);
    ofPool()
      .given(expert)
      .when(rating('90', { on: '2024-05-07' }))
      .thenRejected(refused);
  });

  it('leaves by whom the rules name; where they name nobody, nobody takes it out', () => {
    ofList()
      .given(submitted, confirmed)
      .when(leaving)
      .then(resting(left, ...list, 'registers/negative-list/exit'));
    ofList().given(submitted).when(leaving).thenRejected({ code: 'entry-is', now: 'awaiting' });
    ofList().given(submitted, confirmed, left).when(leaving).thenRejected({ code: 'entry-is', now: 'left' });
    const adviser = facts.entryEntered({ ...expert.data, register: 'supervision-pool', kind: 'auditor' });
    specOf(register, worldOf('supervision-pool', 'auditor', { of: 'named' }))
      .given(adviser)
      .when(leaving)
      .thenRejected({ code: 'rules-silent', path: 'registers/supervision-pool/exit' });
  });

  it('is declined by whoever it waits for, and keeps what was said of it', () => {
    const declined = facts.entryDeclined({ reason: '已建立制度' });
    ofList()
      .given(submitted)
      .when(asked('decline', { reason: '已建立制度' }))
      .then(resting(declined, ...list));
    ofList()
      .given(submitted, confirmed)
      .when(asked('decline', { reason: '已建立制度' }))
      .thenRejected({ code: 'entry-is', now: 'in-force' });
    const state = [submitted, declined].reduce<ReturnType<typeof register.evolve>>(
      (before, event: RegisterEvent) => register.evolve(before, event),
      register.initialState,
    );
    expect(state).toMatchObject({
      status: 'declined',
      declined: '已建立制度',
      said: { findings: ['deficient-rules'] },
    });
  });

  it('is put right in what is said of it and its documents, whole, with a reason', () => {
    const documents = [{ name: '核查报告' }];
    const correcting = asked('correct', { words: '更正', documents, reason: '文号误登' });
    const corrected = facts.entryCorrected({ words: '更正', documents, reason: '文号误登' });
    ofPool()
      .given(expert)
      .when(correcting)
      .then(resting(corrected, ...pool));
    ofList().given(submitted, confirmed, left).when(correcting).thenRejected({ code: 'entry-is', now: 'left' });
  });
});

describe('the log of an entry', () => {
  const logged = (row: number, points: string, reason?: string) =>
    facts.entryLogged({ row, rating: points, on: today, ...(reason !== undefined && { reason }) });

  it('takes ratings where the rules have it rated, row by row, and puts a row right with a reason', () => {
    ofPool()
      .given(expert)
      .when(rating('91.5'))
      .then(resting(logged(1, '91.5'), ...pool, 'registers/experts/log'));
    ofPool()
      .given(expert, logged(1, '91.5'))
      .when(rating('88', { row: 1, reason: '误登' }))
      .then(resting(logged(1, '88', '误登'), ...pool, 'registers/experts/log'));
    const again = ofPool().given(expert, logged(1, '91.5'));
    again.when(rating('88', { row: 1 })).thenRejected({ code: 'row-reason-required' });
    again.when(rating('88', { row: 2, reason: '误登' })).thenRejected({ code: 'unknown-row', rows: 1 });
    again.when(asked('log', { words: '好', on: today, today })).thenRejected({ code: 'rating-required' });
  });

  it('takes who answers and who does it where the rules have that logged: one leader, or words', () => {
    const [leader, other, desk] = [people.office, people.deputy, people.office];
    const measure = facts.entryEntered({
      ...{ ...which, of: 'named', named: '加强运行监控', register: 'measures', effects: [] },
      ...said,
    });
    const spec = specOf(register, worldOf('measures', undefined, { of: 'named' })).given(measure);
    const assigned = (row: object) => asked('log', { on: today, today, ...row });
    for (const row of [{}, { leaders: [leader] }, { desks: [desk] }, { leaders: [leader, other], desks: [desk] }])
      spec.when(assigned(row)).thenRejected({ code: 'assignment-required' });
    const logged = { row: 1, leaders: [leader, other], desks: [desk], words: '两位领导分管', on: today };
    spec
      .when(assigned({ leaders: [leader, other], desks: [desk], words: '两位领导分管' }))
      .then(resting(facts.entryLogged(logged), 'registers/measures', 'registers/measures/log'));
    ofPool()
      .given(expert)
      .when(asked('log', { rating: '90', leaders: [leader], on: today, today }))
      .thenRejected({ code: 'assignment-not-asked' });
  });

  it('takes words where the rules have something else logged, and nothing where they have nothing', () => {
    const reviewed = facts.entryEntered({
      ...{ ...which, register: 'internal-reviews', kind: 'reviewed', effects: [] },
      ...said,
    });
    const spec = specOf(register, worldOf('internal-reviews', 'reviewed')).given(reviewed);
    spec.when(rating('90')).thenRejected({ code: 'rating-not-asked' });
    spec.when(asked('log', { on: today, today })).thenRejected({ code: 'log-words-required' });
    ofList()
      .given(submitted, confirmed)
      .when(rating('90'))
      .thenRejected({ code: 'rules-silent', path: 'registers/negative-list/log' });
  });
});
