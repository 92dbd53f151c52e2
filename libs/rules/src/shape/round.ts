import { z } from 'zod';
import { conditionShape } from './condition.js';
import { deskRefShape } from './desk.js';
import { dayOfYearShape, dueShape, everyShape, monthAndDayShape } from './due.js';
import type { Frozen } from './frozen.js';
import { codeShape, decimalShape, dottedCodeShape, memberFields, shortListOf, yearShape } from './words.js';

/** A number that a round's figure must reach, for each item or for the whole subject. */
export const limitShape = z.strictObject({
  figure: dottedCodeShape,
  atLeast: decimalShape,
  per: z
    .array(z.enum(['item', 'subject']))
    .min(1)
    .max(2),
});

/** When a round is due: to be reported for the first time or, with `step`, to have that step of its procedure taken. */
export const roundDueShape = z.strictObject({ ...dueShape.shape, step: codeShape.exactOptional() });

/**
 * A series of rounds. Nodes: the ends of periods, days of the year, as often as a value of the set says (where that is silent, when a
 * person opens one), or when a person opens one. A round opens at the start of its period or at its node. The window: from the day
 * of an event or the month after it, until the day of another or the month before it. `forecastIn`: numbers of the rounds (1 = first
 * of the year) in which the whole year is forecast. `documents` are submitted in each round; `summary` is the tenant's own object
 * that reports it. `layer`: the layer of monitoring that its rounds belong to. `openedBy`: the desks that open one by hand, the lead
 * desk where none is named.
 */
export const roundShape = z.strictObject({
  ...memberFields,
  of: conditionShape,
  nodes: z.union([
    z.strictObject({ every: everyShape }),
    z.strictObject({ on: shortListOf(monthAndDayShape).min(1) }),
    z.strictObject({ frequency: z.literal('monitoring.financeFrequency') }),
    z.literal('by-person'),
  ]),
  opens: z.enum(['period-start', 'node']).exactOptional(),
  within: z.enum(['budget-year', 'planned-period']),
  after: z.strictObject({ event: dottedCodeShape, from: z.enum(['day', 'next-month']) }).exactOptional(),
  until: z.strictObject({ event: dottedCodeShape, to: z.enum(['day', 'month-before']) }).exactOptional(),
  due: shortListOf(roundDueShape).exactOptional(),
  focus: shortListOf(codeShape).exactOptional(),
  limits: shortListOf(limitShape).exactOptional(),
  forecastIn: shortListOf(z.int().min(1).max(12)).exactOptional(),
  documents: shortListOf(codeShape).exactOptional(),
  procedure: codeShape.exactOptional(),
  summary: dottedCodeShape.exactOptional(),
  layer: codeShape.exactOptional(),
  openedBy: shortListOf(deskRefShape).min(1).exactOptional(),
});
export type Round = Frozen<z.infer<typeof roundShape>>;
export type RoundLimit = Frozen<z.infer<typeof limitShape>>;

/**
 * A duty stands before anybody has begun: the object is opened in state "expected" under an id derived from kind, about and
 * period. `yearsFrom` counts the years from that of a figure; `after` waits for an event. `opensOn`: from which day of the
 * year it is expected, 1 January of the budget year where nothing is said.
 */
export const dutyShape = z.strictObject({
  ...memberFields,
  opens: dottedCodeShape,
  about: z.enum(['subject', 'unit', 'department', 'jurisdiction']),
  of: conditionShape.exactOptional(),
  when: z.union([
    z.strictObject({ everyYear: z.literal(true) }),
    z.strictObject({ onceIn: yearShape }),
    z.strictObject({ yearsFrom: dottedCodeShape, count: z.int().min(1).max(50) }),
    z.strictObject({ after: dottedCodeShape }),
  ]),
  opensOn: dayOfYearShape.exactOptional(),
  due: shortListOf(dueShape),
});
export type Duty = Frozen<z.infer<typeof dutyShape>>;
