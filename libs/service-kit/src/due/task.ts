import type { Outdated } from '@wenxiao/domain';

/**
 * Something that waits for somebody. No event: rows that follow from an object, its rules and the tree of today, and are made
 * anew with each of them.
 */
export type Task = Readonly<{
  /** `act`: it can be done now. `know`: an answer that informs a desk, to be read. `settle`: something has to be known or decided before anybody can. */
  kind: 'act' | 'know' | 'settle';
  /** Which of the object's, unique in it: `round/quarterly@2023-03-31/submit`. */
  what: string;
  scheme: string;
  /** The subject, or whatever else the object is about. */
  about: Readonly<Record<string, string>>;
  step: string;
  /** The organisation or person whose level of a step that is repeated. */
  level?: string;
  zh: string;
  /** An opinion on the step, as which desk (会同): somebody else takes it, and does not wait. */
  asks?: Readonly<{ opinion: string }>;
  /** The organisation or person to whom the step was handed over, where it was. */
  heldBy?: string;
  /** Any of these may do it. */
  whose: readonly Whose[];
  /** Persons who may not, because of what they did on the object. */
  barred: readonly string[];
  /** The decision that rests on what is otherwise now, and what that is. */
  reconciles?: Outdated;
  /** What has to be known, where it waits. */
  waitsFor: readonly string[];
  /** `awaits`: for what a day waits that is not known yet, in words: the holiday calendar. */
  dues: readonly Readonly<{ due: string; on?: string; soft: boolean; awaits?: string }>[];
  /** The last day on which it is shown; absent where it stays until something is done. */
  until?: string;
  /** The set and the member in it that ask for it. */
  why: Readonly<{ hash: string; path: string }>;
}>;

/** Who fills the desk at an organisation, or reaches it with that desk; a person; whoever works at an organisation or below it. */
export type Whose =
  Readonly<{ desk: string; organisation: string }> | Readonly<{ person: string }> | Readonly<{ organisation: string }>;
