import { limits as ofValues } from './field/limits.js';

/**
 * How long and how many, for all that comes from outside: rule sets and contracts have the same limits, so that what a rule
 * set names always fits into an event, a contract and a column. Lengths count UTF-16 code units, as `String.length` does.
 */
export const limits = {
  /** A code, `four-dimensions`, or one of several parts, `budget.approved`. */
  codeLength: ofValues.code,
  /** A path by codes, `procedures/target-review/steps/desk-review`. */
  pathLength: 400,
  /** A name: of a step, a grade, a project, a body. */
  nameLength: ofValues.name,
  /** A sentence that somebody writes: a reason, a note. */
  sentenceLength: ofValues.printed,
  /** Words at length: an opinion, an article of a rule. */
  wordsLength: 4000,
  /** A title or number of a document, `财预〔2020〕10号`. */
  documentLength: ofValues.name,
  /** Digits before and after the point of a decimal. */
  wholeDigits: 15,
  decimalDigits: 8,
  /** A list that a person reads: answers of a step, bands, tiers, needs. */
  shortList: 32,
  /** A list of members: steps of a procedure, rows of a route, terms, rounds. */
  memberList: 128,
  /** A list of things acted upon at once: items, articles of an instrument. */
  longList: 500,
  /** Objects within objects, from the outermost. */
  depth: 32,
  /** A rule set as it is written, in bytes of UTF-8, and the values that it consists of. */
  ruleSetBytes: 2 * 1024 * 1024,
  ruleSetNodes: 40_000,
} as const;
