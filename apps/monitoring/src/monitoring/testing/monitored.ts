import { knownWith } from '@wenxiao/rules/condition';
import type { Actor, Decision } from '@wenxiao/domain';
import type { MonitoringEvent } from '@wenxiao/facts/monitoring';
import { layered, type Resolved } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { aboutIn, dueOf } from '../monitoring.due.js';
import type { MonitoringCommand, MonitoringRejection } from '../monitoring.commands.js';
import { monitoring } from '../monitoring.decider.js';
import type { MonitoringState } from '../monitoring.state.js';
import type { MonitoringWorld } from '../monitoring.world.js';

/** A set that the product brings along, as it is in force where nothing lies above or below it. */
export function inForce(id: string): Resolved {
  const set = seed(id);
  if (!set) throw new Error(`There is no seed ${id}`);
  return layered(set, undefined, { organisation: false });
}

/** A body's own set with these members, citing what the seed cites, over what is in force above it. */
export function laidOver(
  above: Resolved,
  id: string,
  members: RuleSet['members'],
  values: RuleSet['values'] = {},
): Resolved {
  const set = seed(id);
  if (!set) throw new Error(`There is no seed ${id}`);
  return layered({ ...set, id: 'county', level: 'county', values, members }, above, { organisation: false });
}

type Written = Readonly<{
  year: number;
  /** From which day which set is planned. */
  plan: readonly (readonly [from: string, set: Resolved])[];
  events?: Readonly<Record<string, string>>;
  figures?: Readonly<Record<string, string>>;
  indicators?: readonly string[];
  /** The same with what they ask for. */
  targets?: MonitoringWorld['targets'];
  /** The budget in force from each day, in 元. */
  budget?: Readonly<Record<string, string>>;
  /** Whether it is paid from each day on. */
  payment?: Readonly<Record<string, 'open' | 'suspended' | 'stopped'>>;
  levels?: readonly string[];
  /** From when the subject is there no more, or is suspended. */
  ends?: string;
  suspendedFrom?: string;
  /** Evaluations that came to their conclusion in the year. */
  concluded?: MonitoringWorld['concluded'];
  /** What was printed of the year before. */
  earlier?: MonitoringWorld['earlier'];
  /** The budget as it is published, part by part, and what the treasury has paid of it. */
  money?: Pick<MonitoringWorld, 'line' | 'executed'>;
  /** The planned period, both days included. */
  planned?: Readonly<{ from: string; to: string }>;
}>;

/** What is known of a project with compiled targets whose budget was approved on 20 January, and more where the test says it. */
export function worldOf({
  year,
  plan,
  events,
  figures,
  indicators,
  budget,
  payment = {},
  levels,
  planned,
  ends,
  suspendedFrom,
  concluded = [],
  earlier = [],
  targets = [],
  money = { line: { initial: [], budget: [] } },
}: Written): MonitoringWorld {
  const known: Readonly<Record<string, string>> = {
    'target.compiled': 'yes',
    'subject.kind': 'project',
    'subject.key': 'no',
    'subject.major': 'no',
    ...figures,
  };
  const knownOf = {
    year,
    figure: (code: string) => known[code],
    found: () => false,
    period: (code: string) => (code === 'planned' ? planned : undefined),
    parameter: () => null,
  };
  const sets = new Map(plan.map(([, set]) => [set.hash, ruling(set)]));
  return {
    plan: plan.map(([from, { hash, content }]) => ({ from, hash, rounds: content.members.rounds ?? [] })),
    ruling(hash) {
      const found = sets.get(hash);
      if (!found) throw new Error(`No set has the hash ${hash}`);
      return found;
    },
    ...(ends !== undefined && { ends }),
    ...(suspendedFrom !== undefined && { suspendedFrom }),
    ...money,
    isSuspended: suspendedFrom !== undefined,
    events: events ?? { 'budget.approved': `${year}-01-20` },
    indicators: indicators ?? ['1', '2'],
    targets,
    subjectName: '农村公路养护',
    budgetOn: (day) => Object.entries(budget ?? {}).findLast(([from]) => from <= day)?.[1],
    changesOn: [...Object.keys(budget ?? {}), ...Object.keys(payment)].sort(),
    isPaymentOpen: (day) => (Object.entries(payment).findLast(([from]) => from <= day)?.[1] ?? 'open') === 'open',
    today: `${String(year)}-12-31`,
    known: knownOf,
    knownWith: (findings) => knownWith(knownOf, findings),
    knownAs: (come) => {
      const { type, grade } = 'type' in come ? come : { type: null, grade: null };
      const as = new Map(Object.entries({ 'evaluation.type': type, 'evaluation.grade': grade }));
      return knownWith({ ...knownOf, figure: (code) => (as.has(code) ? as.get(code) : known[code]) }, come.findings);
    },
    ...{ concluded, earlier },
    under: () => ({
      known: knownOf,
      levels: () => (levels ?? []).map((organisation) => ({ organisation })),
      decided: () => undefined,
      inside: () => undefined,
      parties: () => [],
      checklist: () => undefined,
      anybodyBeside: () => true,
    }),
  };
}

