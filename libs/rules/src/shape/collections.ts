import { limits } from '@wenxiao/domain/field';
import { z } from 'zod';
import { conditionShape, operandShape } from './condition.js';
import { deskRefShape, whoShape } from './desk.js';
import { dayOfYearShape, dueShape, everyShape } from './due.js';
import type { Frozen } from './frozen.js';
import { effectShape } from './procedure.js';
import {
  codeShape,
  decimalShape,
  dottedCodeShape,
  memberFields,
  memberShape,
  membersOf,
  shortListOf,
  signedDecimalShape,
  yearShape,
} from './words.js';

/**
 * A kind of entry. `review`: each is of one round (its occasion) and goes through a checklist; of each of the `participants`, codes of
 * `parties`, it is said who was invited, and whether they came.
 */
export const registerKindShape = z.strictObject({
  ...memberFields,
  review: z
    .strictObject({ checklist: codeShape, participants: shortListOf(codeShape).min(1).exactOptional() })
    .exactOptional(),
});
export type RegisterKind = Frozen<z.infer<typeof registerKindShape>>;

/**
 * A register: entries about something, who enters and confirms them, what each kind brings with it, and the way out. `informs`: who gets
 * to know of each entry once it is in force. `concerns`: whom what is proposed of a subject concerns, by the role in which they answer for
 * it: who did so in all the years that it was judged by, and where nobody did, it is for decision. `recurs`: an entry of that kind about the
 * organisation that keeps it is made in each such period, by its last day.
 */
export const registerShape = z.strictObject({
  ...memberFields,
  about: z.enum(['subject', 'organisation', 'person', 'nothing']),
  concerns: codeShape.exactOptional(),
  kinds: membersOf(registerKindShape).exactOptional(),
  proposed: z.strictObject({ kind: codeShape, when: conditionShape }).exactOptional(),
  recurs: z.strictObject({ kind: codeShape, period: everyShape }).exactOptional(),
  enters: deskRefShape,
  confirms: whoShape.exactOptional(),
  informs: shortListOf(deskRefShape).min(1).exactOptional(),
  effects: shortListOf(z.strictObject({ kind: codeShape, effects: shortListOf(effectShape) })).exactOptional(),
  exit: whoShape.exactOptional(),
  log: codeShape.exactOptional(),
  rank: z.strictObject({ by: dottedCodeShape, worst: z.literal('proposed-for-exit') }).exactOptional(),
});
export type Register = Frozen<z.infer<typeof registerShape>>;

/** Part of an amount in 元: of which fund, and whose money it is. */
export const moneyPartShape = z.strictObject({
  fund: codeShape,
  source: z.enum(['own', 'upper', 'self-raised', 'carry-over', 'other']),
  level: codeShape.exactOptional(),
  document: z.string().min(1).max(limits.name).exactOptional(),
  amount: signedDecimalShape,
});
export type MoneyPart = Frozen<z.infer<typeof moneyPartShape>>;

/** Entries of a register that are in force, of one kind or of all; `each`: all of the same round (occasion) count as one. */
const entriesShape = z.strictObject({
  register: codeShape,
  kind: codeShape.exactOptional(),
  each: z.literal('occasion').exactOptional(),
});
export type CountedEntries = Frozen<z.infer<typeof entriesShape>>;

/**
 * A number to be kept, over one object's lines or over all objects of a tenant; soft: a warning. What is counted is the
 * figure, the lines for which `count` holds, the `entries` about the object, or of the tenant in the year, or the objects.
 */
export const checkShape = z.strictObject({
  ...memberFields,
  over: z.enum(['object', 'tenant']),
  of: conditionShape,
  count: conditionShape.exactOptional(),
  entries: entriesShape.exactOptional(),
  figure: dottedCodeShape.exactOptional(),
  atLeast: decimalShape.exactOptional(),
  atMost: decimalShape.exactOptional(),
});
export type Check = Frozen<z.infer<typeof checkShape>>;

/**
 * A figure by a table over another figure, times factors, for whom `of` holds. `by` may be the first year in which entries of all these
 * kinds of a register about the jurisdiction have come to be.
 */
export const computedShape = z.strictObject({
  ...memberFields,
  of: conditionShape.exactOptional(),
  figure: dottedCodeShape,
  by: z.union([
    dottedCodeShape,
    z.strictObject({ yearOf: z.strictObject({ register: codeShape, kinds: shortListOf(codeShape).min(1) }) }),
  ]),
  table: membersOf(z.strictObject({ is: dottedCodeShape, amount: signedDecimalShape })).min(1),
  factors: shortListOf(z.strictObject({ when: conditionShape, times: decimalShape })).exactOptional(),
});
export type Computed = Frozen<z.infer<typeof computedShape>>;

/** What is chosen out of a population: by a person with reasons, or by lot with a share and a seed that the act records. */
export const selectionShape = z.strictObject({
  ...memberFields,
  population: conditionShape,
  draw: z.union([
    z.strictObject({ by: z.literal('person') }),
    z.strictObject({ by: z.literal('lot'), share: operandShape }),
  ]),
  /** Codes of `findings` that may be the reason of a choice. */
  reasons: shortListOf(codeShape).exactOptional(),
  gate: whoShape.exactOptional(),
  opens: dottedCodeShape,
});
export type Selection = Frozen<z.infer<typeof selectionShape>>;

