import { accepted, type Decided, type Decision, rejected } from './decider.js';

/** A fact of another object that was told: which, of which stream and version, and what it said. */
export type Told = Readonly<{
  store: string;
  stream: string;
  version: number;
  /** Of the contract. */
  type: string;
  recordedAt: string;
  data: object;
}>;

/**
 * What a decision of a day takes from everything that was told of one object, in order: the budget of the year, the grade. Two
 * tellings of which it takes the same are the same to it; undefined where it takes nothing.
 */
export type Taken = (told: readonly Told[], day: string) => unknown;

/** A decision that stands: where in its stream, when, on which day, resting on what. */
export type StandingDecision = Readonly<{
  version: number;
  recordedAt: string;
  day: string;
  basedOn: readonly Pick<Told, 'store' | 'stream' | 'version'>[];
}>;

/** A decision rests on what an object said, and that says otherwise. */
export type Outdated = Readonly<{
  /** The version of the event that decided. */
  decision: number;
  /** The object, and the version of the fact with which it says so. */
  stream: string;
  version: number;
  /** `stale`: that was recorded before the decision, and not known to it. `overtaken`: it was corrected, or changed back to before it, since. */
  because: 'stale' | 'overtaken';
}>;

/**
 * On which facts a decision rests that are otherwise by now, each once: what was corrected, and what takes effect by the day of the
 * decision. What changes later than that is no matter of it.
 * @param taken what it takes of the streams of a category.
 */
export function outdated(
  { version: decision, recordedAt, day, basedOn }: StandingDecision,
  told: readonly Told[],
  taken: Readonly<Record<string, Taken>>,
): readonly Outdated[] {
  return basedOn.flatMap(({ store, stream, version: known }): Outdated[] => {
    const take = taken[stream.slice(0, stream.indexOf('/'))];
    if (!take) return [];
    const all = told
      .filter((each) => each.store === store && each.stream === stream)
      .sort((one, other) => one.version - other.version);
    const at = (rows: readonly Told[]): string => JSON.stringify(take(rows, day) ?? null);
    const [then, now] = [at(all.filter(({ version }) => version <= known)), at(all)];
    if (then === now) return [];
    const since = all.findLast(({ version }) => at(all.filter((each) => each.version < version)) !== now);
    const wasThere = at(all.filter((each) => each.version <= known || each.recordedAt <= recordedAt)) !== then;
    const because = wasThere ? 'stale' : 'overtaken';
    return since ? [{ decision, stream, version: since.version, because }] : [];
  });
}

/** Which decision somebody keeps in the face of which fact, and why. */
export type Keeping = Pick<Outdated, 'decision' | 'stream' | 'version'> & Readonly<{ reason: string }>;

export type NotOutdated = Readonly<{ code: 'not-outdated'; outdated: readonly Outdated[] }>;

/** A decision is kept by the fact that its object has of it; refused where it rests on nothing of the kind. */
export function decideToKeep<Event>(
  all: readonly Outdated[],
  named: Keeping,
  kept: (data: Keeping & Pick<Outdated, 'because'>) => Decided<Event>,
): Decision<Event, NotOutdated> {
  const found = all.find((each) => isOfDecision(each, named) && each.version === named.version);
  return found
    ? accepted<Event>(kept({ ...named, because: found.because }))
    : rejected({ code: 'not-outdated', outdated: all });
}

/** Whether both are of the same decision and object. */
export const isOfDecision = (
  one: Pick<Outdated, 'decision' | 'stream'>,
  other: Pick<Outdated, 'decision' | 'stream'>,
): boolean => one.decision === other.decision && one.stream === other.stream;
