import type { OrganisationNature } from '@wenxiao/contracts';
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
import { type OrganisationEvent, organisationFacts as facts } from '@wenxiao/facts/directory';
import { type DeskTable, isBorne, mayStandAt, type Ranked } from '../desks/desk-table.js';

/** Where a jurisdiction stands among the levels of government; 园区 and 管理区 are zones. */
export const jurisdictionLevels = ['province', 'prefecture', 'county', 'zone'] as const;
export type JurisdictionLevel = (typeof jurisdictionLevels)[number];

/** What is told of a new organisation. */
export type Registration = DataOf<typeof facts.organisationRegistered.fields>;

/** The desk of the finance bureau that looks after a body (对口) from a day on; without a desk none does. */
export type Counterpart = DataOf<typeof facts.counterpartAssigned.fields>;

export type OrganisationCommand =
  | Command<
      'register',
      Omit<Registration, 'nature' | 'desks'> & { nature?: OrganisationNature; desks?: readonly string[] }
    >
  | Command<'rename', { name: string; shortName?: string; from: string }>
  | Command<'move', { parentId: string; from: string }>
  | Command<'merge', { into: string; from: string }>
  | Command<'assign-desks', { desks: readonly string[]; from: string }>
  | Command<'assign-counterpart', Counterpart>;

export type OrganisationRejection =
  | Readonly<{ code: 'not-registered' }>
  | Readonly<{ code: 'already-registered' }>
  | Readonly<{ code: 'merged-already'; into: string }>
  | Readonly<{ code: 'nature-required'; kind: string }>
  | Readonly<{ code: 'wrong-nature'; kind: string; nature: OrganisationNature }>
  | Readonly<{ code: 'wrong-parent'; kind: string; parentKind?: string; possible: readonly string[] }>
  | Readonly<{ code: 'wrong-level'; level?: JurisdictionLevel; parentLevel?: JurisdictionLevel }>
  | Readonly<{ code: 'one-of-its-kind'; kind: string; organisationId: string }>
  /** Another organisation of the jurisdiction has this official code. */
  | Readonly<{ code: 'code-taken'; officialCode: string }>
  | Readonly<{ code: 'desk-not-here'; desks: readonly string[] }>
  /** A desk looks after bodies alone. */
  | Readonly<{ code: 'no-counterpart'; nature: OrganisationNature }>
  /** No organisation of the jurisdiction bears it. */
  | Readonly<{ code: 'desk-not-borne'; desk: string }>
  /** The desks of an organisation act for the whole jurisdiction: who assigns them reaches it. */
  | Readonly<{ code: 'desks-beyond-reach'; jurisdictionId: string }>
  | Readonly<{ code: 'below-itself'; organisationId: string }>
  | Readonly<{ code: 'other-jurisdiction'; jurisdictionId: string }>
  /** Grants over what is taken over are grants over its successor: they are to open no more there than they did. */
  | Readonly<{ code: 'merges-unlike'; kind: string; intoKind?: string }>
  | Readonly<{ code: 'merges-upwards'; into: string }>
  /** What waits for a desk would wait for nobody. */
  | Readonly<{ code: 'desks-left'; into: string; desks: readonly string[] }>
  /** Whoever fills a desk there would fill it in vain, and not be told. */
  | Readonly<{ code: 'desks-filled'; desks: readonly string[] }>
  /** What is so from a day on cannot be otherwise from an earlier one. */
  | Readonly<{ code: 'before-last-change'; from: string; last: string }>
  /** Whoever stands where and is called what is known of today alone: what holds from a later day is told on that day. */
  | Readonly<{ code: 'not-yet'; from: string; today: string }>
  /** No desk looks after it on that day, and one does from a later day on. */
  | Readonly<{ code: 'ends-before-it-begins'; from: string; to: string }>;

/** An organisation on the way from the root, as a decision looks at it. */
export type OnTheWay = Ranked & Readonly<{ tenant: string; level?: JurisdictionLevel; mergedInto?: string }>;

