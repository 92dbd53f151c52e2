import { Injectable } from '@nestjs/common';
import { fold, type Outdated, type Taken, type Told } from '@wenxiao/domain';
import type { EventMetadata, StoredEvent } from '@wenxiao/event-store';
import type { BudgetYearEvent, PerformanceTargetEvent, SubjectEvent } from '@wenxiao/facts/targets';
import { askedOfSubject, CommandRunner, decoded, Reconciler, toldByOwn } from '@wenxiao/service-kit';
import { budgetYear } from '../budget-year/budget-year.aggregate.js';
import { targetNamed } from '../stream-names.js';
import { subject as subjects } from '../subject/subject.aggregate.js';
import { performanceTarget } from './performance-target.aggregate.js';

/**
 * What an approval takes of what it rests on. That is its subject, and what was decided elsewhere on the budget of its year (人大): by each
 * gate the answer of last, whenever it was decided, since nothing is approved without it. The budget is approved in the same act and taken back with
 * it, and what a result cuts or a control number gives is asked of the line, each time that money is. Of the subject it takes whose it
 * is and what conditions ask, as far as that held by the day. A mark is one from when it was given on, and a name is no ground.
 */
export const grounds: Readonly<Record<string, Taken>> = {
  subject(told, day) {
    const events = told.map(({ data }) => data as SubjectEvent);
    const state = fold(
      subjects.decider,
      events.filter((event) => !heldLater(event, day)),
    );
    if (state.status === 'unknown') return undefined;
    const { unit, department, description } = state;
    return { unit, department, ...askedOfSubject({ ...description, isKey: false, isMajor: false }) };
  },
  'budget-year': (told) =>
    Object.fromEntries(
      told.flatMap(({ data }) => {
        const event = data as BudgetYearEvent;
        return event.type === 'budget-decided' ? [[event.data.gate, event.data.answer]] : [];
      }),
    ),
};

const heldLater = (event: SubjectEvent, day: string): boolean =>
  (event.type === 'subject-revised' || event.type === 'subject-moved') && event.data.from > day;

type Versioned = Readonly<{ version: number; event: PerformanceTargetEvent }>;

/** The version of the approval by which is in force what is; undefined while none is, or another is under way. */
export function standingApproval(events: readonly Versioned[]): number | undefined {
  const state = fold(
    performanceTarget.decider,
    events.map(({ event }) => event),
  );
  if (!state.inForce || state.progress.ended === undefined) return undefined;
  const { step } = state.inForce;
  return withoutAbandoned(events).findLast(({ event }) => event.type === 'target-approved' && event.data.step === step)
    ?.version;
}

/** An adjustment that was given up approved nothing. */
const withoutAbandoned = (events: readonly Versioned[]): readonly Versioned[] =>
  events.reduce<readonly Versioned[]>((kept, each) => {
    if (each.event.type !== 'target-adjustment-abandoned') return [...kept, each];
    return kept.slice(
      0,
      kept.findLastIndex(({ event }) => event.type === 'target-opened'),
    );
  }, []);

/** Finds on what an approval rests that is otherwise now. */
@Injectable()
export class TargetGrounds {
  constructor(
    private readonly commands: CommandRunner,
    private readonly reconciler: Reconciler,
  ) {}

  async outdated(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<readonly Outdated[]> {
    const events = stored.map((each) => ({
      version: each.version,
      event: decoded<PerformanceTargetEvent>(performanceTarget, each),
    }));
    const approval = standingApproval(events);
    if (approval === undefined) return [];
    const of = await this.commands.load(subjects, tenant, targetNamed(id).subject);
    const own = [...toldByOwn(subjects, 'targets', of.events), ...(await this.decidedOn(tenant, stored, approval))];
    return this.reconciler.find({ tenant, events: stored, decisions: [approval], taken: grounds, own });
  }

  /** What was said of the budget years that an approval rests on. */
  private async decidedOn(tenant: string, stored: readonly StoredEvent[], approval: number): Promise<readonly Told[]> {
    const { basedOn = [] } = JSON.parse(stored[approval - 1]?.metadata ?? '{}') as Partial<EventMetadata>;
    const years = basedOn.filter(({ stream }) => stream.startsWith(`${budgetYear.category}/`));
    const ids = years.map(({ stream }) => stream.slice(stream.indexOf('/') + 1));
    const found = await this.commands.loadAll(budgetYear, tenant, ids);
    return found.flatMap(({ events }) => toldByOwn(budgetYear, 'targets', events));
  }
}
