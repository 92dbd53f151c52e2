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
import { personGrantsFacts as facts, type PersonGrantsEvent } from '@wenxiao/facts/directory';
import { apartFrom, type DeskTable, isBorne, mayStandAt, type Ranked } from '../desks/desk-table.js';

/** A desk over an organisation. Ids only: who the person is stands in no event. */
export type DeskAt = DataOf<typeof facts.grantRevoked.fields>;
export type GrantData = DataOf<typeof facts.grantGiven.fields>;

/** A desk that somebody hands to another until a day, and goes on filling. */
export type Delegation = GrantData & Readonly<{ to: string; standsInFor: string }>;

export type PersonGrantsCommand =
  | Command<'give', GrantData>
  | Command<'revoke', DeskAt>
  | Command<'delegate', Delegation>
  | Command<'end-delegation', DeskAt>;

export type PersonGrantsRejection =
  /** Nobody decides what they themselves may do. */
  | Readonly<{ code: 'own-grants' }>
  | Readonly<{ code: 'too-many-grants'; grantsMax: number }>
  | Readonly<{ code: 'desk-not-here'; desks: readonly string[]; within?: readonly string[] }>
  /** A desk that acts for the whole jurisdiction is granted where it is borne: nobody who administers less hands it out. */
  | Readonly<{ code: 'desk-borne-elsewhere'; desk: string; bearers: readonly string[] }>
  /** Who grants a desk does not fill it. */
  | Readonly<{ code: 'grantor-uses-desk'; desk: string }>
  | Readonly<{ code: 'desks-apart'; desk: string; filled: readonly string[] }>
  | Readonly<{ code: 'ends-before-it-begins'; from: string; to: string }>
  /** Nobody was given yesterday what is given today, and what has ended already gives nothing: it would stand there as if it had held. */
  | Readonly<{ code: 'days-gone-by'; day: string; today: string }>
  /** Only a desk that somebody fills has a stand-in. */
  | Readonly<{ code: 'nobody-to-stand-in-for'; standsInFor: string }>
  /** Some desks are given by administrators alone. */
  | Readonly<{ code: 'desk-not-delegated'; desk: string }>
  /** Nobody hands on a desk for longer than they fill it. */
  | Readonly<{ code: 'delegated-too-long'; latest: string }>
  /** Whoever fills a desk, for themselves or for a third person, fills it as they do. */
  | Readonly<{ code: 'fills-desk-already'; desk: string }>
  /** A desk is handed to somebody who works where it reaches. */
  | Readonly<{ code: 'works-elsewhere'; organisationId: string }>
  /** What is to be taken back is not there: not given, or not by whoever would end it. */
  | Readonly<{ code: 'no-such-grant'; desk: string; organisationId: string }>;

/** What a decision looks up, as it stands everywhere: grants of one person may lie in several jurisdictions. */
export type GrantGround = Readonly<{
  table: DeskTable;
  /** The business day. */
  today: string;
  /** From the jurisdiction to the organisation, both included. */
  way: readonly Ranked[];
  /** What naming the organisation means: itself, and what was taken over there. */
  means: readonly string[];
  /** Desks that the person fills, over whatever organisation. */
  filled: readonly string[];
  /** Desks that fill who grants. */
  filledByGrantor: readonly string[];
  /** How many grants the person holds in other jurisdictions. */
  elsewhere: number;
  /** Whether the person who is stood in for fills this desk there. */
  filledByOther: boolean;
  /** The last day on which they do, where there is one. */
  filledByOtherUntil?: string;
  /** Whether the person works at the organisation, or below it. */
  worksThere: boolean;
}>;

/** The grants of one person in one jurisdiction. */
export type PersonGrantsState = Readonly<{ grants: readonly Omit<GrantData, 'personId'>[] }>;

/** Every grant travels in the person's token, within a request's headers. */
const grantsMax = 100;

type Decided = Decision<PersonGrantsEvent, PersonGrantsRejection>;

export const personGrantsDecider: Decider<
  PersonGrantsState,
  PersonGrantsCommand,
  PersonGrantsEvent,
  PersonGrantsRejection,
  GrantGround
