import { limits } from '@wenxiao/domain/field';
import { type RuleSet, ruleSetShape } from '../shape/rule-set.js';
import { documentFlaws } from './document-flaws.js';
import { extentFlaw } from './extent.js';
import { type Flaw, frozen, invalid, type Reading } from './flaw.js';
import { readablePart } from './readable-part.js';
import { repeatedNames } from './repeated-names.js';
import { shapeFlaws } from './shape-flaws.js';

/** Reads a rule set as it was written, JSON in UTF-8. @see readRuleSet */
export function readRuleSetJson(text: string): Reading<RuleSet> {
  const parsed = parsedJson(text);
  return parsed.outcome === 'valid' ? readRuleSet(parsed.value) : parsed;
}

/** What a text of JSON says, unless it is longer than a rule set may be, or says something twice. */
export function parsedJson(text: string): Reading<unknown> {
  const { value, flaws } = readJson(text);
  return flaws.length === 0 ? { outcome: 'valid', value } : invalid(flaws);
}

/** What a text of JSON says as far as it says anything, and what is wrong with the text. */
export function readJson(text: string): Readonly<{ value?: unknown; flaws: readonly Flaw[] }> {
  if (Buffer.byteLength(text) > limits.ruleSetBytes) return { flaws: [tooLarge] };
  try {
    const value = JSON.parse(text) as unknown;
    return { value, flaws: repeatedNames(text, value) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { flaws: [noJson(text, error.message)] };
  }
}

/** Where it stops being JSON, as far as the engine says so. */
function noJson(text: string, message: string): Flaw {
  const [, position = String(text.length)] = /at position (\d+)/.exec(message) ?? [];
  const at = Number(position);
  const line = text.slice(0, at).split('\n').length;
  const where = at >= text.trimEnd().length ? `文件在末尾（第 ${line} 行）中断` : `第 ${line} 行有误`;
  return {
    path: '',
    zh: `不是 JSON：${where}，请核对此处及上一行的逗号、引号和括号`,
    en: `is no JSON: see line ${line} and the one before it, its commas, quotes and brackets (${message})`,
  };
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

/** As much of a rule set as can be read, all that is wrong with the document, and what had to be left out. */
export type Readable = Readonly<{
  set: RuleSet | undefined;
  flaws: readonly Flaw[];
  /** `desks/clerk`, `evaluation.fullMark`: stated, but not in the shape asked for. */
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
