import { z } from 'zod';
import type { Frozen } from './frozen.js';
import { dottedCodeShape, memberFields, shortListOf } from './words.js';

/** A day of a month; a month that has no such day ends with its last. */
export const dayOfMonthShape = z.union([z.int().min(1).max(31), z.literal('last')]);
export type DayOfMonth = z.infer<typeof dayOfMonthShape>;

export const everyShape = z.enum(['month', 'quarter', 'half-year', 'year']);
export type Every = z.infer<typeof everyShape>;

const monthAndDay = { month: z.int().min(1).max(12), day: dayOfMonthShape };
const asExisting = {
  message: '该月没有这一天；月末写作 "last"\nthe month has no such day; its last day is written "last"',
  path: ['day'],
};
/** In some year: 29 February is one, 30 February none. */
const exists = ({ month, day }: Readonly<{ month: number; day: DayOfMonth }>): boolean =>
  day === 'last' || day <= new Date(Date.UTC(2024, month, 0)).getUTCDate();

export const monthAndDayShape = z.strictObject(monthAndDay).refine(exists, asExisting);

/** A day of a year counted from the budget year: `yearOffset` 1 is the year after. */
export const dayOfYearShape = z
  .strictObject({ ...monthAndDay, yearOffset: z.int().min(-5).max(5).exactOptional() })
  .refine(exists, asExisting);

/**
 * Where a deadline is counted from: a day of the year (`yearOffset` from the budget year), the end of a round's period or a
 * day of its last month, the node of a round, or the earliest of several events; `month-end` counts from the end of the month of the
 * event.
 */
export const anchorShape = z.union([
  z.strictObject({ on: dayOfYearShape }),
  z.strictObject({
    periodEnd: everyShape,
    day: dayOfMonthShape.exactOptional(),
    offsetDays: z.int().min(-366).max(366).exactOptional(),
  }),
  z.strictObject({ node: z.literal(true) }),
  z.strictObject({ after: shortListOf(dottedCodeShape).min(1), shift: z.literal('month-end').exactOptional() }),
]);
export type Anchor = Frozen<z.infer<typeof anchorShape>>;

/**
 * When something is due. What is counted from a day begins on the day after; the last day is on time unless `inclusive` is false
 * (前); a day of rest moves the end only where the set says `roll`; `graceDays` after it still count as on time. A soft due is a
 * target, the others are limits.
 */
export const dueShape = z.strictObject({
  ...memberFields,
  from: anchorShape,
  plus: z
    .strictObject({ count: z.int().min(1).max(1000), unit: z.enum(['month', 'calendar-day', 'working-day']) })
    .exactOptional(),
  inclusive: z.boolean().exactOptional(),
  roll: z.boolean().exactOptional(),
  graceDays: z.int().min(0).max(366).exactOptional(),
});
export type Due = Frozen<z.infer<typeof dueShape>>;
