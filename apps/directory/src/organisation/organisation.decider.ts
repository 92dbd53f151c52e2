import type { OrganisationKind } from '@wenxiao/contracts';
import {
  accepted,
  type Command,
  type Decider,
  type Decision,
  type Fact,
  nothingToDo,
  rejected,
  type TextsOf,
  unreachable,
} from '@wenxiao/domain';

/** Where a jurisdiction stands among the levels of government; 园区 and 管理区 are zones. */
export const jurisdictionLevels = ['province', 'prefecture', 'county', 'zone'] as const;
export type JurisdictionLevel = (typeof jurisdictionLevels)[number];

/** What is told of a new organisation. */
export type Registration = Readonly<{
  kind: OrganisationKind;
  name: string;
  /** Of jurisdictions alone. */
  level?: JurisdictionLevel;
  /** 行政区划代码 or 预算单位编码, where there is one. */
  code?: string;
}>;

/** Where it stands in the tree; ids only. */
export type Position = Readonly<{
  /** Absent for a root. */
  parentId?: string;
  /** The jurisdiction that it belongs to, itself for a jurisdiction: the tenant of its streams, for ever. */
  jurisdictionId: string;
  /** Ids from the root to this organisation, both included. */
  path: readonly string[];
}>;

export type OrganisationEvent =
  Fact<'organisation-registered', Registration & Position> | Fact<'organisation-renamed', { name: string }>;

/** What every string of the events says, and so to whom. */
export const organisationTexts: TextsOf<OrganisationEvent> = {
  'organisation-registered': {
    kind: 'code',
    name: 'public',
    level: 'code',
    code: 'id',
    parentId: 'id',
    jurisdictionId: 'id',
    path: 'id',
  },
  'organisation-renamed': { name: 'public' },
};

export type OrganisationCommand =
  Command<'register', Registration & { organisationId: string }> | Command<'rename', { name: string }>;

export type OrganisationRejection =
  | Readonly<{ code: 'not-registered' }>
  | Readonly<{ code: 'already-registered' }>
  | Readonly<{
      code: 'wrong-parent';
      kind: OrganisationKind;
      parentKind?: OrganisationKind;
      possible: readonly string[];
    }>
  | Readonly<{ code: 'wrong-level'; level?: JurisdictionLevel; parentLevel?: JurisdictionLevel }>
  | Readonly<{ code: 'finance-bureau-exists'; financeBureauId: string }>;

/** The part of the tree that a registration rests on. */
export type Neighbourhood = Readonly<{
  /** Absent for a root. */
  parent?: Readonly<{
    id: string;
    kind: OrganisationKind;
    level?: JurisdictionLevel;
    jurisdictionId: string;
    path: readonly string[];
  }>;
  /** The finance bureau that the jurisdiction has already. */
  financeBureauId?: string;
}>;

export type OrganisationState =
  Readonly<{ status: 'unregistered' }> | (Readonly<{ status: 'registered' }> & Registration & Position);

type Decided = Decision<OrganisationEvent, OrganisationRejection>;

/** What each kind may stand below; `root` is below nothing. */
const possibleParents: Readonly<Record<OrganisationKind, readonly (OrganisationKind | 'root')[]>> = {
  jurisdiction: ['root', 'jurisdiction'],
  'finance-bureau': ['jurisdiction'],
  department: ['jurisdiction'],
  unit: ['department', 'finance-bureau', 'jurisdiction'],
};

export const organisationDecider: Decider<
  OrganisationState,
  OrganisationCommand,
  OrganisationEvent,
  OrganisationRejection,
  Neighbourhood
> = {
  initialState: { status: 'unregistered' },
  decide(command, state, neighbourhood) {
    switch (command.type) {
      case 'register':
        return register(command.data, state, neighbourhood);
      case 'rename':
        if (state.status === 'unregistered') return rejected({ code: 'not-registered' });
        if (state.name === command.data.name) return nothingToDo;
        return accepted({ type: 'organisation-renamed', data: { name: command.data.name } });
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'organisation-registered':
        return { status: 'registered', ...event.data };
      case 'organisation-renamed':
        return state.status === 'registered' ? { ...state, name: event.data.name } : state;
      default:
        return unreachable(event);
    }
  },
};

function register(
  { organisationId, ...registration }: Registration & { organisationId: string },
  state: OrganisationState,
  { parent, financeBureauId }: Neighbourhood,
): Decided {
  const { kind, level } = registration;
  if (state.status === 'registered') return rejected({ code: 'already-registered' });
  const possible = possibleParents[kind];
  if (!possible.includes(parent?.kind ?? 'root')) {
    return rejected({ code: 'wrong-parent', kind, possible, ...(parent && { parentKind: parent.kind }) });
  }
  if (!levelFits(kind, level, parent?.level)) {
    const parentLevel = parent?.level;
    return rejected({ code: 'wrong-level', ...(level && { level }), ...(parentLevel && { parentLevel }) });
  }
  if (kind === 'finance-bureau' && financeBureauId !== undefined) {
    return rejected({ code: 'finance-bureau-exists', financeBureauId });
  }
  const jurisdictionId = kind === 'jurisdiction' ? organisationId : (parent?.jurisdictionId ?? organisationId);
  const position: Position = {
    jurisdictionId,
    path: [...(parent?.path ?? []), organisationId],
    ...(parent && { parentId: parent.id }),
  };
  return accepted({ type: 'organisation-registered', data: { ...registration, ...position } });
}

/** A jurisdiction has a level, below that of its parent; nothing else has one. */
function levelFits(kind: OrganisationKind, level?: JurisdictionLevel, parentLevel?: JurisdictionLevel): boolean {
  if (kind !== 'jurisdiction') return level === undefined;
  if (level === undefined) return false;
  return parentLevel === undefined || jurisdictionLevels.indexOf(level) > jurisdictionLevels.indexOf(parentLevel);
}
