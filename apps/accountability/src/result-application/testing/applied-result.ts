import type { WorkCalendar } from '@wenxiao/rules/deadline';
import type { Actor, Decision } from '@wenxiao/domain';
import type { ResultApplicationEvent } from '@wenxiao/facts/accountability';
import { layered, type Resolved } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import type { ResultCommand, ResultRejection } from '../result-application.commands.js';
import { resultApplication } from '../result-application.decider.js';
import type { Evaluated, ResultState } from '../result-application.state.js';
import type { ResultWorld } from '../result-application.world.js';

const set = seed('fufeng-2022');
if (!set) throw new Error('The rule set of Fufeng is not among the seeds');
export const fufeng: Resolved = layered(set, undefined, { organisation: false });

/** Fufeng’s set with other members in some groups, or without the members of a group. */
export function fufengWith(
  members: Partial<Record<keyof RuleSet['members'], readonly object[] | undefined>>,
): Resolved {
  const kept = Object.entries({ ...fufeng.content.members, ...members }).filter(([, rows]) => rows !== undefined);
  return { ...fufeng, content: { ...fufeng.content, members: Object.fromEntries(kept) } };
}

const subject = '018f2f6e-0000-7000-8000-000000000041';
export const persons = {
  office: '018f2f6e-0000-7000-8000-000000000501',
  budget: '018f2f6e-0000-7000-8000-000000000502',
} as const;

export type Incoming = Omit<Evaluated, 'madeBy'>;

/** Finance evaluated the project of 2023, as the first version of its conclusion says. */
export const evaluated = (different: Partial<Incoming> = {}): Incoming => ({
  scheme: 'budget-performance',
  type: 'finance-evaluation',
  period: '2023',
  number: 1,
  version: 9,
  isReEvaluation: false,
  concludedOn: '2024-05-10',
  score: '58.5',
  grade: 'unqualified',
  findings: [],
  ...different,
});

type Lived = Readonly<{
  rules?: Resolved;
  calendar?: WorkCalendar;
  proposedYear?: number;
  budget?: string | undefined;
  outdated?: ResultWorld['outdated'];
  /** Years whose budget is approved. */
  approved?: readonly number[];
  isGone?: true;
}>;

/** What follows from a result as it is lived: each act decided on what was recorded before. */
export class AppliedResult {
  readonly history: ResultApplicationEvent[] = [];
  state: ResultState = resultApplication.initialState;

  constructor(public of: Lived = {}) {}

  /** @returns the types of events that it came to, or why it was refused. */
  act<Type extends ResultCommand['type']>(
    type: Type,
    data: Extract<ResultCommand, { type: Type }>['data'],
    by: string = persons.office,
  ): readonly string[] | ResultRejection {
    const decision = this.decideOn(type, data, by);
    if (decision.outcome === 'rejected') return decision.rejection;
    for (const { under: _under, ...event } of decision.events) {
      this.history.push(event);
      this.state = resultApplication.evolve(this.state, event);
    }
    return decision.events.map((event) => event.type);
  }

  /** What it would come to, before it is recorded. */
  decideOn(
    type: ResultCommand['type'],
    data: object,
    by: string = persons.office,
  ): Decision<ResultApplicationEvent, ResultRejection> {
    const actor: Actor = { id: by, as: 'grant' };
    return this.decide({ type, data, at: '2024-05-11T00:00:00.000000Z', by: actor } as unknown as ResultCommand);
  }

  decide(command: ResultCommand): Decision<ResultApplicationEvent, ResultRejection> {
    return resultApplication.decide(command, this.state, this.worldFor(command));
  }

  take = (different: Partial<Incoming> = {}) => this.act('take-evaluation', { evaluation: evaluated(different) });

  propose = (by: string = persons.office) =>
    this.act('take-step', { step: 'propose', answer: 'proposed', brings: { reason: '评价等级不合格' } }, by);

  resolve = (
    disposal?: Extract<ResultCommand, { type: 'take-step' }>['data']['disposal'],
    by: string = persons.budget,
  ) =>
    this.act(
      'take-step',
      { step: 'decide', answer: 'decided', brings: { reason: '经研究决定' }, ...(disposal && { disposal }) },
      by,
    );

  get disposal() {
    return this.state.status === 'open' ? this.state.disposal : undefined;
  }

  get world(): ResultWorld {
    return this.worldOf(this.state.status === 'open' ? this.state.evaluation : evaluated());
  }

  private worldFor(command: ResultCommand): ResultWorld {
    return command.type === 'take-evaluation' ? this.worldOf(command.data.evaluation) : this.world;
  }

  private worldOf({ score, grade, findings, type }: Incoming): ResultWorld {
    const { rules = fufeng, proposedYear = 2024, calendar } = this.of;
    const budget = 'budget' in this.of ? this.of.budget : '1000000.00';
    const known = {
      year: 2023,
      figure: (code: string) => {
        if (code === 'evaluation.grade') return grade;
        if (code === 'evaluation.score') return score ?? null;
        return code === 'evaluation.type' ? type : undefined;
      },
      found: (code: string) => findings.includes(code),
      period: () => undefined,
      parameter: () => null,
    };
    return {
      object: 'result-application',
      place: { subject, year: 2023 },
      ruling: ruling(rules),
      procedures: {
        known,
        levels: () => [],
        decided: () => undefined,
        inside: () => undefined,
        parties: () => [],
        checklist: () => undefined,
        anybodyBeside: () => true,
      },
      events: {},
      outdated: this.of.outdated ?? [],
      isApproved: (year) => this.of.approved?.includes(year) === true,
      isGone: this.of.isGone === true,
      departures: { left: [] },
      ...(calendar && { calendar }),
      proposedYear,
      budgetOf: () => budget,
    };
  }
}

export const cutBy = (reduction: string, actsOn?: number) => ({
  disposal: 'cut-or-cancel',
  findings: [],
  reduction,
  ...(actsOn !== undefined && { actsOn }),
});
export const urge = { disposal: 'urge-improvement', findings: [] };
