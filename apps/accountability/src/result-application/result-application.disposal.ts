import { decimal } from '@wenxiao/domain';
import { type Asked, findingsOf, judge, type Known, knownWith } from '@wenxiao/rules/condition';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { Effect, MemberOf } from '@wenxiao/rules/shape';

/** What a person decides to follow from a result; an amount is in 元, above zero. */
export type DisposalChoice = Readonly<{
  disposal: string;
  findings: readonly string[];
  reduction?: string;
  reason?: string;
}>;

/** What follows, in the fields of its fact, and what of the set it rests on. */
export type Disposed = Readonly<{
  disposal: string;
  effects: readonly Readonly<{ effect: string; names?: string; kind?: string }>[];
  findings: readonly string[];
  /** A cut is negative. */
  change?: string;
  stated: readonly Readonly<{ path: string }>[];
}>;

export type DisposalFlaw =
  | Readonly<{ code: 'unknown-disposal'; disposal: string; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-finding'; finding: string; listed: readonly string[] }>
  /** The figures do not lead to it: one of these would have to be found. */
  | Readonly<{ code: 'finding-required'; disposal: string; findings: readonly string[] }>
  | Readonly<{ code: 'leads-elsewhere'; disposal: string; proposed: readonly string[] }>
  /** 一律: something milder does not stand in its place. */
  | Readonly<{ code: 'without-exception'; disposal: string; required: readonly string[] }>
  | Readonly<{ code: 'disposal-not-known'; missing: readonly Asked[] }>
  | Readonly<{ code: 'amount-not-asked'; disposal: string }>
  | Readonly<{ code: 'amount-required'; disposal: string; budget: string }>
  | Readonly<{ code: 'budget-not-known'; disposal: string }>
  | Readonly<{ code: 'reduction-out-of-range'; reduction: string; budget: string }>
  | Readonly<{ code: 'more-than-idle'; reduction: string; idle: string }>
  /** The set says nothing of what follows: a person decides, and says why. */
  | Readonly<{ code: 'reason-required'; path: string }>;

type Disposal = Stated<MemberOf<'resultApplication.disposals'>>;
const group = 'resultApplication.disposals';

/** The disposals that the set has for such a result: they are proposed to the desk, which decides. */
export function proposedDisposals(ruling: Ruling, known: Known): readonly Disposal[] {
  return ruling.members(group).filter(({ value }) => judge(value.when, known).truth === 'yes');
}

/** In 元: what is in force of the year that it acts on, and what of the year of the result lies idle, as far as it is known. */
type Money = Readonly<{ budget?: string; idle?: string }>;

/** What a person chose, held against the set. */
export function disposed(
  choice: DisposalChoice,
  ruling: Ruling,
  { known, budget, idle }: Money & Readonly<{ known: Known }>,
): Disposed | DisposalFlaw {
  const all = ruling.members(group);
  const { disposal, findings } = choice;
  if (all.length === 0) return inSilence(choice, budget);
  const chosen = all.find(({ value }) => value.code === disposal);
  if (!chosen) return { code: 'unknown-disposal', disposal, listed: codesOf(all) };
  const listed = [...new Set(all.flatMap(({ value }) => findingsOf(value.when)))];
  const finding = findings.find((each) => !listed.includes(each));
  if (finding !== undefined) return { code: 'unknown-finding', finding, listed };
  const judged = knownWith(known, findings);
  const missing = all.flatMap(({ value }) => {
    const verdict = judge(value.when, judged);
    return verdict.truth === 'not-known' && (value === chosen.value || value.withoutException) ? verdict.missing : [];
  });
  if (missing.length > 0) return { code: 'disposal-not-known', missing };
  const proposed = proposedDisposals(ruling, judged);
  const required = proposed.filter(({ value }) => value.withoutException && isMilder(chosen, value));
  if (required.length > 0) return { code: 'without-exception', disposal, required: codesOf(required) };
  if (!proposed.some(({ value }) => value.code === disposal)) return notLedTo(chosen, proposed);
  const recovers = chosen.value.effects.some((effect) => 'effect' in effect && effect.effect === 'recover-idle');
  const { amount: asked } = chosen.value;
  const amount =
    recovers && idle !== undefined ? idleOf(choice, asked, idle) : amountOf(choice, recovers ? named : asked, budget);
  if (typeof amount === 'object') return amount;
  const effects = chosen.value.effects.map(effectRow);
  return { disposal, effects, findings, ...(amount !== undefined && { change: `-${amount}` }), stated: [chosen] };
}

const codesOf = (of: readonly Disposal[]): readonly string[] => of.map(({ value }) => value.code);

/** Nothing is taken in silence by itself: without effects, only what the person names. */
function inSilence(
  { disposal, findings, reduction, reason }: DisposalChoice,
  budget?: string,
): Disposed | DisposalFlaw {
  if (reason === undefined || reason.trim() === '') return { code: 'reason-required', path: group };
  const amount = amountOf(
    { disposal, findings, ...(reduction !== undefined && { reduction }) },
    reduction === undefined ? undefined : 'by-decision',
    budget,
  );
  if (typeof amount === 'object') return amount;
  return { disposal, effects: [], findings, ...(amount !== undefined && { change: `-${amount}` }), stated: [] };
}

/** Where nobody knows what was paid, the person who recovers what lies idle names it. */
const named = 'by-decision';
const strictness = { 'by-decision': 1, whole: 2 } as const;
const strict = ({ amount }: Disposal['value']): number => (amount === undefined ? 0 : strictness[amount]);

function isMilder({ value: chosen }: Disposal, required: Disposal['value']): boolean {
  return chosen.withoutException !== true || strict(chosen) < strict(required);
}

function notLedTo({ value }: Disposal, proposed: readonly Disposal[]): DisposalFlaw {
  const findings = findingsOf(value.when);
  return findings.length > 0
    ? { code: 'finding-required', disposal: value.code, findings }
    : { code: 'leads-elsewhere', disposal: value.code, proposed: codesOf(proposed) };
}

/** None, what the person names above zero and up to what is in force, or all of it. Of nothing in force nothing is taken, and the rest is decided all the same. */
function amountOf(
  { disposal, reduction }: DisposalChoice,
  amount: 'by-decision' | 'whole' | undefined,
  budget: string | undefined,
): string | undefined | DisposalFlaw {
  if (amount !== 'by-decision' && reduction !== undefined) return { code: 'amount-not-asked', disposal };
  if (amount === undefined) return undefined;
  if (budget === undefined) return { code: 'budget-not-known', disposal };
  if (reduction === undefined && decimal(budget).eq('0')) return undefined;
  const taken = amount === 'whole' ? budget : reduction;
  if (taken === undefined) return { code: 'amount-required', disposal, budget };
  const isInRange = decimal(taken).gt('0') && decimal(taken).lte(budget);
  return isInRange ? taken : { code: 'reduction-out-of-range', reduction: taken, budget };
}

/** What lies idle: all of it, or up to it what the person names. Where nothing does, nothing is taken. */
function idleOf(
  { disposal, reduction }: DisposalChoice,
  amount: Disposal['value']['amount'],
  idle: string,
): string | undefined | DisposalFlaw {
  if (amount === 'whole' && reduction !== undefined) return { code: 'amount-not-asked', disposal };
  if (decimal(idle).eq('0')) return undefined;
  if (reduction === undefined) return amount === 'whole' ? idle : { code: 'amount-required', disposal, budget: idle };
  const isInRange = decimal(reduction).gt('0') && decimal(reduction).lte(idle);
  return isInRange ? reduction : { code: 'more-than-idle', reduction, idle };
}

function effectRow(effect: Effect): Disposed['effects'][number] {
  if ('effect' in effect) return { effect: effect.effect };
  if ('admit' in effect) return { effect: 'admit', names: effect.admit };
  return 'open' in effect
    ? { effect: 'open', names: effect.open }
    : { effect: 'enter', names: effect.enter, kind: effect.kind };
}
