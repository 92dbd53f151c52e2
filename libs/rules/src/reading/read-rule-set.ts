import { limits } from '@wenxiao/domain/field';
import { type RuleSet, ruleSetShape } from '../shape/rule-set.js';
import { documentFlaws } from './document-flaws.js';
import { extentFlaw } from './extent.js';
import { type Flaw, frozen, invalid, type Reading } from './flaw.js';
import { readablePart } from './readable-part.js';
import { shapeFlaws } from './shape-flaws.js';

/** Reads a rule set as it was written, JSON in UTF-8. @see readRuleSet */
export function readRuleSetJson(text: string): Reading<RuleSet> {
  const parsed = parsedJson(text);
  return parsed.outcome === 'valid' ? readRuleSet(parsed.value) : parsed;
}

/** What a text of JSON says, unless it is longer than a rule set may be. */
export function parsedJson(text: string): Reading<unknown> {
  if (Buffer.byteLength(text) > limits.ruleSetBytes) return invalid([tooLarge]);
  try {
    return { outcome: 'valid', value: JSON.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return invalid([{ path: '', zh: `不是 JSON:${error.message}`, en: `is no JSON: ${error.message}` }]);
  }
}

/**
 * Reads parsed JSON as a rule set: its shape, and what the document itself must keep (every source explained, each code once).
 * All that is wrong is said at once. Adds nothing: the value is what was written. Whether its rules fit together is asked of
 * what it is resolved to (`checkRuleSet`).
 */
export function readRuleSet(json: unknown): Reading<RuleSet> {
  const { set, flaws } = readReadable(json);
  return set === undefined || flaws.length > 0 ? invalid(flaws) : { outcome: 'valid', value: frozen(set) };
}

/** As much of a rule set as can be read, all that is wrong with the document, and the members that had to be left out. */
export type Readable = Readonly<{
  set: RuleSet | undefined;
  flaws: readonly Flaw[];
  /** `desks/clerk`: stated, but not in the shape asked for. */
  leftOut: readonly string[];
}>;

/**
 * Reads what can be read, so that what is wrong with the rest is said in the same answer. Without a set where too little of it can.
 * @see readablePart
 */
export function readReadable(json: unknown): Readable {
  const extent = extentFlaw(json);
  if (extent !== undefined) return { set: undefined, flaws: [extent], leftOut: [] };
  const parsed = ruleSetShape.safeParse(json, { reportInput: true });
  if (parsed.success) {
    const set = parsed.data as RuleSet;
    return { set, flaws: documentFlaws(set), leftOut: [] };
  }
  const { issues } = parsed.error;
  const part = readablePart(json, issues);
  const flaws = [...shapeFlaws(json, issues), ...(part === undefined ? [] : documentFlaws(part.set))];
  return { set: part?.set, flaws, leftOut: part?.leftOut ?? [] };
}

const tooLarge: Flaw = {
  path: '',
  zh: `文件过大：最多 ${limits.ruleSetBytes / 1024} KiB，请拆分或删减`,
  en: `the file is too large: at most ${limits.ruleSetBytes / 1024} KiB, split or shorten it`,
};