> = {
  initialState: { grants: [] },
  decide(command, state, ground) {
    // Whoever stands in for somebody gives that back, and changes nothing else of their own.
    if (command.by.id === command.data.personId && command.type !== 'end-delegation')
      return rejected({ code: 'own-grants' });
    switch (command.type) {
      case 'give':
        return give(command.data, state, ground);
      case 'revoke':
        return takeBack(command.data, state, ground, () => true);
      case 'delegate':
        return delegate(command.data, state, ground);
      case 'end-delegation':
        return takeBack(command.data, state, ground, ({ standsInFor }) => isTheirs(standsInFor, command));
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    const others = state.grants.filter((grant) => !isSame(grant, event.data));
    switch (event.type) {
      case 'grant-given': {
        const { personId: _, ...grant } = event.data;
        return { grants: [...others, grant] };
      }
      case 'grant-revoked':
        return { grants: others };
      default:
        return unreachable(event);
    }
  },
};

/** A delegation is ended by who handed the desk on, or given back by who stands in. */
const isTheirs = (standsInFor: string | undefined, { by, data }: PersonGrantsCommand): boolean =>
  standsInFor !== undefined && (standsInFor === by.id || data.personId === by.id);

/** Each grant that is meant; whoever means one that is not there is told so. */
function takeBack(
  { personId, desk, organisationId }: DeskAt,
  { grants }: PersonGrantsState,
  { means }: GrantGround,
  isMeant: (grant: PersonGrantsState['grants'][number]) => boolean,
): Decided {
  const meant = grants.filter((grant) => grant.desk === desk && means.includes(grant.organisationId) && isMeant(grant));
  if (meant.length === 0) return rejected({ code: 'no-such-grant', desk, organisationId });
  return accepted(
    ...meant.map((grant) => facts.grantRevoked({ personId, desk, organisationId: grant.organisationId })),
  );
}

function give(data: GrantData, state: PersonGrantsState, ground: GrantGround): Decided {
  const { desk, from, to, standsInFor } = data;
  const held = state.grants.find((grant) => isSame(grant, data));
  if (held && held.from === from && held.to === to && held.standsInFor === standsInFor) return nothingToDo;
  const flaw = flawOfDays(data, held, ground);
  if (flaw) return rejected(flaw);
  if (!held && state.grants.length + ground.elsewhere >= grantsMax)
    return rejected({ code: 'too-many-grants', grantsMax });
  const misplaced = flawOfPlace(desk, ground);
  if (misplaced) return rejected(misplaced);
  if (ground.filledByGrantor.includes(desk) && desk !== ground.table.grantedBy)
    return rejected({ code: 'grantor-uses-desk', desk });
  const filled = apartFrom(desk, ground.filled, ground.table);
  if (filled.length > 0) return rejected({ code: 'desks-apart', desk, filled });
  const standing = standsInFor === undefined ? undefined : flawOfStandIn({ ...data, standsInFor }, held, ground);
  return standing ? rejected(standing) : accepted(facts.grantGiven(data));
}

/** Whoever fills a desk themselves lets somebody of theirs stand in for them; no administrator has to be found for a week's leave. */
function delegate(data: Delegation, state: PersonGrantsState, ground: GrantGround): Decided {
  const { desk, from, to } = data;
  if (ground.table.notHandedOn.includes(desk)) return rejected({ code: 'desk-not-delegated', desk });
  const held = state.grants.find((grant) => isSame(grant, data));
  const standing = flawOfStandIn(data, held, ground);
  if (standing) return rejected(standing);
  if (held?.from === from && held?.to === to) return nothingToDo;
  const flaw = flawOfDays(data, held, ground);
  if (flaw) return rejected(flaw);
  if (!held && state.grants.length + ground.elsewhere >= grantsMax)
    return rejected({ code: 'too-many-grants', grantsMax });
  const filled = apartFrom(desk, ground.filled, ground.table);
  return filled.length > 0 ? rejected({ code: 'desks-apart', desk, filled }) : accepted(facts.grantGiven(data));
}

/** Whoever stands in works there, for somebody else who fills the desk, and no longer than they do. */
function flawOfStandIn(
  { personId, desk, organisationId, to, standsInFor }: GrantData & Readonly<{ standsInFor: string }>,
  held: Pick<GrantData, 'standsInFor'> | undefined,
  { filledByOther, filledByOtherUntil: latest, worksThere }: GrantGround,
): PersonGrantsRejection | undefined {
  if (!filledByOther || standsInFor === personId) return { code: 'nobody-to-stand-in-for', standsInFor };
  if (!worksThere) return { code: 'works-elsewhere', organisationId };
  if (latest !== undefined && (to === undefined || to > latest)) return { code: 'delegated-too-long', latest };
  return held && held.standsInFor !== standsInFor ? { code: 'fills-desk-already', desk } : undefined;
}

/** The desk has its place there; and where it acts for the whole jurisdiction, the very organisation bears it. */
function flawOfPlace(desk: string, { way, table }: GrantGround): PersonGrantsRejection | undefined {
  const within = table.desks[desk]?.within;
  if (!mayStandAt(desk, way, table)) return { code: 'desk-not-here', desks: [desk], ...(within && { within }) };
  if (!isBorne(desk, table) || way.at(-1)?.desks.includes(desk)) return undefined;
  const bearers = way.filter(({ desks }) => desks.includes(desk)).map(({ id }) => id);
  return { code: 'desk-borne-elsewhere', desk, bearers };
}

/** Days lie ahead; what is held since an earlier day goes on from that. To end it today takes a revocation. */
function flawOfDays(
  { from, to }: Pick<GrantData, 'from' | 'to'>,
  held: Pick<GrantData, 'from'> | undefined,
  { today }: GrantGround,
): PersonGrantsRejection | undefined {
  if (from !== undefined && to !== undefined && to < from) return { code: 'ends-before-it-begins', from, to };
  if (from !== undefined && from < today && held?.from !== from) return { code: 'days-gone-by', day: from, today };
  if (to !== undefined && to < today) return { code: 'days-gone-by', day: to, today };
  return undefined;
}

type Seat = Pick<DeskAt, 'desk' | 'organisationId'>;

function isSame(one: Seat, other: Seat): boolean {
  return one.desk === other.desk && one.organisationId === other.organisationId;
}