export const persons = {
  clerk: '018f2f6e-0000-7000-8000-000000000501',
  reviewer: '018f2f6e-0000-7000-8000-000000000502',
  desk: '018f2f6e-0000-7000-8000-000000000503',
} as const;

/** One subject's year as it is lived: acts and alarms, each decided on what was recorded before. */
export class MonitoredYear {
  readonly history: MonitoringEvent[] = [];
  /** Alarms that were looked at, by what and day. */
  readonly #looked = new Set<string>();

  constructor(public world: MonitoringWorld) {
    this.act('open', { scheme: 'budget-performance' });
  }

  state: MonitoringState = monitoring.initialState;

  /** @returns the events that it came to, or why it was refused. */
  act<Type extends MonitoringCommand['type']>(
    type: Type,
    data: Extract<MonitoringCommand, { type: Type }>['data'],
    by: string = persons.clerk,
  ): Decision<MonitoringEvent, MonitoringRejection> {
    const actor: Actor = { id: by, as: 'grant' };
    const command = { type, data, at: '2024-01-01T00:00:00.000000Z', by: actor } as unknown as MonitoringCommand;
    const decision = monitoring.decide(command, this.state, this.world);
    if (decision.outcome === 'rejected') return decision;
    for (const { under: _under, ...event } of decision.events) {
      this.history.push(event);
      this.state = monitoring.evolve(this.state, event);
    }
    return decision;
  }

  /** Looks at whatever has come due through a day, in order of days, as the service does after a time in which it did not run. */
  lookThrough(day: string): this {
    for (let alarm = this.#nextThrough(day); alarm; alarm = this.#nextThrough(day)) {
      this.act('look', { ...aboutIn(alarm.what), today: alarm.wakeOn });
    }
    return this;
  }

  #nextThrough(day: string) {
    const set = dueOf(this.state, this.world).flatMap(({ what, wakeOn }) => (wakeOn ? [{ what, wakeOn }] : []));
    const keyOf = ({ what, wakeOn }: (typeof set)[number]): string => `${wakeOn} ${what}`;
    // What is no alarm any more is forgotten, and looked at anew where it is set again.
    for (const key of this.#looked) if (!set.some((alarm) => keyOf(alarm) === key)) this.#looked.delete(key);
    const ahead = set.filter((alarm) => alarm.wakeOn <= day && !this.#looked.has(keyOf(alarm)));
    const next = ahead.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)).at(0);
    if (next) this.#looked.add(keyOf(next));
    return next;
  }

  get rounds(): readonly string[] {
    const { state } = this;
    return state.status === 'open' ? state.rounds.map(({ id }) => id) : [];
  }

  /** The warnings that hold: `report-late quarterly@2023-03-31`. */
  get warnings(): readonly string[] {
    const { state } = this;
    if (state.status !== 'open') return [];
    return state.warnings.map(({ warning, round = '', indicator = '' }) => `${warning} ${round} ${indicator}`.trim());
  }
}
