import {
  accepted,
  type Command,
  type Decider,
  type Decision,
  nothingToDo,
  rejected,
  unreachable,
} from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type AdoptionEvent, adoptionFacts as facts } from '@wenxiao/facts/directory';
import type { CountedDay } from '@wenxiao/rules/deadline';
import { isProposedBy } from '../governing/proposer.js';

type Proposal = DataOf<typeof facts.adoptionProposed.fields>;

/** A body goes by a version of a rule set from a day on, for one scheme. */
export type AdoptionTerms = Omit<Proposal, 'proposedBy' | 'doneFor'>;

/** What is wrong with a set where it would stand: its place, and in words. */
export type AdoptionError = Readonly<{ path: string; zh: string; en: string }>;

export type AdoptionCommand =
  | Command<'propose', AdoptionTerms>
  | Command<'return', { scheme: string; reason: string }>
  /** The terms that the approver has read. */
  | Command<'approve', AdoptionTerms>;

export type AdoptionRejection =
  | Readonly<{ code: 'adopted-too-early'; effectiveFrom: string; earliest: string }>
  /** Nobody knows which is the first day that may be chosen: no calendar covers `date`. */
  | Readonly<{ code: 'holiday-calendar-gap'; date: string }>
  /** Refused whole, with everything that is wrong. */
  | Readonly<{ code: 'not-adoptable'; errors: readonly AdoptionError[] }>
  | Readonly<{ code: 'unknown-rule-set'; ruleSetId: string; ruleSetVersion: number }>
  | Readonly<{ code: 'other-scheme'; scheme: string; ruleSetScheme: string }>
  | Readonly<{ code: 'no-proposal' }>
  | Readonly<{ code: 'other-proposal'; proposed: AdoptionTerms }>
  | Readonly<{ code: 'same-person'; role: 'author' }>;

/** What the decision looks up. */
export type AdoptionGround = Readonly<{
  /** With one whole business day between, so that everybody has heard of it. A body's first in a scheme may hold from any day. */
  earliest: CountedDay;
  /** The published version that the command or the waiting proposal names. */
  ruleSet?: Readonly<{ scheme: string }>;
  /** What is wrong with it over what is in force above the body, and with the body. */
  errors?: readonly AdoptionError[];
}>;

/** The adoptions of one body. A scheme's proposal and its adoptions do not touch another scheme's. */
export type AdoptionState = Readonly<{
  proposals: Readonly<Record<string, Proposal>>;
  /** In the order of decision: of two for the same day the later holds. */
  adopted: readonly AdoptionTerms[];
}>;

type Decided = Decision<AdoptionEvent, AdoptionRejection>;

export const adoptionDecider: Decider<
  AdoptionState,
  AdoptionCommand,
  AdoptionEvent,
  AdoptionRejection,
  AdoptionGround
> = {
  initialState: { proposals: {}, adopted: [] },
  decide(command, state, ground) {
    switch (command.type) {
      case 'propose':
        return propose(command, state, ground);
      case 'return':
        return onProposal(command, state, () => accepted(facts.adoptionReturned(command.data)));
      case 'approve':
        return onProposal(command, state, (proposal) => {
          if (!isSame(proposal, command.data)) return rejected({ code: 'other-proposal', proposed: termsOf(proposal) });
          // The day may have come while the proposal waited.
          const flaw = flawOf(proposal, state, ground);
          return flaw ? rejected(flaw) : accepted(facts.ruleSetAdopted(proposal));
        });
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    const { scheme } = event.data;
    switch (event.type) {
      case 'adoption-proposed':
        return { ...state, proposals: { ...state.proposals, [scheme]: event.data } };
      case 'adoption-returned':
        return { ...state, proposals: without(state.proposals, scheme) };
      case 'rule-set-adopted':
        return { proposals: without(state.proposals, scheme), adopted: [...state.adopted, termsOf(event.data)] };
      default:
        return unreachable(event);
    }
  },
};

function propose(
  command: Extract<AdoptionCommand, { type: 'propose' }>,
  state: AdoptionState,
  ground: AdoptionGround,
): Decided {
  const flaw = flawOf(command.data, state, ground);
  if (flaw) return rejected(flaw);
  const proposal: Proposal = { ...command.data, proposedBy: command.by.id };
  const waiting = state.proposals[command.data.scheme];
  if (waiting && isSame(waiting, proposal) && waiting.proposedBy === proposal.proposedBy) return nothingToDo;
  return accepted(facts.adoptionProposed(proposal));
}

function flawOf(
  terms: AdoptionTerms,
  { adopted }: AdoptionState,
  { earliest, ruleSet, errors = [] }: AdoptionGround,
): AdoptionRejection | undefined {
  const { scheme, ruleSetId, ruleSetVersion, effectiveFrom } = terms;
  if (!ruleSet) return { code: 'unknown-rule-set', ruleSetId, ruleSetVersion };
  if (ruleSet.scheme !== scheme) return { code: 'other-scheme', scheme, ruleSetScheme: ruleSet.scheme };
  const isFirst = !adopted.some((each) => each.scheme === scheme);
  if (!isFirst) {
    if ('unknown' in earliest) return { code: 'holiday-calendar-gap', date: earliest.unknown };
    if (effectiveFrom < earliest.day) return { code: 'adopted-too-early', effectiveFrom, earliest: earliest.day };
  }
  return errors.length > 0 ? { code: 'not-adoptable', errors } : undefined;
}

function onProposal(
  command: Extract<AdoptionCommand, { type: 'return' | 'approve' }>,
  state: AdoptionState,
  judge: (proposal: Proposal) => Decided,
): Decided {
  const proposal = state.proposals[command.data.scheme];
  if (!proposal) return rejected({ code: 'no-proposal' });
  if (isProposedBy(proposal, command.by)) return rejected({ code: 'same-person', role: 'author' });
  return judge(proposal);
}

function termsOf({ proposedBy: _, doneFor: __, ...terms }: Proposal): AdoptionTerms {
  return terms;
}

function without(proposals: AdoptionState['proposals'], scheme: string): AdoptionState['proposals'] {
  return Object.fromEntries(Object.entries(proposals).filter(([key]) => key !== scheme));
}

function isSame(one: AdoptionTerms, other: AdoptionTerms): boolean {
  return (
    one.ruleSetId === other.ruleSetId &&
    one.ruleSetVersion === other.ruleSetVersion &&
    one.effectiveFrom === other.effectiveFrom &&
    one.replaces === other.replaces
  );
}
