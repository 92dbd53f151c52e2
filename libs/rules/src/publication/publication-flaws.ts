import { layered, type Taking } from '../layers/resolve.js';
import type { Resolved } from '../layers/resolved.js';
import { type Flaw, frozen, invalid, type Reading } from '../reading/flaw.js';
import { readReadable } from '../reading/read-rule-set.js';
import { groupShapes, memberGroups } from '../shape/groups.js';
import { lookUp, type Statements } from '../shape/member-path.js';
import type { RuleSet } from '../shape/rule-set.js';
import { askedFlaws, notYetKnown } from './asked.js';
import { coherenceFlaws } from './coherence.js';
import { effectFlaws } from './effects.js';
import { idleWarnings } from './idle.js';
import { ownDeskWarnings } from './own-desks.js';
import type { Vocabulary } from './vocabulary.js';
import { procedureFlaws } from './procedures.js';
import { rateFlaws } from './rates.js';
import { referenceFlaws } from './references.js';
import { scaleFlaws } from './scales.js';
import { inEachYear } from './years.js';

/** What is in force above the set that is to be published, and how its body takes it. */
export type Above = Readonly<{ rules: Resolved; taking: Taking }>;

/**
 * Reads a rule set and checks what it comes to over what is above it. Everything that is wrong is said at once, with its place:
 * in the document (`members/rounds/quarterly/nodes`), or by path in the rules that would be in force (`rounds/quarterly`). A
 * set that passes can be published.
 */
export function checkRuleSet(json: unknown, vocabulary: Vocabulary, above?: Above): Reading<RuleSet> {
  const { set, flaws, leftOut } = readReadable(json);
  if (set === undefined) return invalid(flaws);
  const { content } = layered(set, above?.rules, above?.taking ?? { organisation: false });
  const laid = rulesFlaws(content, vocabulary, leftOut).map((flaw) => toldWhoseItIs(flaw, set, above));
  const all = [...flaws, ...pathFlaws(set, content, above), ...laid];
  return all.length === 0 ? { outcome: 'valid', value: frozen(set) } : invalid(all);
}

/** A flaw of something that the set itself does not state is nowhere in its file: it is said where it comes from. */
function toldWhoseItIs(flaw: Flaw, set: RuleSet, above: Above | undefined): Flaw {
  const { path, zh, en } = flaw;
  const isAbove = above !== undefined && lookUp(above.rules.content, path) !== undefined;
  const isTouched = (set.withdraws ?? []).some((withdrawn) => withdrawn.path.startsWith(`${path}/`));
  if (!isAbove || isTouched || lookUp(set, path) !== undefined) return flaw;
  return {
    path,
    zh: `${zh}（此项为上级规则所定：请撤销或重新写明）`,
    en: `${en} (the rules above state it: withdraw it, or state it anew)`,
  };
}

/** What of a set that can be published nothing follows from yet, over what is above it, and its own desks: said to whoever publishes it. */
export function warningsOf(set: RuleSet, vocabulary: Vocabulary, above?: Above): readonly Flaw[] {
  const { content } = layered(set, above?.rules, above?.taking ?? { organisation: false });
  return [...notYetKnown(content, vocabulary), ...idleWarnings(content), ...ownDeskWarnings(set, vocabulary)];
}

/**
 * What is wrong with rules as they would be in force: references to nothing, procedures that lead nowhere, scales with gaps.
 * @param leftOut members that could not be read: nothing is said about what refers to them.
 */
export function rulesFlaws(
  stated: Statements,
  vocabulary: Vocabulary,
  leftOut: readonly string[] = [],
): readonly Flaw[] {
  return [
    ...inEachYear(stated, laidFlaws),
    ...referenceFlaws(stated, vocabulary, leftOut),
    ...askedFlaws(stated, vocabulary),
    ...procedureFlaws(stated, vocabulary),
    ...inEachYear(stated, (held) => scaleFlaws(held, leftOut)),
    ...rateFlaws(stated),
    ...effectFlaws(stated),
    ...coherenceFlaws(stated, leftOut),
  ];
}

/** Members that have lost their shape by what was withdrawn from them, or by what holds in no year: a procedure without steps, a checklist without items. */
function laidFlaws({ members }: Statements): readonly Flaw[] {
  return memberGroups.flatMap((group) =>
    (members[group] ?? [])
      .filter((member) => !groupShapes[group].safeParse(member).success)
      .map(({ code }) => ({
        path: `${group}/${code}`,
        zh: '与上级规则叠加后，或按适用年度，已不完整：请写明或整项撤销',
        en: 'is no longer whole over the rules above, or in a year: state it, or withdraw all of it',
      })),
  );
}

/** Paths that a set names and that lead to nothing: what it withdraws from above, what it leaves to organisations. */
function pathFlaws(set: RuleSet, content: Statements, above: Above | undefined): readonly Flaw[] {
  const withdrawn = (set.withdraws ?? []).map(({ path }) => path);
  const left = set.organisationsMayOverride ?? [];
  return [
    ...withdrawn
      .filter((path) => above === undefined || lookUp(above.rules.content, path) === undefined)
      .map((path) => ({
        path: `withdraws/${path}`,
        zh: '上级规则没有此项，无可撤销',
        en: 'the rules above have nothing there to be withdrawn',
      })),
    ...left
      .filter((path) => lookUp(content, path) === undefined)
      .map((path) => ({
        path: `organisationsMayOverride/${path}`,
        zh: '规则没有此项',
        en: 'the rules have nothing there',
      })),
  ];
}
