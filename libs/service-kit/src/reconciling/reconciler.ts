import { Inject, Injectable } from '@nestjs/common';
import {
  businessDateAt,
  type Fact,
  isOfDecision,
  outdated,
  type Outdated,
  type Taken,
  type Told,
} from '@wenxiao/domain';
import type { EventMetadata, EventReference, Queryable, StoredEvent } from '@wenxiao/event-store';
import { decoded, type Written } from '../command/aggregate.js';
import type { ProblemText } from '../http/problem.js';
import type { Task } from '../due/task.js';
import { BusinessClock } from '../runtime/business-clock.js';
import { DATABASE } from '../runtime/database.js';

/** By the category of a stream what a decision takes of it. */
export type Grounds = Readonly<Record<string, Taken>>;

type Asked = Readonly<{
  tenant: string;
  /** The stream of the object that decided. */
  events: readonly StoredEvent[];
  /** The versions of its decisions that stand. */
  decisions: readonly number[];
  /** What they take: all of them the same, or each by its version what it is about. */
  taken: Grounds | ((decision: number) => Grounds);
  /** What objects of the own store said, of which there is no copy. */
  own?: readonly Told[];
}>;

type Kept = Pick<Outdated, 'decision' | 'stream' | 'version'>;
type Row = Omit<Told, 'recordedAt'> & { recorded_at: string };

/**
 * Finds which decisions of an object rest on what holds no longer. It holds what they were based on against everything that was
 * told since, in copies that are {@link remembered}; a decision that somebody kept in the face of a fact is found for a newer one alone.
 */
@Injectable()
export class Reconciler {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly clock: BusinessClock,
  ) {}

  async find({ tenant, events, decisions, taken, own = [] }: Asked): Promise<readonly Outdated[]> {
    const standing = decisions.flatMap((version) => events[version - 1] ?? []).map((event) => this.decisionIn(event));
    if (standing.length === 0) return [];
    const told = [
      ...own,
      ...(await this.told(
        tenant,
        standing.flatMap(({ basedOn }) => basedOn),
      )),
    ];
    const kept = events
      .filter(({ type }) => type.endsWith('-decision-kept'))
      .map(({ data }) => JSON.parse(data) as Kept);
    return standing
      .flatMap((decision) => outdated(decision, told, typeof taken === 'function' ? taken(decision.version) : taken))
      .filter((found) => !kept.some((each) => isOfDecision(each, found) && each.version >= found.version));
  }

  private decisionIn({ version, recordedAt, metadata }: StoredEvent) {
    const { basedOn = [] } = JSON.parse(metadata) as EventMetadata;
    return { version, recordedAt, day: businessDateAt(recordedAt, this.clock.timeZone), basedOn };
  }

  private async told(tenant: string, basedOn: readonly EventReference[]): Promise<readonly Told[]> {
    const { rows } = await this.db.query<Row>(
      `select distinct t.store, t.stream, t.version, t.type, t.recorded_at, t.data::text::jsonb as data
         from copies.told t join unnest($2::text[], $3::text[]) as b (store, stream)
           on t.store = b.store and t.stream = b.stream
        where t.tenant = $1`,
      [tenant, basedOn.map(({ store }) => store), basedOn.map(({ stream }) => stream)],
    );
    return rows.map(({ recorded_at: recordedAt, ...row }) => ({ ...row, recordedAt }));
  }
}

/** What an object of the own store said, of which there is no copy. */
export const toldByOwn = <Event extends Fact>(
  aggregate: Written<Event>,
  store: string,
  events: readonly StoredEvent[],
): readonly Told[] =>
  events.map((event) => {
    const { stream, version, type, recordedAt } = event;
    return { store, stream, version, type, recordedAt, data: decoded(aggregate, event) };
  });

export const notOutdated: ProblemText = {
  status: 409,
  retry: false,
  zh: '该决定的依据没有这一变动；仍待核对的变动见 outdated。',
  en: 'Nothing of the kind has changed that the decision rests on; outdated says what is still to be looked at.',
};

const words: Readonly<Record<Outdated['because'], string>> = {
  stale: '作出前依据已有变动而未被采用，请核对：维持并说明理由，或撤回、更正',
  overtaken: '所依据的事实已更正或追溯变动，请核对：维持并说明理由，或撤回、更正',
};

/** What the lead desk looks at: one task for each decision and fact. */
export function outdatedTasks(
  all: readonly Outdated[],
  { called, ...why }: Readonly<{ called: string; hash: string; path: string }>,
): readonly (Pick<Task, 'step' | 'zh' | 'barred' | 'waitsFor' | 'dues' | 'why'> &
  Readonly<{ kind: 'settle'; reconciles: Outdated }>)[] {
  return all.map((each) => ({
    kind: 'settle',
    step: 'reconcile',
    zh: `${called}${words[each.because]}`,
    barred: [],
    waitsFor: [],
    dues: [],
    why,
    reconciles: each,
  }));
}

/** What tells a task from the others of its object: its step and level, whose opinion on it is asked, or what it reconciles. */
export function whatOf({
  step,
  level,
  reconciles,
  asks,
}: Pick<Task, 'step' | 'level' | 'reconciles' | 'asks'>): string {
  if (reconciles) return `${step}/${String(reconciles.decision)}/${reconciles.stream}`;
  const taken = level === undefined ? step : `${step}/${level}`;
  return asks ? `${taken}/opinion/${asks.opinion}` : taken;
}
