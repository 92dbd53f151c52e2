import type { Instrument, Level, Members, RuleSet, Scheme, Values } from '../shape/rule-set.js';

/** One version of one rule set. */
export type RuleSetVersion = Readonly<{ id: string; version: number }>;

/** A set from which something in force comes, with the words that its members cite. */
export type Layer = RuleSetVersion &
  Readonly<{
    name: RuleSet['name'];
    level: Level;
    below: RuleSet['below'];
    organisationsMayOverride?: readonly string[];
    instruments: readonly Instrument[];
    /** A decision on what the rules with this hash are silent on. */
    settles?: string;
  }>;

/**
 * What one or several sets, each over the one above, come to: what is hashed. Every source names its instrument with id and
 * version of its set (`fufeng-2022.1.rules`), so that each member, at any depth, says from which layer it comes. Groups
 * without members are left out, so that a group which is new to the program changes no hash.
 */
export type ResolvedContent = Readonly<{
  scheme: Scheme;
  /** Nearest first. */
  layers: readonly Layer[];
  values: Values;
  members: Members;
}>;

/** What a lower set states otherwise than the one above: looser, not comparable (a person looks), or withdrawn. */
export type Deviation = Readonly<{
  path: string;
  verdict: 'looser' | 'not-comparable' | 'withdrawn';
  own?: unknown;
  upper: unknown;
}>;

/** The rules in force, their canonical text, and SHA-256 over exactly its bytes in UTF-8. */
export type Resolved = Readonly<{
  hash: string;
  text: string;
  content: ResolvedContent;
  layers: readonly RuleSetVersion[];
  deviations: readonly Deviation[];
  /** Paths that a lower set states and may not: they do not hold. */
  refused: readonly string[];
}>;
