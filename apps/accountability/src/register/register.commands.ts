import type { Command, Decision } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { RegisterEvent, registerFacts } from '@wenxiao/facts/accountability';
import type { Asked, RestedOn } from '@wenxiao/rules/condition';
import type { Wanting } from '@wenxiao/rules/procedure';
import type { EntryStatus } from './register.state.js';

type Entered = DataOf<(typeof registerFacts)['entryEntered']['fields']>;
type Logged = DataOf<(typeof registerFacts)['entryLogged']['fields']>;

/** What is said of it as a review, where its kind is one. */
export type Reviewed = Pick<Entered, 'checklist' | 'participants'>;

/** What is said of an entry; `reason`: why it is entered though something that the rules ask is not known yet. */
export type Entering = Pick<Entered, 'findings' | 'words' | 'documents' | 'on' | 'occasion'> & Reviewed;
type OnDay = Readonly<{ today: string }>;
type Decided = Pick<Entered, 'documents' | 'on'>;

export type RegisterCommand =
  /** The condition of the rules holds in that year. */
  | Command<'propose', OnDay & Readonly<{ year: number }>>
  /** It recurs, and its period has come. */
  | Command<'expect', OnDay & Readonly<{ occasion: string }>>
  /** An alarm: has its period gone by, and nobody has entered it? */
  | Command<'look', OnDay>
  | Command<'enter', Entering & OnDay>
  /** An answer elsewhere has it entered, as the rules say: nobody confirms what a desk decided there. */
  | Command<'take-in', OnDay & Readonly<{ occasion: string }>>
  /** … and counts no longer. */
  | Command<'take-back', { occasion: string; reason: string }>
  | Command<'confirm', Decided & OnDay & Readonly<{ opinion?: string }>>
  | Command<'decline', { reason: string }>
  | Command<'correct', Pick<Entered, 'words' | 'documents'> & Reviewed & Readonly<{ reason: string }>>
  /** A new row; or, with `row` and the reason, that one again. */
  | Command<
      'log',
      Pick<Logged, 'rating' | 'words' | 'leaders' | 'desks' | 'on' | 'reason'> & OnDay & Readonly<{ row?: number }>
    >
  | Command<'leave', Decided & OnDay & Readonly<{ reason: string }>>
  /** It was entered in error: it counts no longer, once whoever confirmed it has confirmed that, too. */
  | Command<'strike', Decided & OnDay & Readonly<{ reason: string }>>
  | Command<'confirm-strike', Decided & OnDay & Readonly<{ opinion?: string }>>
  | Command<'decline-strike', { reason: string }>;

export type RegisterRejection =
  /** The rules say nothing of this: nobody may. */
  | Readonly<{ code: 'rules-silent'; path: string }>
  /** Not one thing is named, or none of those that the register is about. */
  | Readonly<{ code: 'thing-wanting'; about: string }>
  | Readonly<{ code: 'unknown-thing'; about: string }>
  | Readonly<{ code: 'unknown-register'; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-kind'; listed: readonly string[] }>
  | Readonly<{ code: 'entered-already'; now: EntryStatus }>
  | Readonly<{ code: 'not-entered' }>
  | Readonly<{ code: 'entry-is'; now: EntryStatus }>
  | Readonly<{ code: 'unknown-finding'; finding: string; listed: readonly string[] }>
  | Readonly<{ code: 'condition-not-met'; restedOn: readonly RestedOn[]; findings: readonly string[] }>
  /** Whether the condition holds is not known, and nobody says why it is entered all the same. */
  | Readonly<{ code: 'words-required'; missing: readonly Asked[] }>
  /** A review without its round, or that leaves out an item, or whom the rules have invited. */
  | Readonly<{ code: 'review-wanting'; wanting: readonly Wanting[] }>
  /** What is of this kind is no review. */
  | Readonly<{ code: 'review-not-asked' }>
  | Readonly<{ code: 'day-to-come'; today: string }>
  | Readonly<{ code: 'rating-required' | 'rating-not-asked' | 'log-words-required' }>
  /** Who answers for it and who does it is what is logged of it, or is not. */
  | Readonly<{ code: 'assignment-required' | 'assignment-not-asked' }>
  /** Nobody and nothing of this jurisdiction is so called. */
  | Readonly<{ code: 'unknown-assignee'; unknown: readonly string[] }>
  | Readonly<{ code: 'unknown-row'; rows: number }>
  | Readonly<{ code: 'row-reason-required' }>
  /** An answer elsewhere has it entered: whoever gave that takes it back. */
  | Readonly<{ code: 'entered-by-answer'; occasion?: string }>
  /** Somebody has said so already, and it waits for whoever confirms; or nobody has. */
  | Readonly<{ code: 'strike-asked' | 'strike-not-asked' }>
  /** Who says that it was an error does not confirm it. */
  | Readonly<{ code: 'strike-asked-by-yourself' }>;

export type Outcome = Decision<RegisterEvent, RegisterRejection>;
export type DataFor<Type extends RegisterCommand['type']> = Extract<RegisterCommand, { type: Type }>['data'];
