import type { Known } from '@wenxiao/rules/condition';
import { type CheckedNumber, checksOfObject, type EntryInForce } from '@wenxiao/rules/checks';
import type { Ruling } from '@wenxiao/rules/ruling';
import { type CheckView, checkView } from '../checks/check-view.js';
import type { DeclarationFlaw, Examined, Finding, TargetIndicator } from './declaration.js';

/** The checks over one object that are meant for a target, by the indicators that it has. */
function checksOn(
  indicators: readonly TargetIndicator[],
  ruling: Ruling,
  known: Known,
  entries?: readonly EntryInForce[],
): readonly CheckedNumber[] {
  // What is declared stands below names of the first and the second level, as its form has it.
  const lines = indicators.map(({ quantifiable }) => ({
    'indicator.level': '3',
    'indicator.quantifiable': quantifiable ? 'yes' : 'no',
  }));
  return checksOfObject(ruling.members('checks'), known, lines, entries);
}

/** … and by the budget that it has in force, undefined while none was approved, and what stands in registers about it. */
export function checksShown(
  indicators: readonly TargetIndicator[],
  { ruling, known, entries }: Readonly<{ ruling: Ruling; known: Known; entries?: readonly EntryInForce[] }>,
  budget: string | undefined,
): readonly CheckView[] {
  const figure: Known['figure'] = (code, year) => (code === 'budget-line.in-force' ? budget : known.figure(code, year));
  return checksOn(indicators, ruling, { ...known, figure }, entries).map((each) => checkView(each, ruling));
}

/** What is not kept of a declaration: a flaw, or a remark where the rules say 原则上. */
export function examinedChecks(indicators: readonly TargetIndicator[], ruling: Ruling, known: Known): Examined {
  const counted = checksOn(indicators, ruling, known).filter(({ kept }) => kept !== 'not-known');
  const missed = counted.filter(({ kept }) => kept === 'no');
  const hard = missed.find(({ check }) => check.soft !== true);
  if (hard) return { flaw: flawOf(hard), stated: [hard.check], findings: [] };
  const findings = missed.map(({ check }): Finding => {
    return { finding: 'check-not-kept', path: check.path, severity: 'warning' };
  });
  return { stated: counted.map(({ check }) => check), findings };
}

/** Why a declaration is not taken: what it comes to, and what the rules ask for. */
function flawOf({ check: { value: check }, ...counted }: CheckedNumber): DeclarationFlaw {
  const { code, zh: called, atLeast, atMost } = check;
  return {
    code: 'check-not-kept',
    check: code,
    called,
    value: 'value' in counted ? counted.value : '',
    ...(atLeast !== undefined && { atLeast }),
    ...(atMost !== undefined && { atMost }),
  };
}
