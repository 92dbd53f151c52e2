import { specOf } from '@wenxiao/domain/testing';
import { registerFacts as facts } from '@wenxiao/facts/accountability';
import { ruling } from '@wenxiao/rules/ruling';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { resting, subject } from '../testing/under-fufeng.js';
import { register } from './register.decider.js';
import { type PrintedYear, toldBy } from './testing/told-of-subject.js';
import { asked, figured, rules, today, which, worldOf } from './testing/under-the-plan.js';

const path = 'registers/key-evaluation-candidates';
const under = [path, `${path}/kinds/low-execution`, `${path}/proposed`];
const proposing = (year: number) => asked('propose', { year, today });
const candidate = (told: Parameters<typeof toldBy>[1]) =>
  specOf(register, worldOf('key-evaluation-candidates', 'low-execution', { years: toldBy(rules, told).years }));
const proposed = (occasion: string, ...triggers: readonly ReturnType<typeof figured>[]) => {
  const kept = { ...which, register: 'key-evaluation-candidates', kind: 'low-execution', effects: [] };
  return resting(facts.entryProposed({ ...kept, occasion, triggers, on: today }), ...under);
};
const printed = (year: number, executed?: string): PrintedYear => ({
  year,
  budget: '1000.00',
  ...(executed !== undefined && { executed }),
});
const rate = (year: number, value: string) => figured('execution.rate', year, value);

describe('what was printed of years before a subject was kept here', () => {
  it('CD-10b, B-08: is one of two years running, at the exact threshold', () => {
    const after = (executed: string) =>
      candidate({ rates: { 2023: '69.90' }, closed: [2023], printed: [printed(2022, executed)] })
        .given()
        .when(proposing(2023));
    after('699.99').then(proposed('2023', rate(2023, '0.699'), rate(2022, '0.69999')));
    after('700.00').thenNothing();
  });

  it('needs no year to be closed here; both may be from before, of which the last one has just gone by', () => {
    const two = (first: number) =>
      candidate({ printed: [printed(first, '699.00'), printed(first + 1, '650.00')] })
        .given()
        .when(proposing(first + 1));
    two(2022).then(proposed('2023', rate(2023, '0.65'), rate(2022, '0.699')));
    // What came of that in 2021 was for whoever kept it then.
    two(2020).thenNothing();
  });

  it('breaks the row where a year between was not recorded, or says nothing of what was paid', () => {
    const recorded = (...years: readonly PrintedYear[]) =>
      candidate({ rates: { 2023: '69.90' }, closed: [2023], printed: years })
        .given()
        .when(proposing(2023));
    recorded(printed(2021, '100.00')).thenNothing();
    recorded(printed(2022)).thenNothing();
    recorded({ year: 2022, executed: '100.00' }).thenNothing();
  });

  it('gives way to what is kept here, and comes before what its predecessors had', () => {
    const low = { printed: [printed(2022, '100.00')] };
    candidate({ ...low, rates: { 2022: '90.00', 2023: '69.90' }, closed: [2022, 2023] })
      .given()
      .when(proposing(2023))
      .thenNothing();
    candidate({ ...low, rates: { 2023: '69.90' }, before: { 2022: '90.00' }, closed: [2022, 2023] })
      .given()
      .when(proposing(2023))
      .then(proposed('2023', rate(2023, '0.699'), rate(2022, '0.1')));
  });

  it('of predecessors is added up with what is known of the others', () => {
    const rates = { rates: { 2023: '69.90' }, closed: [2023] };
    candidate({ ...rates, printedBefore: [printed(2022, '699.00')] })
      .given()
      .when(proposing(2023))
      .then(proposed('2023', rate(2023, '0.699'), rate(2022, '0.699')));
    // One of both has no rate of its own: what the other had is not all.
    candidate({ ...rates, printedBefore: [printed(2022, '699.00'), { year: 2022, budget: '500.00' }] })
      .given()
      .when(proposing(2023))
      .thenNothing();
  });
});

