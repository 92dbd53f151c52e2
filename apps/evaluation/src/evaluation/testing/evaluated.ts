import type { Actor, Decision } from '@wenxiao/domain';
import { writeFact } from '@wenxiao/domain/field';
import { type EvaluationEvent, evaluationFacts } from '@wenxiao/facts/evaluation';
import { layered, type Resolved } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import type { EvaluationCommand, EvaluationRejection, FormContent } from '../evaluation.commands.js';
import { evaluation } from '../evaluation.decider.js';
import type { SheetContent } from '../evaluation.sheets.js';
import type { EvaluationState } from '../evaluation.state.js';
import type { EvaluationWorld, Reached } from '../evaluation.world.js';

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;

export const people = {
  unit: id(61),
  office: id(62),
  department: id(63),
  first: id(64),
  second: id(65),
  agency: id(21),
};

export const bodies = { unit: id(11), below: id(12) };

const fufengSet = seed('fufeng-2022');
if (!fufengSet) throw new Error('The rule set of Fufeng is not among the seeds');
export const fufeng = layered(fufengSet, undefined, { organisation: false });

/** A county’s own members over the set of Fufeng, citing what that cites. */
export function overFufeng(members: RuleSet['members']): Resolved {
  if (!fufengSet) throw new Error('The rule set of Fufeng is not among the seeds');
  return layered({ ...fufengSet, id: 'county', level: 'county', values: {}, members }, fufeng, {
    organisation: false,
  });
}

type Written = Readonly<{
  type: string;
  set?: Resolved;
  rests?: Readonly<Record<string, Reached>>;
  figures?: Readonly<Record<string, string>>;
  events?: Readonly<Record<string, string>>;
  number?: number;
  periodKind?: EvaluationWorld['periodKind'];
  evaluatedThemselves?: readonly string[];
  before?: EvaluationWorld['before'];
  hasContent?: boolean;
  left?: readonly string[];
  outdated?: EvaluationWorld['outdated'];
  indicators?: EvaluationWorld['indicators'];
  execution?: EvaluationWorld['execution'];
  carriedOut?: EvaluationWorld['carriedOut'];
}>;

const approved = { level1: '产出指标', direction: 'at-least', quantifiable: true } as const;

/** What is known of a project of 2022 with two indicators, a budget of 1,000,000 元 and 950,000 元 spent. */
export function worldOf(written: Written): EvaluationWorld {
  const { type, set = fufeng, rests = {}, events = {}, number = 1, periodKind = 'year' } = written;
  const beside = written.carriedOut?.beside ?? [];
  const known: Readonly<Record<string, string>> = {
    'subject.kind': 'project',
    'subject.implementers': String(beside.length),
    ...written.figures,
  };
  return {
    place: { subject: id(1), type, period: '2022', number },
    periodKind,
    ruling: ruling(set),
    procedures: {
      known: {
        year: 2022,
        figure: (code) => known[code],
        found: () => false,
        period: () => undefined,
        parameter: () => null,
      },
      levels: () => [],
      decided: () => undefined,
      inside: () => undefined,
      parties: (as) => (as === 'implementing-unit' ? beside.map(({ organisation }) => ({ organisation })) : []),
      checklist: () => undefined,
      anybodyBeside: () => true,
    },
    events,
    yearOf: () => undefined,
    restsOn: (other) => rests[other],
    outdated: written.outdated ?? [],
    departures: { left: written.left ?? [] },
    evaluatedThemselves: written.evaluatedThemselves ?? [people.unit],
    evaluatedBodies: [bodies.unit, bodies.below],
    ...(written.before && { before: written.before }),
    hasContent: written.hasContent ?? true,
    budget: '1000000.00',
    subjectName: '道路清扫保洁',
    indicators: written.indicators ?? [
      { ...approved, indicator: '1', name: '清扫道路长度', written: '≥120公里', value: '120', weight: '60' },
      { ...approved, indicator: '2', name: '群众满意度', written: '≥90%', value: '90', weight: '40' },
    ],
    carriedOut: written.carriedOut ?? { unit: bodies.unit, beside: [] },
    execution: written.execution ?? {},
  };
}

