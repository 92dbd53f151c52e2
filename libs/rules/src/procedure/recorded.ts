import type { Asked, RestedOn } from '../condition/known.js';

/**
 * What facts record of a procedure: rows without anything nested, JSON-safe, and enough to know its progress without ever
 * looking at a procedure again. A list that would be empty is left out.
 */
export interface Standing {
  /** Every step that is open from now on. */
  readonly open: readonly StepRow[];
  /** The levels of each open step that is repeated, those done included, from the lowest: its chain on this day. */
  readonly levels?: readonly LevelRow[];
  /** What the open steps that are held wait for: figures, or somebody to be assigned. */
  readonly missing?: readonly MissingRow[];
  /** What need not be done, and why; a row with a level skips that level alone. */
  readonly skipped?: readonly SkippedRow[];
  /** Steps that are decided on another object. */
  readonly passed?: readonly PassedRow[];
  /** The values by which steps opened or were skipped. */
  readonly restedOn?: readonly (RestedOn & StepRow)[];
  /** Steps whose answers no longer count, because something was sent back: the next submission begins. */
  readonly undone?: readonly StepRow[];
  /** The outcome in which the procedure ended. */
  readonly ended?: string;
}

export interface StepRow {
  /** The code of a step; of one of a body's own procedure, behind the code of the step that it runs before. */
  readonly step: string;
}
export interface LevelRow extends StepRow {
  /** An organisation, or the assigned person or organisation. */
  readonly level: string;
}
export interface MissingRow extends StepRow, Omit<Asked, 'on'> {
  readonly on: Asked['on'] | 'party';
}
export interface SkippedRow extends StepRow {
  readonly level?: string;
  /**
   * `condition`: its `when` is not yes · `years`: not in this year · `no-level`: nothing to repeat it at · `vacant`: nobody
   * bears the desk at that level · `passed-over`: optional, and a later step was taken · `answer`: an answer led past it ·
   * `taken-over`: whoever had this place before has done it.
   */
  readonly because: 'condition' | 'years' | 'no-level' | 'vacant' | 'passed-over' | 'answer' | 'taken-over';
}
export interface PassedRow extends StepRow {
  readonly answer: string;
  readonly outcome?: string;
  /** The fact that decided. */
  readonly stream: string;
  readonly version: number;
  /** The decision sent the object back; it does so once. */
  readonly sentBack?: boolean;
}

export interface Begun extends Standing {
  readonly procedure: string;
  /** Whom the object names by itself, for the steps that are theirs. */
  readonly assigned?: readonly AssignedRow[];
}

export interface StepAnswered extends Standing {
  readonly procedure: string;
  readonly step: string;
  readonly level?: string;
  readonly answer: string;
  /** Person id. */
  readonly by: string;
  /** The person whom they stood in for. */
  readonly doneFor?: string;
  /** 1 for the first submission; every return begins the next. */
  readonly submission: number;
  readonly outcome?: string;
  readonly assigned?: readonly AssignedRow[];
  /** Whom a head lets act here although `notBy` keeps them out. */
  readonly excepted?: readonly { readonly person: string }[];
  /** The items that it is about, each with its own answer where one was given. */
  readonly items?: readonly { readonly item: string; readonly answer?: string }[];
  /** The desks that were to be heard before, and gave no opinion. */
  readonly unheard?: readonly { readonly desk: string }[];
}

/** A desk that co-operates said what it thinks before a step is taken. Said again, it takes the place of what it said before. */
export interface OpinionGiven extends StepRow {
  readonly procedure: string;
  readonly level?: string;
  readonly submission: number;
  /** As which desk, of which organisation; a person whom the object names has no desk. */
  readonly desk?: string;
  readonly organisation?: string;
  /** Person id. */
  readonly by: string;
  readonly doneFor?: string;
  readonly opinion: string;
}

export interface AssignedRow {
  readonly as: string;
  readonly person?: string;
  readonly organisation?: string;
}

/** What opened a step without an act of this object: a figure that became known, a gate decided elsewhere, the tree. */
export type StepsOpened = Begun;

export interface StepWithdrawn {
  readonly procedure: string;
  readonly step: string;
  readonly level?: string;
  readonly submission: number;
  readonly by: string;
  readonly open: readonly StepRow[];
}

export interface HandedOver extends StepRow {
  /** The organisation or person who has it from now on. */
  readonly to: string;
}

export interface Reassigned extends Standing {
  readonly procedure: string;
  readonly as: string;
  /** Ids of persons, or of organisations. */
  readonly from: string;
  readonly to: string;
  /** Everybody who is assigned as this from now on. */
  readonly assigned: readonly AssignedRow[];
}

export interface Rebased extends Standing {
  readonly procedure: string;
  /** The steps of which what was answered, decided or led past counts on. */
  readonly kept?: readonly StepRow[];
}
