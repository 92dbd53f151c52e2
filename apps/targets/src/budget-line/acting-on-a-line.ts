import { Injectable } from '@nestjs/common';
import type { PartAmount } from '@wenxiao/domain';
import {
  act,
  type Act,
  audienceOf,
  BusinessClock,
  type CommandAnswer,
  CommandRunner,
  type DeskRef,
  leadDeskOf,
  type Loaded,
  type PersonsCommand,
  seenVersion,
} from '@wenxiao/service-kit';
import type { Assessed } from '../ex-ante-assessment/assessments.js';
import { Prerequisites } from '../ex-ante-assessment/prerequisites.js';
import { refusalOf, type Rejection } from '../refusals.js';
import { lineId, requireYearInReach } from '../stream-names.js';
import { budgetBasis, budgetDesk, leadBasis, submittingBasis, submittingDesk } from '../subject/desks.js';
import type { Lookups } from '../subject/lookups.js';
import { requireNotListed } from '../subject/register-blocks.js';
import type { Known } from '../subject/subject.commands.js';
import {
  type ActingPlace,
  authorityOf,
  type KnownSubject,
  requireGoingOn,
  type SubjectAtHand,
  Subjects,
} from '../subject/subjects.js';
import { effectiveOn } from './effective-days.js';
import { budgetLine } from './budget-line.aggregate.js';
import type { BudgetLineCommand, BudgetLineRejection } from './budget-line.commands.js';
import type { BudgetLineState } from './budget-line.state.js';
import { requireKnownFunds } from './fund-types.js';

/** What a person does with a line, beside who they are and which line it is. */
export type LineAct = Readonly<{
  /** The act for which a desk is asked. */
  act: string;
  /** Whose it is, by the rules of the day. */
  desks: (acting: ActingPlace) => readonly [DeskRef, ...DeskRef[]];
  /** What of the set makes it theirs, where it is another step than those that do what is done with money. */
  basis?: readonly string[];
  /** The version that the person saw, or `current` where another stream of the command says what they saw. */
  expectedVersion: number | 'current';
  /** From which day it holds. */
  from?: string;
  /** Who did what it is to be apart from. */
  doers?: (line: Loaded<BudgetLineState>) => Readonly<Record<string, readonly string[]>>;
  /** Refuses, by a problem that it throws, what whoever may do it is told beside the line. */
  besides?: (line: BudgetLineState) => Promise<void>;
  /** What is to be decided. A problem that it throws refuses the act. */
  command: (line: BudgetLineState) => Readonly<{ type: BudgetLineCommand['type']; data: object }>;
}>;

/** Whose line it is. `fact`: what a decision that reads the subject is based on; none where the same command registers it. */
type LineAtHand = Readonly<{
  id: string;
  subject: Known & Partial<Pick<KnownSubject, 'status'>>;
  fact?: SubjectAtHand['fact'];
  lookups?: Lookups;
  /** Its assessments, where many were read at once. */
  assessed?: readonly Assessed[];
}>;

/** What a subject that is no more does not get; what it has may still be cut, recovered, transferred to others or taken back. */
const givesMoney: ReadonlySet<BudgetLineCommand['type']> = new Set([
  'issue-control-number',
  'request',
  'approve',
  'raise',
  'carry-over',
  'resume',
]);

/** What is done before anybody asks for money, and what gives none that was not given before. */
const beforehand: ReadonlySet<BudgetLineCommand['type']> = new Set(['issue-control-number', 'resume']);

/** What may have to wait for assessments. */
const waitingFor: Readonly<Partial<Record<BudgetLineCommand['type'], 'budget-request' | 'budget-approval'>>> = {
  request: 'budget-request',
  approve: 'budget-approval',
};

