import { specOf } from '@wenxiao/domain/testing';
import { registerFacts as facts } from '@wenxiao/facts/accountability';
import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { resting, subject } from '../testing/under-fufeng.js';
import { register } from './register.decider.js';
import { toldBy } from './testing/told-of-subject.js';
import {
  asked,
  checklist,
  figured,
  found,
  entering,
  list,
  listed,
  ofList,
  rules,
  said,
  today,
  which,
  worldOf,
} from './testing/under-the-plan.js';

describe('what the rules propose', () => {
  const candidate = (rates: Readonly<Record<number, string | null>>, closed = Object.keys(rates).map(Number)) => {
    const { years } = toldBy(rules, { rates, closed });
    return specOf(register, worldOf('key-evaluation-candidates', 'low-execution', { years }));
  };
  const proposing = (year: number) => asked('propose', { year, today });
  const listedBy = (told: Parameters<typeof toldBy>[1]) =>
    specOf(register, worldOf('negative-list', 'eliminated', { years: toldBy(rules, told).years }));

  it('CD-10b, B-08: is what lay below 70% in two closed years running, each with a rate', () => {
    const path = 'registers/key-evaluation-candidates';
    const kept = { ...which, register: 'key-evaluation-candidates', kind: 'low-execution', effects: [] };
    const triggers = [figured('execution.rate', 2023, '0.699'), figured('execution.rate', 2022, '0.699')];
    const proposed = facts.entryProposed({ ...kept, occasion: '2023', triggers, on: today });
    const under = [path, `${path}/kinds/low-execution`, `${path}/proposed`];
    candidate({ 2022: '69.90', 2023: '69.90' })
      .given()
      .when(proposing(2023))
      .then(resting(proposed, ...under));
    candidate({ 2022: '69.90', 2023: '69.90' }).given(proposed).when(proposing(2023)).thenNothing();
    candidate({ 2022: '69.90', 2023: '70.00' }).given().when(proposing(2023)).thenNothing();
    candidate({ 2021: '69.90', 2022: '75.00', 2023: '69.90' }).given().when(proposing(2023)).thenNothing();
    candidate({ 2021: '69.90', 2022: null, 2023: '69.90' }).given().when(proposing(2023)).thenNothing();
    candidate({ 2022: '69.90', 2023: '69.90' }, [2022]).given().when(proposing(2023)).thenNothing();
  });

  it('follows whose work a subject goes on with into years before it was there', () => {
    const { years } = toldBy(rules, { rates: { 2023: '69.90' }, before: { 2022: '69.90' }, closed: [2022, 2023] });
    const spec = specOf(register, worldOf('key-evaluation-candidates', 'low-execution', { years }));
    const path = 'registers/key-evaluation-candidates';
    const kept = { ...which, register: 'key-evaluation-candidates', kind: 'low-execution', effects: [] };
    const triggers = [figured('execution.rate', 2023, '0.699'), figured('execution.rate', 2022, '0.699')];
    spec
      .given()
      .when(proposing(2023))
      .then(
        resting(
          facts.entryProposed({ ...kept, occasion: '2023', triggers, on: today }),
          ...[path, `${path}/kinds/low-execution`, `${path}/proposed`],
        ),
      );
  });

  it('N-9, A-5: is eliminated for targets that are unclear after approval, and not before', () => {
    const by = (approved: boolean) => listedBy({ found: ['unclear-targets'], approved });
    by(false).given().when(proposing(2023)).thenNothing();
    const triggers = [...found(2023, 'unclear-targets'), figured('target.approved', 2023, 'yes')];
    const proposed = facts.entryProposed({ ...listed, occasion: '2023', triggers, on: today });
    by(true)
      .given()
      .when(proposing(2023))
      .then(resting(proposed, ...list, 'registers/negative-list/proposed'));
  });

  it('is why a measure of monitoring was decided, as the rules had it to be found', () => {
    const of = (grounds: readonly string[]) =>
      specOf(register, worldOf('negative-list', 'eliminated', { years: toldBy(rules, { grounds }).years }));
    of(['other-ground']).given().when(proposing(2023)).thenNothing();
    of(['deficient-rules'])
      .given()
      .when(proposing(2023))
      .then(
        resting(
          facts.entryProposed({
            ...listed,
            occasion: '2023',
            triggers: [...found(2023, 'deficient-rules')],
            on: today,
          }),
          ...list,
          'registers/negative-list/proposed',
        ),
      );
  });

  it('CD-13, A-5: says all of what it is proposed for, and what is no case by itself is none of it', () => {
    const by = (...findings: readonly string[]) => listedBy({ found: findings, approved: true });
    const proposedFor = (...triggers: readonly (ReturnType<typeof found>[number] | ReturnType<typeof figured>)[]) =>
      resting(
        facts.entryProposed({ ...listed, occasion: '2023', triggers, on: today }),
        ...[...list, 'registers/negative-list/proposed'],
      );
    by('deficient-rules', 'unsatisfactory-result')
      .given()
      .when(proposing(2023))
      .then(proposedFor(...found(2023, 'deficient-rules')));
    by('unclear-targets', 'deficient-rules', 'unsatisfactory-result', 'not-rectified')
      .given()
      .when(proposing(2023))
      .then(
        proposedFor(
          ...found(2023, 'unclear-targets'),
          figured('target.approved', 2023, 'yes'),
          ...found(2023, 'deficient-rules', 'unsatisfactory-result', 'not-rectified'),
        ),
      );
    by('unsatisfactory-result').given().when(proposing(2023)).thenNothing();
    by('not-rectified').given().when(proposing(2023)).thenNothing();
  });

  it('HC-23a: is what the finance bureau evaluated in the year, for whoever inspects', () => {
    const county = ruling(layered(seed('huichang-2020')!, undefined, { organisation: false }));
    const found = county.member('registers', 'supervision-candidates');
    if (found.is === 'silent') throw new Error(found.path);
    const place = {
      register: 'supervision-candidates',
      kind: 'yearly-evaluation',
      of: 'subject',
      about: subject,
      number: 1,
    };
    const by = (...evaluated: readonly string[]) =>
      specOf(register, {
        ...{ ruling: county, register: found, place: { ...place, of: 'subject' as const }, procedures: { checklist } },
        ...toldBy(county, { evaluated }),
      });
    const triggers = [figured('evaluation.type', 2023, 'self-evaluation,finance-evaluation')];
    const kept = { ...which, register: place.register, kind: place.kind, effects: [], occasion: '2023', triggers };
    const path = 'registers/supervision-candidates';
    by('self-evaluation').given().when(proposing(2023)).thenNothing();
    by('self-evaluation', 'finance-evaluation')
      .given()
      .when(proposing(2023))
      .then(
        resting(
          facts.entryProposed({ ...kept, on: today }),
          path,
          `${path}/kinds/yearly-evaluation`,
          `${path}/proposed`,
        ),
      );
  });

  it('waits for whoever enters it, who needs to find nothing more', () => {
    const proposed = facts.entryProposed({ ...listed, occasion: '2023', on: today });
    ofList()
      .given(proposed)
      .when(entering())
      .then(resting(facts.entrySubmitted({ ...listed, occasion: '2023', ...said }), ...list));
  });
});

describe('what a round has entered', () => {
  const occasion = 'first@2023-10-31';
  const taken = facts.entryEntered({
    ...{ ...which, register: 'negative-list', kind: 'round-result', occasion, effects: [] },
    ...said,
    byAnswer: true,
  });
  const spec = () => specOf(register, worldOf('negative-list', 'round-result'));
  const under = ['registers/negative-list', 'registers/negative-list/kinds/round-result'];

  it('A-6: is in force without anybody’s confirmation, brings nothing with it, and goes with its answer', () => {
    spec()
      .given()
      .when(asked('take-in', { occasion, today }))
      .then(resting(taken, ...under));
    spec().given(taken).when(asked('take-in', { occasion, today })).thenNothing();
    const reason = '所据环节已撤回';
    spec()
      .given(taken)
      .when(asked('take-back', { occasion, reason }))
      .then(resting(facts.entryTakenBack({ reason }), ...under));
    spec()
      .given(taken)
      .when(asked('take-back', { occasion: 'second@2023-12-31', reason }))
      .thenNothing();
  });
});