/** The part of the tree that a decision rests on. */
export type Neighbourhood = Readonly<{
  id: string;
  /** Whose stream it is; its own id for a jurisdiction. */
  tenant: string;
  /** The business day of the act. */
  today: string;
  table: DeskTable;
  /** From the root to what it lies below, or is to lie below; empty for a root. */
  way: readonly OnTheWay[];
  /** What it lies below so far, by ids. */
  above?: readonly string[];
  /** An organisation of its kind that the jurisdiction has already. */
  another?: string;
  /** The official code that is to be its own, where another has it. */
  codeTaken?: string;
  /** The desks that organisations of the jurisdiction bear. */
  borne?: readonly string[];
  /** The desks that people fill there, or will. */
  filled?: readonly string[];
  /** Whether who acts reaches the whole jurisdiction. */
  wholeJurisdiction: boolean;
}>;

export type OrganisationState =
  | Readonly<{ status: 'unregistered' }>
  | (Readonly<{
      status: 'registered';
      mergedInto?: string;
      /** Of the last change. */ effectiveFrom: string;
      /** By their days. */ counterparts?: readonly Counterpart[];
    }> &
      Registration);

type Registered = Extract<OrganisationState, { status: 'registered' }>;
type Decided = Decision<OrganisationEvent, OrganisationRejection>;
type CommandOf<Type extends OrganisationCommand['type']> = Extract<OrganisationCommand, { type: Type }>['data'];

export const organisationDecider: Decider<
  OrganisationState,
  OrganisationCommand,
  OrganisationEvent,
  OrganisationRejection,
  Neighbourhood
