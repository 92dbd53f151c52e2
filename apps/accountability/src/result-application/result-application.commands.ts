import type { Command, Decided, Decision, NotOutdated } from '@wenxiao/domain';
import type { DataOf, decisionKeeping, StepNeeds } from '@wenxiao/domain/field';
import type { ResultApplicationEvent, resultApplicationFacts } from '@wenxiao/facts/accountability';
import type { Advice, Reassignment, Rebase, StepPlace, StepRejection } from '@wenxiao/rules/procedure';
import type { DueRejection } from '@wenxiao/rules/deadline';
import type { DisposalChoice, DisposalFlaw } from './result-application.disposal.js';
import type { Evaluated } from './result-application.state.js';

type Facts = typeof resultApplicationFacts;
/** What a person decides to follow; without a year it acts on the one that is proposed. */
export type DisposalInput = DisposalChoice & Readonly<{ actsOn?: number }>;
type Bringing = Readonly<{ brings: StepNeeds; disposal?: DisposalInput }>;

export type ResultCommand =
  /** An evaluation came to its conclusion, or a conclusion was corrected. Whose it is, the set says. */
  | Command<'take-evaluation', { evaluation: Omit<Evaluated, 'madeBy'> }>
  | Command<'withdraw-evaluation', Pick<Evaluated, 'type' | 'period' | 'number' | 'version'>>
  /** What targets answers to a decision. */
  | Command<'take-settlement', { decision: number } & Partial<DataOf<Facts['disposalRefused']['fields']>>>
  /** An alarm: has a step opened without an act, has a due day gone by? */
  | Command<'look', { today: string }>
  | Command<'take-step', StepPlace & Bringing & { answer: string }>
  | Command<'withdraw', StepPlace & { reason: string }>
  | Command<'give-opinion', Advice>
  /** The same answer again, whole, with what it decides. */
  | Command<'correct', StepPlace & Bringing>
  /** The lead desk: it goes on under the set in force. */
  | Command<'rebase', Rebase>
  | Command<'reassign', Reassignment>
  /** What was decided rests on what is otherwise now, and the lead desk keeps it. */
  | Command<'keep-decision', DataOf<typeof decisionKeeping.fields>>
  | Command<'lift-overdue', DataOf<Facts['resultOverdueLifted']['fields']>>
  | Command<'remind', DataOf<Facts['resultReminded']['fields']>>
  | Command<'hand-over', DataOf<Facts['resultTaskHandedOver']['fields']>>;

export type ResultRejection =
  | StepRejection
  | DisposalFlaw
  | DueRejection
  | NotOutdated
  | Readonly<{ code: 'no-result' }>
  /** Its evaluation was taken back: nothing is decided on it until that is concluded anew. */
  | Readonly<{ code: 'result-outdated' }>
  /** The set gives no procedure: nothing is made up in its place. */
  | Readonly<{ code: 'rules-silent'; path: string }>
  | Readonly<{ code: 'disposal-wanting' | 'disposal-not-asked' }>
  /** It acts on no year before the one of the result, and on none that is far ahead. */
  | Readonly<{ code: 'acts-on-refused'; actsOn: number; first: number; last: number }>;

export type Outcome = Decision<ResultApplicationEvent, ResultRejection>;
export type Events = readonly Decided<ResultApplicationEvent>[];
export type DataFor<Type extends ResultCommand['type']> = Extract<ResultCommand, { type: Type }>['data'];
