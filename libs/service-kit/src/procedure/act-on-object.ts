import type { Advice, Replacement, StepPlace } from '@wenxiao/rules/procedure';
import type { PersonsCommand } from '../command/command-context.js';
import type { CommandAnswer } from '../command/command-runner.js';

/** Which object, by whom, upon which version. */
export type ActingOn<Place> = Readonly<{ tenant: string; place: Place; context: PersonsCommand }>;

/** A due day: of which step or duty, where an object has several of the same code. */
type DueNamed = Readonly<{ askedBy?: string; due: string }>;
export type Reminding = DueNamed & Readonly<{ to: string; words?: string }>;
export type Lifting = DueNamed & Readonly<{ because: string }>;
export type HandingOver = Readonly<{ step: string; to: string; because: string }>;

/** What these routes ask of an object, whatever it is. */
type Said =
  | Readonly<{ type: 'withdraw'; data: StepPlace & Readonly<{ reason: string }> }>
  | Readonly<{ type: 'give-opinion'; data: Advice }>
  | Readonly<{ type: 'remind'; data: Reminding & Readonly<{ on: string }> }>
  | Readonly<{ type: 'lift-overdue'; data: Lifting }>
  | Readonly<{ type: 'hand-over'; data: HandingOver }>
  | Readonly<{ type: 'rebase'; data: Readonly<{ before: string; reason: string }> }>
  | Readonly<{ type: 'reassign'; data: Replacement & Readonly<{ reason: string }> }>
  | Readonly<{
      type: 'keep-decision';
      data: Readonly<{ decision: number; stream: string; version: number; reason: string }>;
    }>;

/** An act that is the same on every kind of object. */
export type CommonAct<Found> = Readonly<{
  by: 'administer' | 'rebase' | 'reassign' | Readonly<{ amends: StepPlace }> | Readonly<{ advises: StepPlace }>;
  command: (today: string, found: Found) => Said;
  anew?: true;
  replaces?: Replacement;
  names?: Readonly<{ step?: string; to: string }>;
}>;

/** Carries these acts out on one kind of object. */
export interface ActsOn<Place, Found = unknown> {
  act(acting: ActingOn<Place>, how: CommonAct<Found>): Promise<CommandAnswer>;
}
