import { code, day, type EventOf, fact, id, limits, name, oneOf, several, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 单位: an organisation of the tree (jurisdiction, body, desk, group), as it stands from a day on. Streams `organisation/<id>`.
//
// Save grants, no event of directory says at which organisation it happened (`metadata.at`): who reaches the whole jurisdiction (its
// administrators, its bureau, its auditors, and those above) is a party to it, and a unit's clerk is not. What the tree looks
// like everybody asks directory itself.

const from = day(t.standsFrom);
const names = {
  name: name(t.organisationName, { max: limits.name }),
  shortName: name(t.organisationShortName, { max: limits.label }).optional(),
};
/** The desks that it bears for its jurisdiction. */
const desks = several(code(t.borneDesks), limits.items);

/** A node of the tree is new. */
const organisationRegistered = fact('organisation-registered', 1, {
  nature: oneOf(t.organisationNature),
  /** An open code, `finance-bureau`. */
  kind: code(t.organisationKind),
  ...names,
  /** Of jurisdictions alone. */
  level: oneOf(t.jurisdictionLevel).optional(),
  /** 行政区划代码 or 预算单位编码, where there is one. */
  code: name(t.organisationCode, { max: limits.code }).optional(),
  /** Absent for a root. */
  parentId: id(t.parentOrganisation).optional(),
  desks,
  from,
});

/** It has another name. */
const organisationRenamed = fact('organisation-renamed', 1, { ...names, from });

/** It stands below another parent. */
const organisationMoved = fact('organisation-moved', 1, { parentId: id(t.parentOrganisation), from });

/** It was taken over by another organisation. */
const organisationMerged = fact('organisation-merged', 1, { into: id(t.mergedInto), from });

/** It bears other desks, these alone. */
const desksAssigned = fact('desks-assigned', 1, { desks, from });

/** The desk of the finance bureau that looks after a body (对口) from a day on; without a desk none does. */
const counterpartAssigned = fact('counterpart-assigned', 1, {
  from: day(t.counterpartFrom),
  desk: code(t.counterpartDesk).per('from').optional(),
});

export const organisationFacts = factsOf({
  organisationRegistered,
  organisationRenamed,
  organisationMoved,
  organisationMerged,
  desksAssigned,
  counterpartAssigned,
});

export type OrganisationEvent = EventOf<typeof organisationFacts>;