/** An act on the line of a subject in a year, by whom the rules of the day name. */
export function onLine(
  {
    subjects,
    prerequisites,
    clock,
  }: Readonly<{ subjects: Subjects; prerequisites: Prerequisites; clock: BusinessClock }>,
  { id, subject, fact, lookups = subjects.lookups(), assessed }: LineAtHand,
  year: number,
  context: PersonsCommand,
  stated: LineAct,
): Act<BudgetLineRejection> {
  return act(budgetLine)({
    id: lineId(id, year),
    expectedVersion: stated.expectedVersion,
    async given(seen: Loaded<BudgetLineState>, at) {
      const { state, version } = seen;
      const on = await lookups.today();
      if (version === 0) requireYearInReach(year, on);
      const acting = await subjects.acting(subject, year, lookups);
      const closed = await lookups.closedOn(acting.place.jurisdiction.id, year);
      const basis = stated.basis ?? basisOf(stated.desks, acting);
      const by = authorityOf(context.admission, acting, stated.act, stated.desks(acting), {
        doers: stated.doers?.(seen),
        ...(basis[0] !== undefined && { path: basis[0] }),
      });
      await stated.besides?.(state);
      // Whatever takes money off it leaves what was carried over from it.
      const executed = state.rests.length > 0 && {
        executed: await lookups.executed(acting.place.jurisdiction.id, id, year),
      };
      const { type, data } = stated.command(state);
      const above = acting.ruling.value('target.requestAboveControl');
      const aboveControl = above.is === 'stated' && { aboveControl: above.value };
      if (givesMoney.has(type)) {
        requireGoingOn(id, subject);
        const { amounts = [] } = data as Readonly<{ amounts?: readonly PartAmount[] }>;
        requireKnownFunds(acting.ruling, amounts, state);
        const of = { tenant: fact?.tenant, subject: id, assessed };
        if (!beforehand.has(type)) {
          const blocks = await lookups.blocks(acting.place.jurisdiction.id);
          requireNotListed({ id, unit: subject.unit }, blocks, acting.ruling);
          await prerequisites.require(of, waitingFor[type], acting);
        }
      }
      return {
        command: {
          type,
          data: { ...executed, ...aboveControl, ...data, year, on, ...(closed !== undefined && { closed }) },
          at,
          by,
        } as BudgetLineCommand,
        inForce: { rules: { scheme: subject.description.scheme }, reference: acting.reference },
        actor: by,
        at: subject.unit,
        reads: audienceOf(context.admission, acting.place.jurisdiction),
        cites: { ruling: acting.ruling },
        basis,
        ...(fact && { basedOn: [fact] }),
        effectiveAt: stated.from === undefined ? effectiveOn(clock) : clock.startOf(stated.from),
      };
    },
  });
}

/** Which line, and who acts on it. */
export type LinePlace = Readonly<{ tenant: string; id: string; year: number; context: PersonsCommand }>;

/** What a handler states of an act; where it names no desk, it is the budget desk's. */
type Stated = Pick<LineAct, 'act' | 'command'> & Partial<LineAct>;

export const ofBudgetDesk = ({ ruling, known }: ActingPlace): [DeskRef] => [budgetDesk(ruling, known)];
export const ofSubmitters = ({ ruling, known }: ActingPlace): [DeskRef] => [submittingDesk(ruling, known)];
export const ofLeadDesk = ({ ruling }: ActingPlace): [DeskRef] => [leadDeskOf(ruling)];

/** What of the set gives the act to these desks. */
function basisOf(desks: LineAct['desks'], { ruling, known }: ActingPlace): readonly string[] {
  if (desks === ofBudgetDesk) return budgetBasis(ruling, known);
  if (desks === ofSubmitters) return submittingBasis(ruling, known);
  return desks === ofLeadDesk ? leadBasis : [];
}

/** The acts of people on budget lines. */
@Injectable()
export class LineActs {
  constructor(
    readonly commands: CommandRunner,
    readonly subjects: Subjects,
    readonly prerequisites: Prerequisites,
    readonly clock: BusinessClock,
  ) {}

  /** @throws {ProblemError} `not-found`, `if-match-required`, and what refuses the act. */
  async act({ tenant, id, year, context }: LinePlace, stated: Stated): Promise<CommandAnswer> {
    const subject = await this.subjects.admitted(tenant, id, context.admission);
    const whole = { desks: ofBudgetDesk, expectedVersion: seenVersion(context), ...stated };
    return this.run(tenant, context, [onLine(this, subject, year, context, whole)]);
  }

  /** Acts on lines, and on what goes with them, in one append. */
  async run(tenant: string, context: PersonsCommand, acts: readonly Act<Rejection>[]): Promise<CommandAnswer> {
    const outcome = await this.commands.run(tenant, context, acts);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}
