import type { Known } from '../condition/known.js';
import type { Checklist } from '../shape/collections.js';
import type { GateRef, Who } from '../shape/desk.js';
import type { Procedure, Step } from '../shape/procedure.js';

/**
 * What a procedure may ask of the day of the act, answered at once from what the service holds. The same question has the
 * same answer while one decision is made.
 */
export interface World {
  readonly known: Known;
  /**
   * The organisations that a step is repeated at, from the lowest to the highest, by the tree of the day: those from the
   * object's own (or above it) up to its department. None where there is no level.
   */
  levels(from: SequentialLevels, by: Who): readonly Level[];
  /** What was decided on another object for this one (人大, 政府, 领导小组): once for all, or on this item of a list. */
  decided(gate: GateRef): Decision | undefined;
  /** The procedure that the body of the object runs for itself, before the steps of that procedure that say `inside`. */
  inside(of: string, at: 'unit' | 'department'): Procedure | undefined;
  /** Whom the object names as this party otherwise than by a step of the procedure (its implementing unit). */
  parties(as: string): readonly Party[];
  /** The items that a step goes through, of several checklists by the first that is for the object; undefined where the set has none. */
  checklist(codes: NonNullable<Step['checklist']>): ChecklistOfStep | undefined;
  /** Where a route leads today, and which desks co-operate with the one that it leads to; undefined where it leads nowhere. */
  readonly routing?: (route: string) => Readonly<{ desk: string; with?: readonly string[] }> | undefined;
  /** Whether anybody bears the desk of the step (at that level) beside these persons. */
  anybodyBeside(persons: readonly string[], step: Step, level: string | undefined): boolean;
}

/** What is answered as one, and the questions that it stands for. */
export type ChecklistItem = Pick<NonNullable<Checklist['items']>[number], 'code' | 'zh' | 'questions'>;

/** What a step goes through, each item once; others beside them where it is open. */
export type ChecklistOfStep = Readonly<{ items: readonly ChecklistItem[]; inWords?: boolean; open?: boolean }>;

export type SequentialLevels = 'own-level-up' | 'above-own-level';

export interface Level {
  readonly organisation: string;
  /** Nobody there bears the desk: the level is skipped when its turn comes, and that is said. */
  readonly vacant?: boolean;
}

/** An answer of the step of that gate, and the fact in which it stands. */
export interface Decision {
  readonly answer: string;
  readonly stream: string;
  readonly version: number;
}

export type Party = { readonly person: string } | { readonly organisation: string };
