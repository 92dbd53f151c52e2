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
import { type RuleSetEvent, ruleSetFacts as facts } from '@wenxiao/facts/directory';
import { isProposedBy } from '../governing/proposer.js';

type Proposal = DataOf<typeof facts.ruleSetProposed.fields>;

/** A version as its author hands it in: content that `@wenxiao/rules` has read without a flaw. */
export type RuleSetDraft = Omit<Proposal, 'proposedBy' | 'doneFor'>;
/** One version of a rule set by its number and by the hash of its canonical text. */
export type RuleSetVersion = Omit<RuleSetDraft, 'content'>;

export type RuleSetCommand =
  | Command<'propose', RuleSetDraft>
  | Command<'return', { hash: string; reason: string }>
  | Command<'approve', { hash: string }>;

export type RuleSetRejection =
  | Readonly<{ code: 'version-not-next'; version: number; next: number }>
  | Readonly<{ code: 'no-proposal' }>
  | Readonly<{ code: 'other-proposal'; proposed: RuleSetVersion }>
  | Readonly<{ code: 'same-person'; role: 'author' }>;

export type RuleSetState = Readonly<{
  /** Every published version, the oldest first. */
  published: readonly RuleSetVersion[];
  /** What waits for an approver, or, right after publication, what was approved. */
  proposal?: Proposal & Readonly<{ status: 'proposed' | 'published' }>;
}>;

type Decided = Decision<RuleSetEvent, RuleSetRejection>;

/** Publication of a rule set's versions. Whoever wrote a version does not approve it. */
export const ruleSetDecider: Decider<RuleSetState, RuleSetCommand, RuleSetEvent, RuleSetRejection> = {
  initialState: { published: [] },
  decide(command, state) {
    switch (command.type) {
      case 'propose':
        return propose(command, state);
      case 'return':
        return onProposal(command, state, (proposal) =>
          accepted(facts.ruleSetReturned({ ...proposal, reason: command.data.reason })),
        );
      case 'approve': {
        if (state.published.some(({ hash }) => hash === command.data.hash)) return nothingToDo;
        return onProposal(command, state, (proposal) => accepted(facts.ruleSetPublished(proposal)));
      }
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    const { published, proposal } = state;
    switch (event.type) {
      case 'rule-set-proposed':
        return { published, proposal: { ...event.data, status: 'proposed' } };
      case 'rule-set-returned':
        return { published };
      case 'rule-set-published': {
        const { version, hash } = event.data;
        return {
          published: [...published, { version, hash }],
          ...(proposal && { proposal: { ...proposal, status: 'published' } }),
        };
      }
      default:
        return unreachable(event);
    }
  },
};

/** A version follows the newest published one. A new proposal takes the place of one that waits. */
function propose(
  command: Extract<RuleSetCommand, { type: 'propose' }>,
  { published, proposal }: RuleSetState,
): Decided {
  const { version, hash } = command.data;
  const next = (published.at(-1)?.version ?? 0) + 1;
  if (version !== next) return rejected({ code: 'version-not-next', version, next });
  const known = proposal?.status === 'proposed' && proposal.hash === hash && proposal.proposedBy === command.by.id;
  return known ? nothingToDo : accepted(facts.ruleSetProposed({ ...command.data, proposedBy: command.by.id }));
}

/** Judges the proposal that the person has read: named by its hash, and written by somebody else. */
function onProposal(
  command: Extract<RuleSetCommand, { type: 'return' | 'approve' }>,
  { proposal }: RuleSetState,
  judge: (proposal: Proposal) => Decided,
): Decided {
  if (proposal?.status !== 'proposed') return rejected({ code: 'no-proposal' });
  const { version, hash } = proposal;
  if (hash !== command.data.hash) return rejected({ code: 'other-proposal', proposed: { version, hash } });
  if (isProposedBy(proposal, command.by)) return rejected({ code: 'same-person', role: 'author' });
  return judge(proposal);
}
