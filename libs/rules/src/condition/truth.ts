import type { Asked, RestedOn } from './known.js';

/**
 * Three truths stand in a row: `no` < `neither` < `yes`. A figure that is none, or a value on which the set is silent, is
 * neither, and its opposite is neither too, so that nobody is punished by silence.
 *
 *     not      │             all │ no  neither  yes      any     │ no       neither  yes
 *     ─────────┼────────    ─────┼───────────────────    ────────┼──────────────────────
 *     no       │ yes        no   │ no  no       no       no      │ no       neither  yes
 *     neither  │ neither    neither no neither  neither  neither │ neither  neither  yes
 *     yes      │ no         yes  │ no  neither  yes      yes     │ yes      yes      yes
 *
 * `all` is the lowest of its parts and `any` the highest (strong Kleene logic). What is not known yet is no fourth truth but
 * a range: from the lowest to the highest truth that it can still become. `all`, `any` and `not` work on both ends, so that
 * a part that nothing can change any more decides although others are not known.
 */
const heights = { no: 0, neither: 1, yes: 2 } as const;
export type Height = (typeof heights)[keyof typeof heights];
const { no, yes } = heights;

/**
 * What a condition can be, by what is known. `capped`: the values that keep it from being higher than `high`; `held`: those
 * that keep it from being lower than `low`. `forYes` and `forNo`: what has to be learned before it is known whether it is yes
 * (no).
 */
export interface Range {
  readonly low: Height;
  readonly high: Height;
  readonly capped: readonly RestedOn[];
  readonly held: readonly RestedOn[];
  readonly forYes: readonly Asked[];
  readonly forNo: readonly Asked[];
}

/** What is known, and by which values. */
export function settled(truth: keyof typeof heights, by: readonly RestedOn[]): Range {
  const height = heights[truth];
  const capped = height === yes ? [] : by;
  const held = height === no ? [] : by;
  return { low: height, high: height, capped, held, forYes: [], forNo: [] };
}

/** What is not known before this has been learned. */
export function open(asked: Asked): Range {
  return { low: no, high: yes, capped: [], held: [], forYes: [asked], forNo: [asked] };
}

export function negated({ low, high, capped, held, forYes, forNo }: Range): Range {
  return { low: mirrored(high), high: mirrored(low), capped: held, held: capped, forYes: forNo, forNo: forYes };
}

export function allOf(parts: readonly Range[]): Range {
  const low = lowest(parts.map((part) => part.low));
  const high = lowest(parts.map((part) => part.high));
  return {
    low,
    high,
    capped: high === yes ? [] : once(parts.filter((part) => part.high === high).flatMap(({ capped }) => capped)),
    held: low === no ? [] : once(parts.flatMap(({ held }) => held)),
    forYes: high < yes || low === yes ? [] : once(parts.flatMap(({ forYes }) => forYes)),
    forNo: low > no || high === no ? [] : once(parts.flatMap(({ forNo }) => forNo)),
  };
}

/** By de Morgan: one of them holds unless all of their opposites do. */
export function anyOf(parts: readonly Range[]): Range {
  return negated(allOf(parts.map(negated)));
}

export type Truth = keyof typeof heights | 'not-known';

/**
 * Only `yes` makes a rule act. `neither`: it will never be yes, whatever is learned. `not-known`: it may still become yes;
 * `missing` says what decides it.
 */
export type Verdict =
  | Readonly<{ truth: keyof typeof heights; restedOn: readonly RestedOn[] }>
  | Readonly<{ truth: 'not-known'; missing: readonly Asked[] }>;

export function verdictOf({ low, high, capped, held, forYes }: Range): Verdict {
  if (low === yes) return { truth: 'yes', restedOn: held };
  if (high === yes) return { truth: 'not-known', missing: forYes };
  if (high === no) return { truth: 'no', restedOn: capped };
  return { truth: 'neither', restedOn: once([...capped, ...held]) };
}

function mirrored(height: Height): Height {
  return (yes - height) as Height;
}

function lowest(of: readonly Height[]): Height {
  return of.reduce((a, b) => (b < a ? b : a), yes);
}

/** Each question once, in the order in which it came up. */
function once<Each extends Asked>(rows: readonly Each[]): readonly Each[] {
  return [...new Map(rows.map((row) => [JSON.stringify([row.on, row.name, row.year]), row])).values()];
}