> = {
  initialState: { status: 'unregistered' },
  decide(command, state, neighbourhood) {
    if (command.type === 'register') return register(command.data, state, neighbourhood);
    if (state.status === 'unregistered') return rejected({ code: 'not-registered' });
    if (command.type === 'rename') return rename(command.data, state, neighbourhood);
    // What was taken over keeps a name, which may have been wrong; all else is its successor's.
    const { mergedInto } = state;
    if (mergedInto !== undefined)
      return command.type === 'merge' && command.data.into === mergedInto
        ? nothingToDo
        : rejected({ code: 'merged-already', into: mergedInto });
    switch (command.type) {
      case 'move':
        return move(command.data, state, neighbourhood);
      case 'merge':
        return merge(command.data, state, neighbourhood);
      case 'assign-desks':
        return assignDesks(command.data, state, neighbourhood);
      case 'assign-counterpart':
        return assignCounterpart(command.data, state, neighbourhood);
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    if (event.type === 'organisation-registered')
      return { ...event.data, status: 'registered', effectiveFrom: event.data.from };
    if (state.status === 'unregistered') return state;
    const effectiveFrom = event.data.from;
    switch (event.type) {
      case 'organisation-renamed': {
        const { shortName: _, ...others } = state;
        const { name, shortName } = event.data;
        return { ...others, name, ...(shortName !== undefined && { shortName }), effectiveFrom };
      }
      case 'organisation-moved':
        return { ...state, parentId: event.data.parentId, effectiveFrom };
      case 'organisation-merged':
        return { ...state, mergedInto: event.data.into, effectiveFrom };
      case 'desks-assigned':
        return { ...state, desks: event.data.desks, effectiveFrom };
      case 'counterpart-assigned': {
        const others = (state.counterparts ?? []).filter(({ from }) => from !== event.data.from);
        return { ...state, counterparts: [...others, event.data].sort((a, b) => (a.from < b.from ? -1 : 1)) };
      }
      default:
        return unreachable(event);
    }
  },
};

function register(command: CommandOf<'register'>, state: OrganisationState, place: Neighbourhood): Decided {
  if (state.status === 'registered') return rejected({ code: 'already-registered' });
  const { kind } = command;
  const rule = place.table.kinds[kind];
  const nature = command.nature ?? rule?.nature;
  if (!nature) return rejected({ code: 'nature-required', kind });
  if (rule && rule.nature !== nature) return rejected({ code: 'wrong-nature', kind, nature: rule.nature });
  const desks = command.desks ?? rule?.bears ?? [];
  const flaw =
    flawOfPlace({ nature, kind, ...(command.level && { level: command.level }) }, place) ??
    (rule?.once && place.another !== undefined
      ? { code: 'one-of-its-kind' as const, kind, organisationId: place.another }
      : undefined) ??
    (place.codeTaken === undefined ? undefined : { code: 'code-taken' as const, officialCode: place.codeTaken }) ??
    flawOfDesks({ nature, kind, desks }, place) ??
    flawOfDay(command, place);
  if (flaw) return rejected(flaw);
  return accepted(facts.organisationRegistered({ ...command, nature, desks }));
}

function rename(command: CommandOf<'rename'>, state: Registered, place: Neighbourhood): Decided {
  if (state.name === command.name && state.shortName === command.shortName) return nothingToDo;
  return dated(facts.organisationRenamed(command), state, place);
}

function move(command: CommandOf<'move'>, state: Registered, place: Neighbourhood): Decided {
  if (state.parentId === command.parentId) return nothingToDo;
  const flaw = flawOfNewPlace(state, place) ?? flawOfPlace(state, place) ?? flawOfDesks(state, place);
  return flaw ? rejected(flaw) : dated(facts.organisationMoved(command), state, place);
}

/** What is taken over lies below what took it over: grants and tasks of the one are the other's then. */
function merge(command: CommandOf<'merge'>, state: Registered, place: Neighbourhood): Decided {
  const into = place.way.at(-1);
  const flaw = flawOfNewPlace(state, place);
  if (flaw) return rejected(flaw);
  if (place.above?.includes(command.into)) return rejected({ code: 'merges-upwards', into: command.into });
  if (into?.kind !== state.kind || into.nature !== state.nature || into.level !== state.level)
    return rejected({ code: 'merges-unlike', kind: state.kind, ...(into && { intoKind: into.kind }) });
  // Who fills a desk that either bears acts for the whole jurisdiction.
  if (state.desks.length + into.desks.length > 0 && !place.wholeJurisdiction)
    return rejected({ code: 'desks-beyond-reach', jurisdictionId: place.tenant });
  const left = state.desks.filter((desk) => !into.desks.includes(desk));
  if (left.length > 0) return rejected({ code: 'desks-left', into: command.into, desks: left });
  return dated(facts.organisationMerged(command), state, place);
}

function assignDesks(command: CommandOf<'assign-desks'>, state: Registered, place: Neighbourhood): Decided {
  const same = command.desks.length === state.desks.length && command.desks.every((desk) => state.desks.includes(desk));
  if (same) return nothingToDo;
  // To take a desk away takes the same reach as to assign it.
  if (!place.wholeJurisdiction) return rejected({ code: 'desks-beyond-reach', jurisdictionId: place.tenant });
  const filled = state.desks.filter((desk) => !command.desks.includes(desk) && place.filled?.includes(desk));
  if (filled.length > 0) return rejected({ code: 'desks-filled', desks: filled });
  const flaw = flawOfDesks({ ...state, desks: command.desks }, place);
  return flaw ? rejected(flaw) : dated(facts.desksAssigned(command), state, place);
}

function assignCounterpart(command: CommandOf<'assign-counterpart'>, state: Registered, place: Neighbourhood): Decided {
  const { desk, from } = command;
  if (state.nature !== 'body') return rejected({ code: 'no-counterpart', nature: state.nature });
  if (!place.wholeJurisdiction) return rejected({ code: 'desks-beyond-reach', jurisdictionId: place.tenant });
  if (desk !== undefined && !place.borne?.includes(desk)) return rejected({ code: 'desk-not-borne', desk });
  const before = state.counterparts?.findLast((each) => each.from <= from);
  const later = state.counterparts?.find((each) => each.from > from && each.desk !== undefined);
  if (desk === undefined && before?.desk === undefined && later)
    return rejected({ code: 'ends-before-it-begins', from: later.from, to: from });
  const isSame = before?.desk === desk && !state.counterparts?.some((each) => each.from === from && each !== before);
  return isSame ? nothingToDo : accepted(facts.counterpartAssigned(command));
}

/** Accepts a change that holds from its day on, unless that is still to come, or another one after it was told before. */
function dated(event: OrganisationEvent, { effectiveFrom: last }: Registered, place: Neighbourhood): Decided {
  const { from } = event.data;
  if (from < last) return rejected({ code: 'before-last-change', from, last });
  const flaw = flawOfDay(event.data, place);
  return flaw ? rejected(flaw) : accepted(event);
}

const flawOfDay = (
  { from }: Readonly<{ from: string }>,
  { today }: Neighbourhood,
): OrganisationRejection | undefined => (from > today ? { code: 'not-yet', from, today } : undefined);

/** A new place is of the same tenant, save for jurisdictions, and not below the organisation itself. */
function flawOfNewPlace({ nature }: Registered, { id, tenant, way }: Neighbourhood): OrganisationRejection | undefined {
  if (way.some((each) => each.id === id)) return { code: 'below-itself', organisationId: id };
  const other = way.at(-1)?.tenant;
  if (nature !== 'jurisdiction' && other !== undefined && other !== tenant)
    return { code: 'other-jurisdiction', jurisdictionId: other };
  return undefined;
}

/** What it stands below fits its kind, and a jurisdiction's level lies below its parent's. */
function flawOfPlace(
  { nature, kind, level }: Pick<Registered, 'nature' | 'kind' | 'level'>,
  { table, way }: Neighbourhood,
): OrganisationRejection | undefined {
  const parent = way.at(-1);
  const rule = table.kinds[kind];
  const possible = rule?.below ?? table.natures[nature];
  const fits = possible.includes((rule ? parent?.kind : parent?.nature) ?? 'root');
  if (!fits) return { code: 'wrong-parent', kind, possible, ...parentKindOf(parent) };
  if (parent?.mergedInto !== undefined) return { code: 'merged-already', into: parent.mergedInto };
  if (levelFits(nature, level, parent?.level)) return undefined;
  return { code: 'wrong-level', ...(level && { level }), ...(parent?.level && { parentLevel: parent.level }) };
}

/** Where it stands, it may bear these desks; and to give it any takes reach over the jurisdiction for which they act. */
function flawOfDesks(
  organisation: Pick<Registered, 'nature' | 'kind' | 'desks'>,
  { id, tenant, table, way, wholeJurisdiction }: Neighbourhood,
): OrganisationRejection | undefined {
  const { nature, kind, desks } = organisation;
  if (desks.length === 0) return undefined;
  if (!wholeJurisdiction) return { code: 'desks-beyond-reach', jurisdictionId: tenant };
  const inJurisdiction = [...way.filter((each) => each.tenant === tenant), { id, nature, kind, desks }];
  const mayBear = (desk: string) => isBorne(desk, table) && mayStandAt(desk, inJurisdiction, table);
  const wrong = desks.filter((desk) => nature === 'jurisdiction' || !mayBear(desk));
  return wrong.length > 0 ? { code: 'desk-not-here', desks: wrong } : undefined;
}

function parentKindOf(parent: OnTheWay | undefined): { parentKind?: string } {
  return parent ? { parentKind: parent.kind } : {};
}

/** A jurisdiction has a level, below that of its parent; nothing else has one. */
function levelFits(nature: OrganisationNature, level?: JurisdictionLevel, parentLevel?: JurisdictionLevel): boolean {
  if (nature !== 'jurisdiction') return level === undefined;
  if (level === undefined) return false;
  return parentLevel === undefined || jurisdictionLevels.indexOf(level) > jurisdictionLevels.indexOf(parentLevel);
}