/** The order of a group by a figure, best first; equal ones by the tie. `within`: each department has an order of its own. */
export const rankingShape = z.strictObject({
  ...memberFields,
  among: conditionShape,
  within: z.literal('department').exactOptional(),
  by: dottedCodeShape,
  tie: z.enum(['filing-time', 'shared-rank', 'by-person']),
  tiers: shortListOf(z.strictObject({ ...memberFields, share: operandShape })).exactOptional(),
});
export type Ranking = Frozen<z.infer<typeof rankingShape>>;

/** Groups whose members are gone through one by one. */
export const groupsOfItems = [
  'monitoring.contents',
  'monitoring.extendedMatters',
  'monitoring.extendedPoints',
] as const;

/**
 * What a review goes through: items of its own, each with the questions of the text, or those that the set lists elsewhere (`itemsOf`).
 * `subjects`: for which it is, where a step names several. `inWords`: each item is judged with words. `open`: the text ends with 等,
 * and whoever reviews may add items of their own, with words.
 */
export const checklistShape = z.strictObject({
  ...memberFields,
  subjects: conditionShape.exactOptional(),
  items: membersOf(z.strictObject({ ...memberFields, questions: shortListOf(z.string().min(1).max(limits.printed)) }))
    .min(1)
    .exactOptional(),
  itemsOf: shortListOf(z.enum(groupsOfItems)).min(1).exactOptional(),
  inWords: z.literal(true).exactOptional(),
  open: z.literal(true).exactOptional(),
});
export type Checklist = Frozen<z.infer<typeof checklistShape>>;

/**
 * Measures that a finding calls for, in order; every amount is a person's decision. `procedure`: by which they are proposed and decided,
 * where it is not that of all others.
 */
export const measureRuleShape = z.strictObject({
  ...memberFields,
  when: conditionShape,
  effects: shortListOf(effectShape).min(1),
  procedure: codeShape.exactOptional(),
});
export type MeasureRule = Frozen<z.infer<typeof measureRuleShape>>;

/** What monitoring looks at, with the risks that it looks for. */
export const lensShape = z.strictObject({ ...memberFields, risks: membersOf(memberShape) });
export type Lens = Frozen<z.infer<typeof lensShape>>;

/** A layer of monitoring. `notesBy`: the desks that note day by day what they see; a layer without them is monitored in rounds alone. */
export const layerShape = z.strictObject({
  ...memberFields,
  notesBy: shortListOf(deskRefShape).min(1).exactOptional(),
});
export type Layer = Frozen<z.infer<typeof layerShape>>;

/**
 * Who finds what makes a subject one of key monitoring. `proposes`: of what an evaluation of the product came to, or a check of
 * monitoring found, it is proposed by itself, and what it would come to (codes of `findings`); a person decides. `informs`: to whom what
 * is recorded is fed back or copied.
 */
export const findingSourceShape = z.strictObject({
  ...memberFields,
  proposes: z.strictObject({ when: conditionShape, concludes: shortListOf(codeShape).min(1) }).exactOptional(),
  informs: shortListOf(deskRefShape).min(1).exactOptional(),
});
export type FindingSource = Frozen<z.infer<typeof findingSourceShape>>;

/**
 * How the work of monitoring is checked: by whom, which item of the work assessment it counts under, and what may be found (codes of
 * `findings`).
 */
export const monitoringCheckShape = z.strictObject({
  ...memberFields,
  by: shortListOf(deskRefShape).min(1),
  assessedUnder: codeShape,
  findings: shortListOf(codeShape),
});
export type MonitoringCheck = Frozen<z.infer<typeof monitoringCheckShape>>;

/** A class of indicators with its kinds: an indicator names both as its first and second level, by their words. */
export const indicatorClassShape = z.strictObject({ ...memberFields, kinds: membersOf(memberShape).min(1) });

/**
 * A kind of subject. `onePer`: of a unit there is one of it, and a second registration meets the first. `of`: it is registered where that
 * holds of the jurisdiction alone. `phased`: it comes in later (先易后难), from the year `phasedFrom` on; where the text gives none, from
 * that which is settled.
 */
export const subjectKindShape = z.strictObject({
  ...memberFields,
  onePer: z.enum(['unit']).exactOptional(),
  of: conditionShape.exactOptional(),
  phased: z.literal(true).exactOptional(),
  phasedFrom: yearShape.exactOptional(),
});

/** Whom a set refers: whoever answers for the subject as this, whatever the set calls it. */
export const referableShape = z.strictObject({ ...memberFields, refers: z.enum(['unit', 'department', 'persons']) });

/**
 * To whom results are reported, or what they go into: of the whole jurisdiction or of each department, and by whom. `from`: what has
 * happened before it goes out, and makes it a task; `following`: the report that went out before it; `due`: by which day of the year
 * it goes out, `opensOn` from which one on. `discloses`: no report is made; disclosures carry it out.
 */
export const resultReportShape = z.strictObject({
  ...memberFields,
  of: z.enum(['jurisdiction', 'department']),
  by: deskRefShape,
  from: z.literal('final-accounts.completed').exactOptional(),
  following: codeShape.exactOptional(),
  opensOn: dayOfYearShape.exactOptional(),
  due: shortListOf(dueShape).exactOptional(),
  discloses: z.literal(true).exactOptional(),
});
export type ResultReport = Frozen<z.infer<typeof resultReportShape>>;

/** When something is proposed to a person: a mark, a referral. The person decides, with a reason. */
export const proposalShape = z.strictObject({ ...memberFields, when: conditionShape });
export type Proposal = Frozen<z.infer<typeof proposalShape>>;

/** … of a mark that the subject gets: 重点 or 重大. */
export const markShape = z.strictObject({ ...proposalShape.shape, mark: z.enum(['key', 'major']) });
