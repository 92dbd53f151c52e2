import { plusDays } from '@wenxiao/domain';
import type { EventMetadata, StoredEvent } from '@wenxiao/event-store';
import { informedBy } from '@wenxiao/rules/procedure';
import type { Task } from '../due/task.js';
import type { BusinessClock } from '../runtime/business-clock.js';
import { type InProcedure, whoseIs } from './step-authority.js';

/** How long whoever an answer informs is shown it, where they do nothing on the object: calendar days after the day of the answer. */
const knownAfter_days = 30;

/** Until when it is shown, at the latest, what was said at an instant. */
export const knownUntil = (clock: Pick<BusinessClock, 'dayOf'>, at: string): string =>
  plusDays(clock.dayOf(at), knownAfter_days);

export type Informing = Readonly<{
  stored: readonly StoredEvent[];
  /** Says on which day of the jurisdiction an instant lies. */
  clock: Pick<BusinessClock, 'dayOf'>;
  scheme: string;
  about: Task['about'];
  /** Which of several objects in one stream: what its events say, `{ round }`, and how its tasks begin, `round/<round>`. */
  one?: Readonly<{ said: Readonly<Record<string, string>>; what: string }>;
}>;

/**
 * What desks are to know of an object, by the answers that inform them: until they take a later step of it, the answer is taken back,
 * or {@link knownAfter_days} have gone by.
 */
export function knowTasks(object: InProcedure, { stored, clock, scheme, about, one }: Informing): readonly Task[] {
  const { procedure, world, ruling } = object;
  return informedBy(procedure, world, givenIn(stored, one?.said ?? {})).map(({ given, step, answer, desks, path }) => ({
    kind: 'know',
    what: [...(one ? [one.what] : []), 'know', given.step].join('/'),
    scheme,
    about,
    step: given.step,
    zh: `${step.zh}：${answer.zh}`,
    whose: desks.flatMap((desk) => whoseIs(desk, object)),
    barred: [given.by],
    waitsFor: [],
    dues: [],
    why: { hash: ruling.hash, path },
    until: knownUntil(clock, given.at),
  }));
}

type Given = Readonly<{ step: string; level?: string; answer: string; by: string; at: string }>;
type Said = Readonly<Record<string, unknown>> & Partial<Pick<Given, 'step' | 'level' | 'answer' | 'by'>>;

/** The answers that stand: what was taken back is none, and a correction is the same answer on its own day. */
function givenIn(stored: readonly StoredEvent[], of: Readonly<Record<string, string>>): readonly Given[] {
  const given: Given[] = [];
  for (const { type, data, metadata, recordedAt: at } of stored) {
    const { step, level, answer, by = '', ...more } = JSON.parse(data) as Said;
    if (step === undefined || !Object.entries(of).every(([field, value]) => more[field] === value)) continue;
    const isSame = (each: Given): boolean => each.step === step && each.level === level;
    const isCorrection = (JSON.parse(metadata) as EventMetadata).corrects !== undefined;
    const isTakenBack = type.endsWith('-withdrawn') && more['submission'] !== undefined;
    const before = isCorrection || isTakenBack ? given.findLastIndex(isSame) : -1;
    if (answer !== undefined && before < 0) given.push({ step, ...(level !== undefined && { level }), answer, by, at });
    if (isTakenBack && before >= 0) given.splice(before, 1);
  }
  return given;
}