/** What is read from a form, and the form itself. */
export const form: FormContent = {
  form: 'a'.repeat(64),
  annualBudget: '1000000.00',
  executed: '950000.00',
  indicators: [
    { name: '清扫道路长度', actual: '120公里', weight: '60', score: '60' },
    { name: '群众满意度', actual: '95%', weight: '30', score: '26' },
  ],
  printedTotal: '95.5',
  printedGrade: '优',
  findings: [],
  content: { kind: 'self-evaluation', totals: { publishedTotalScore: '95.5', grade: '优' } },
};
export const papers = (...documents: readonly string[]) => ({
  documents: documents.map((document) => ({ name: document, document })),
});
export const points = (score: string, part = 'total'): SheetContent => ({ scores: [{ part, score }] });

type Recorded = { [Event in EvaluationEvent as Event['type']]: Event['data'] };

/** One evaluation as it is lived: acts and alarms, each decided on what was recorded before, as it is read again. */
export class Evaluated {
  readonly history: EvaluationEvent[] = [];
  /** The members and values of the set that anything was decided under. */
  readonly basis = new Set<string>();
  state: EvaluationState = evaluation.initialState;

  constructor(public world: EvaluationWorld) {}

  /** @returns the events that it came to, or why it was refused. */
  act<Type extends EvaluationCommand['type']>(
    type: Type,
    data: Extract<EvaluationCommand, { type: Type }>['data'],
    by: string = people.department,
  ): Decision<EvaluationEvent, EvaluationRejection> {
    const actor: Actor = { id: by, as: 'grant' };
    const command = { type, data, at: '2023-06-01T00:00:00.000000Z', by: actor } as unknown as EvaluationCommand;
    const decision = evaluation.decide(command, this.state, this.world);
    if (decision.outcome === 'rejected') return decision;
    for (const { under: paths = [], ...event } of decision.events) {
      for (const path of paths) this.basis.add(path);
      const { data: written } = writeFact(evaluationFacts, event);
      const read = { ...event, data: JSON.parse(JSON.stringify(written)) as object } as EvaluationEvent;
      this.history.push(read);
      this.state = evaluation.evolve(this.state, read);
    }
    return decision;
  }

  step(
    step: string,
    answer: string,
    more: Partial<Extract<EvaluationCommand, { type: 'take-step' }>['data']> = {},
    by: string = people.department,
  ) {
    return this.act('take-step', { step, answer, brings: {}, today: '2023-06-10', ...more }, by);
  }

  /** The last event of a type, as it was recorded. */
  last<Type extends keyof Recorded>(type: Type): Recorded[Type] | undefined {
    return this.history.findLast((event) => event.type === type)?.data as Recorded[Type] | undefined;
  }
}

/** A department or finance evaluation of a policy, which is scored as a whole, up to the sheets: both evaluators are named, the notice and plan are out. */
export function upToSheets(more: Omit<Written, 'type'> & Readonly<{ type?: string }> = {}): Evaluated {
  const evaluated = new Evaluated(
    worldOf({
      ...{ type: 'department-evaluation', rests: { 'self-evaluation': 'concluded' } },
      ...more,
      figures: { 'subject.kind': 'policy', ...more.figures },
    }),
  );
  const chosen = more.type === 'finance-evaluation' && { chosenFor: ['public-concern'] };
  evaluated.act('open', { today: '2023-06-01', ...chosen });
  evaluated.step('fix-object', 'done');
  evaluated.step('fix-evaluators', 'formed', { brings: { persons: [people.first, people.second] } });
  evaluated.step('issue-notice', 'done', { brings: papers('evaluation-notice') });
  evaluated.step('make-plan', 'done', { brings: papers('work-plan') }, people.first);
  return evaluated;
}

export function sheet(evaluated: Evaluated, by: string, content: SheetContent) {
  const more = { level: by, brings: papers('working-papers'), sheet: content };
  return evaluated.step('collect-and-verify', 'done', more, by);
}

/** … with both sheets in and views exchanged. */
export function upToConclusion(one: string, other: string, more: Parameters<typeof upToSheets>[0] = {}): Evaluated {
  const evaluated = upToSheets(more);
  sheet(evaluated, people.first, points(one));
  sheet(evaluated, people.second, points(other));
  evaluated.step('exchange-views', 'agreed', {}, people.unit);
  return evaluated;
}

/** How the finance bureau looked at each aspect of the department’s result. */
export const aspects = ['scientific', 'truthful', 'accurate'].map((item) => ({
  item,
  answer: 'passed' as const,
  note: '属实',
}));

export const conclude = (evaluated: Evaluated, brings: object = {}) =>
  evaluated.step('conclude', 'done', { brings }, people.first);
