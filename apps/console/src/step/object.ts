import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import type { Task } from '../api/overview.js';

/** An answer that a step takes, and what it has to bring: a code, or a document of a kind. */
export type Answer = Readonly<{ code: string; zh: string; needs: readonly (string | object)[] }>;

/** A step that can be taken now. */
export type OpenStep = Readonly<{
  step: string;
  level?: string;
  zh: string;
  answers: readonly Answer[];
  checklist?: readonly Readonly<{ item: string; zh: string; questions?: readonly string[] }>[];
  /** What the same act appends to, beside the object. */
  together?: string;
  mine?: boolean;
}>;

type Indicator = Readonly<{
  indicator: string;
  level1?: string;
  level2?: string;
  name: string;
  written?: string;
  weight?: string;
}>;
type Attained = Readonly<{ indicator: string; name?: string; target?: string; actual?: string; forecast?: string }>;
type Report = Readonly<{
  allocated?: string;
  spent?: string;
  cause?: string;
  measures?: string;
  attainment: readonly Attained[];
}>;

/** What a step is about, as its service answers it: as much of it as is shown beside the form. */
type Held = Readonly<{
  version: number;
  name?: string;
  subject?: string | Readonly<{ name: string }>;
  declared?: Readonly<{ indicators: readonly Indicator[] }>;
  budgetLine?: Readonly<{ requested?: Readonly<{ total: string }> }>;
  possible?: readonly OpenStep[];
  rounds?: readonly Readonly<{ round: string; report?: Report; possible: readonly OpenStep[] }>[];
}>;

/** Where a step is taken: the object's stream, the round of it where it has rounds, and the step. */
export type StepPlace = Readonly<{
  stream: string;
  round?: string | undefined;
  step: string;
  level?: string | undefined;
}>;

/** What is asked about, and told to, at which address below a jurisdiction. */
const kinds: Readonly<Record<string, (id: string, place: StepPlace) => Readonly<{ object: string; step: string }>>> = {
  'performance-target': (id, { step }) => {
    const object = `targets/jurisdictions/{}/performance-targets/${id.replace('.', '/')}`;
    return { object, step: `${object}/steps/${step}` };
  },
  monitoring: (id, { round = '', step }) => {
    const object = `monitoring/jurisdictions/{}/monitoring/${id.replace('.', '/')}`;
    return { object, step: `${object}/rounds/${encodeURIComponent(round)}/steps/${step}` };
  },
};

/** The addresses of a step; undefined where the console has no form for its kind of object. */
export function addressesOf(jurisdiction: string, place: StepPlace) {
  const [kind = '', id = ''] = place.stream.split('/');
  const found = kinds[kind]?.(id, place);
  const within = (path: string) => `/api/${path.replace('{}', jurisdiction)}`;
  return found && { object: within(found.object), step: within(found.step) };
}

/** The step that a task asks for, where the console has a form for it: one that is answered, and hands in no form of its own. */
export function stepOfTask({ stream, what, kind, about, step, level }: Task): StepPlace | undefined {
  const [category = ''] = stream.split('/');
  if (kind !== 'act' || step === '' || !(category in kinds)) return undefined;
  // What a measure within monitoring asks for is no step of a round.
  if (category === 'monitoring' && !what.startsWith('round/')) return undefined;
  const { round } = about;
  return { stream, step, ...(round !== undefined && { round }), ...(level !== undefined && { level }) };
}

/** A step as it is now, with what is judged there. */
export const useStep = (jurisdiction: string, place: StepPlace) =>
  useQuery({
    queryKey: ['object', jurisdiction, place.stream],
    queryFn: ({ signal }) => ask<Held>(addressesOf(jurisdiction, place)?.object ?? '', { signal }),
    select: (held) => stepIn(held, place),
    staleTime: 0,
  });

/** What is shown of an object for one of its steps, and what can be done there now. */
function stepIn(held: Held, { round, step, level }: StepPlace) {
  const within = round === undefined ? held : held.rounds?.find((each) => each.round === round);
  const open = within?.possible?.find((each) => each.step === step && (level === undefined || each.level === level));
  const name = held.name ?? (typeof held.subject === 'object' ? held.subject.name : undefined);
  const report = within && 'report' in within ? within.report : undefined;
  return {
    version: held.version,
    name,
    open,
    indicators: held.declared?.indicators ?? [],
    requested: held.budgetLine?.requested?.total,
    report,
  };
}

export type StepSeen = ReturnType<typeof stepIn>;
