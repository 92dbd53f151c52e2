import { code, day, id, limits, list, name, oneOf, several } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

export const organisationNatures = ['jurisdiction', 'body', 'desk', 'group'] as const;
export type OrganisationNature = (typeof organisationNatures)[number];

/**
 * An organisation as it stands after what the contract tells. It names its parent, never its path: whoever keeps the tree
 * computes paths, and lets a child wait for its parent. Its id is known under one tenant for ever.
 */
const stands = {
  /** The jurisdiction that its streams belong to; itself for a jurisdiction. */
  tenant: id(t.jurisdiction),
  organisationId: id(t.body),
  /** Absent for a root. */
  parentId: id(t.parentOrganisation).optional(),
  nature: oneOf(t.organisationNature),
  /** `finance-bureau`, `department`, `unit`, `leading-group`, `agency` …: an open code. */
  kind: code(t.organisationKind),
  name: name(t.organisationName, { max: limits.name }),
  shortName: name(t.organisationShortName, { max: limits.label }).optional(),
  /** Of jurisdictions alone. */
  level: oneOf(t.jurisdictionLevel).optional(),
  /** 行政区划代码 or 预算单位编码. */
  code: name(t.organisationCode, { max: limits.code }).optional(),
  /** The desks that it bears for its jurisdiction. */
  desks: several(code(t.borneDesks), limits.items),
  /** The desk that looks after it (对口), each from its day on; without a desk none does. */
  counterparts: list(['from'], limits.items, {
    from: day(t.counterpartFrom),
    desk: code(t.counterpartDesk).optional(),
  }).optional(),
  /** First day on which it stands so. */
  effectiveFrom: day(t.standsFrom),
  /** The organisation that took it over, and with it what was granted over it. */
  mergedInto: id(t.mergedInto).optional(),
} as const;

/** A node of the tree is new: a jurisdiction, a body, a desk or a group. */
export const organisationRegistered = contract('directory.organisation-registered', 1, 'organisation', stands);
export const OrganisationRegisteredV1 = organisationRegistered.Message;
export type OrganisationStands = MessageOf<typeof organisationRegistered>;

/** It has another name. */
export const organisationRenamed = contract('directory.organisation-renamed', 1, 'organisation', stands);
export const OrganisationRenamedV1 = organisationRenamed.Message;

/** It stands below another parent. */
export const organisationMoved = contract('directory.organisation-moved', 1, 'organisation', stands);
export const OrganisationMovedV1 = organisationMoved.Message;

/** It was taken over by another organisation, and lies below that from now on. */
export const organisationMerged = contract('directory.organisation-merged', 1, 'organisation', stands);
export const OrganisationMergedV1 = organisationMerged.Message;

/** Another desk looks after it. */
export const organisationCounterpartAssigned = contract(
  'directory.organisation-counterpart-assigned',
  1,
  'organisation',
  stands,
);
export const OrganisationCounterpartAssignedV1 = organisationCounterpartAssigned.Message;

/** It bears other desks. */
export const organisationDesksAssigned = contract('directory.organisation-desks-assigned', 1, 'organisation', stands);
export const OrganisationDesksAssignedV1 = organisationDesksAssigned.Message;
