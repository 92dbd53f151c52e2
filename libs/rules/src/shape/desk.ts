import { z } from 'zod';
import { conditionShape } from './condition.js';
import type { Frozen } from './frozen.js';
import { codeShape, memberFields, membersOf, shortListOf } from './words.js';

/** Of which body a desk is meant, seen from the object. */
export const deskOf = ['unit', 'department', 'jurisdiction', 'upper'] as const;

/**
 * Who: a desk of a body of the object, the desk that a route leads to, or whom an earlier step or the object itself named
 * (`assigned`, a code of `parties`).
 */
export const deskRefShape = z.union([
  z.strictObject({ desk: codeShape, of: z.enum(deskOf) }),
  z.strictObject({ route: codeShape }),
  z.strictObject({ assigned: codeShape }),
]);
export type DeskRef = Frozen<z.infer<typeof deskRefShape>>;

/** What bears a desk: an office or section (desk), a body itself, a group that stands across bodies. */
export const organisationNatures = ['jurisdiction', 'body', 'desk', 'group'] as const;
export type OrganisationNature = (typeof organisationNatures)[number];

/** A desk under its local name. `kind` is the kind of organisation that bears it, an open code: `performance-office`. */
export const deskShape = z.strictObject({
  ...memberFields,
  nature: z.enum(organisationNatures),
  kind: codeShape,
});
export type Desk = Frozen<z.infer<typeof deskShape>>;

/**
 * One row of a route. The first whose condition holds leads; `with` co-operate: they read and may give an opinion. `by:
 * department` is directory's dated assignment of the department to a desk, and comes last.
 */
export const routeRowShape = z.union([
  z.strictObject({
    ...memberFields,
    when: conditionShape,
    desk: codeShape,
    with: shortListOf(codeShape).exactOptional(),
  }),
  z.strictObject({ ...memberFields, by: z.literal('department') }),
]);
export type RouteRow = Frozen<z.infer<typeof routeRowShape>>;

export const routeShape = z.strictObject({ ...memberFields, rows: membersOf(routeRowShape).min(1) });
export type Route = Frozen<z.infer<typeof routeShape>>;

/**
 * Decided outside the product (人大, 政府, 领导小组) and recorded once by a desk. `decidedOn`: `itself`, or the code of the
 * object whose decision holds for all its items (`budget-year`, `evaluation-list`).
 */
export const gateRefShape = z.strictObject({
  gate: codeShape,
  recordedBy: deskRefShape,
  decidedOn: codeShape.exactOptional(),
});
export type GateRef = Frozen<z.infer<typeof gateRefShape>>;

export const whoShape = z.union([...deskRefShape.options, gateRefShape]);
export type Who = DeskRef | GateRef;