it('CD-13: what was found in the year that has just gone by, by an evaluation or by supervision, is a reason to enter it; what was found long ago is none', () => {
  const path = 'registers/negative-list';
  const by = (...years: readonly PrintedYear[]) =>
    specOf(register, worldOf('negative-list', 'eliminated', { years: toldBy(rules, { printed: years }).years }));
  const kept = { ...which, register: 'negative-list', kind: 'eliminated', effects: ['block-request'] };
  const entered = (finding: string) =>
    resting(
      facts.entryProposed({
        ...kept,
        occasion: '2023',
        triggers: [{ on: 'finding', trigger: finding, year: 2023, value: 'yes' }],
        on: today,
      }),
      ...[path, `${path}/kinds/eliminated`, `${path}/proposed`],
    );
  const evaluated = (year: number): PrintedYear => ({
    year,
    results: [{ type: 'key-evaluation', findings: ['deficient-rules'] }],
  });
  const supervised: PrintedYear = { year: 2023, findings: [{ source: 'audit', concludes: ['deficient-rules'] }] };
  for (const year of [evaluated(2023), supervised])
    by(year).given().when(proposing(2023)).then(entered('deficient-rules'));
  by(evaluated(2021)).given().when(proposing(2021)).thenNothing();
});

it('HC-23a: what the finance bureau had evaluated in the year that has just gone by is proposed for whoever inspects, until it is evaluated here', () => {
  const county = ruling(layered(seed('huichang-2020')!, undefined, { organisation: false }));
  const found = county.member('registers', 'supervision-candidates');
  if (found.is === 'silent') throw new Error(found.path);
  const place = {
    register: 'supervision-candidates',
    kind: 'yearly-evaluation',
    of: 'subject' as const,
    about: subject,
    number: 1,
  };
  const by = (told: Parameters<typeof toldBy>[1]) =>
    specOf(register, {
      ...worldOf('negative-list', 'eliminated'),
      ruling: county,
      register: found,
      place,
      ...toldBy(county, told),
    });
  const earlier = { printed: [{ year: 2023, results: [{ type: 'finance-evaluation' }] }] };
  by({ ...earlier, evaluated: ['self-evaluation'] })
    .given()
    .when(proposing(2023))
    .thenNothing();
  const kept = { ...which, register: place.register, kind: place.kind, effects: [] };
  const triggers = [figured('evaluation.type', 2023, 'finance-evaluation')];
  const ofRegister = 'registers/supervision-candidates';
  by(earlier)
    .given()
    .when(proposing(2023))
    .then(
      resting(
        facts.entryProposed({ ...kept, occasion: '2023', triggers, on: today }),
        ...[ofRegister, `${ofRegister}/kinds/yearly-evaluation`, `${ofRegister}/proposed`],
      ),
    );
});

it('T3-12c, B-19: below standard in two printed years running brings the reassignment of the head; with a year between, or as it was called before, it does not', () => {
  const plan = ruling(layered(seed('transport-assessment')!, undefined, { organisation: false }));
  const found = plan.member('registers', 'reassignments');
  if (found.is === 'silent') throw new Error(found.path);
  const place = { register: 'reassignments', kind: 'head', of: 'subject' as const, about: subject, number: 1 };
  const graded = (year: number, grade?: string): PrintedYear => ({
    year,
    results: [{ type: 'county-year', ...(grade !== undefined && { grade }) }],
  });
  const by = (...years: readonly PrintedYear[]) =>
    specOf(register, {
      ...worldOf('negative-list', 'eliminated'),
      ruling: plan,
      register: found,
      place,
      ...toldBy(plan, { printed: years }),
    });
  const low = 'below-standard';
  const triggers = [figured('evaluation.grade', 2023, low), figured('evaluation.grade', 2022, low)];
  const kept = { ...which, scheme: 'unit-assessment', register: place.register, kind: place.kind, effects: [] };
  const ofHeads = 'registers/reassignments';
  by(graded(2022, low), graded(2023, low))
    .given()
    .when(proposing(2023))
    .then(
      resting(
        facts.entryProposed({ ...kept, occasion: '2023', triggers, forDecision: true, on: today }),
        ...[ofHeads, `${ofHeads}/kinds/head`, `${ofHeads}/proposed`],
      ),
    );
  for (const years of [
    [graded(2021, low), graded(2023, low)],
    [graded(2022), graded(2023, low)],
    [graded(2022, 'standard'), graded(2023, low)],
  ])
    by(...years)
      .given()
      .when(proposing(2023))
      .thenNothing();
});
