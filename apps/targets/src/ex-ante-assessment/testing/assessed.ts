import type { Actor, Decision } from '@wenxiao/domain';
import { type StepNeeds, writeFact } from '@wenxiao/domain/field';
import { type ExAnteAssessmentEvent, exAnteAssessmentFacts } from '@wenxiao/facts/targets';
import { layered, type Resolved } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import type { AssessmentCommand, AssessmentRejection, Opening } from '../assessment.commands.js';
import { assessmentDecider } from '../assessment.decider.js';
import { assessing } from '../assessment.procedures.js';
import type { AssessmentState } from '../assessment.state.js';
import type { AssessmentWorld } from '../assessment.world.js';

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;

const subject = id(1);
export const people = { clerk: id(61), reviewer: id(62), office: id(63), first: id(64), second: id(65) };
export const otherDepartment = id(12);

const fufengSet = seed('fufeng-2022');
if (!fufengSet) throw new Error('The rule set of Fufeng is not among the seeds');
const { members } = fufengSet;

/** The set of Fufeng; where some members are named, with these in the place of its own. */
export const fufeng = (different: Partial<RuleSet['members']> = {}): Resolved =>
  layered({ ...fufengSet, members: { ...members, ...different } }, undefined, { organisation: false });

/** Laid together and hashed once. */
const ofFufeng = ruling(fufeng());

/** Items that the checklists of projects go through. */
const items = ['legality', 'cost'];

type Written = Readonly<{
  /** `undefined`: what the subject does not say. */
  figures?: Readonly<Record<string, string | undefined>>;
  before?: AssessmentWorld['before'];
  events?: AssessmentWorld['events'];
  number?: number;
  set?: Resolved;
  parties?: readonly string[];
}>;

/** What is known of a new key project of which the year 2024 is planned. */
export function worldOf({
  figures,
  before = [],
  events = {},
  number = 1,
  set,
  parties = [],
}: Written = {}): AssessmentWorld {
  const known: Readonly<Record<string, string | undefined>> = {
    'subject.is-new': 'yes',
    'subject.kind': 'project',
    'subject.key': 'yes',
    'subject.major': 'no',
    ...figures,
  };
  return {
    object: assessing,
    place: { subject, number },
    ruling: set ? ruling(set) : ofFufeng,
    procedures: {
      known: {
        year: 2024,
        figure: (code) => known[code],
        found: () => false,
        period: () => undefined,
        parameter: () => null,
      },
      levels: () => [],
      decided: () => undefined,
      inside: () => undefined,
      parties: (as) => (as === 'other-department' ? parties.map((organisation) => ({ organisation })) : []),
      checklist: () => ({ items: items.map((code) => ({ code, zh: code, questions: [] })) }),
      anybodyBeside: () => true,
    },
    events,
    before,
    applicants: [],
    departures: { left: [] },
  };
}

const checklist = items.map((item) => ({ item, answer: 'passed' as const }));
const papers = (document: string) => ({ documents: [{ name: document, document }] });
export const report = papers('assessment-report');

/** One assessment as it is lived: each act decided on what was recorded before, as it is read again. */
export class Assessed {
  readonly history: ExAnteAssessmentEvent[] = [];
  /** The members and values of the set that anything was decided under. */
  readonly basis = new Set<string>();
  state: AssessmentState = assessmentDecider.initialState;

  constructor(public world: AssessmentWorld = worldOf()) {}

  /** @returns the events that it came to, or why it was refused. */
  act<Type extends AssessmentCommand['type']>(
    type: Type,
    data: Extract<AssessmentCommand, { type: Type }>['data'],
    by: string = people.office,
  ): Decision<ExAnteAssessmentEvent, AssessmentRejection> {
    const actor: Actor = { id: by, as: 'grant' };
    const command = { type, data, at: '2023-09-01T00:00:00.000000Z', by: actor } as unknown as AssessmentCommand;
    const decision = assessmentDecider.decide(command, this.state, this.world);
    if (decision.outcome === 'rejected') return decision;
    for (const { under: paths = [], ...event } of decision.events) {
      for (const path of paths) this.basis.add(path);
      const { data: written } = writeFact(exAnteAssessmentFacts, event);
      const read = { ...event, data: JSON.parse(JSON.stringify(written)) as object } as ExAnteAssessmentEvent;
      this.history.push(read);
      this.state = assessmentDecider.evolve(this.state, read);
    }
    return decision;
  }

  open(procedure = 'ex-ante-unit', different: Partial<Opening> = {}, by: string = people.clerk) {
    return this.act('open', { procedure, year: 2024, requested: true, today: '2023-09-01', ...different }, by);
  }

  step(step: string, answer: string, brings: StepNeeds = {}, by: string = people.office, more: Partial<Step> = {}) {
    const data = { step, answer, brings, today: '2023-09-20', cuts: false, ...more };
    return this.act(step === 'examine' ? 'score' : 'take-step', data, by);
  }

  fix(by: string = people.office) {
    return this.step('fix-object', 'fixed', {}, by);
  }

  form(by: string = people.office) {
    return this.step('form-work-group', 'formed', { persons: [people.first, people.second] }, by);
  }

  materials(by: string = people.clerk) {
    return this.step('submit-materials', 'submitted', papers('application-materials'), by);
  }

  score(by: string, score = '80') {
    return this.step('examine', 'scored', { score, checklist }, by, { level: by });
  }

  conclude(answer: string, { today = '2023-09-20', score = '81' } = {}, by: string = people.office) {
    return this.step('conclude', answer, { score, ...report }, by, { today });
  }
}

type Step = Readonly<{ level: string; today: string; cuts: boolean }>;

/** As far as its conclusion: asked for, its object fixed, scored by both. */
export function upToConclusion(procedure = 'ex-ante-unit', world: AssessmentWorld = worldOf()): Assessed {
  const assessed = new Assessed(world);
  assessed.open(procedure);
  assessed.fix();
  assessed.form();
  assessed.materials();
  assessed.score(people.first, '80');
  assessed.score(people.second, '90');
  return assessed;
}
