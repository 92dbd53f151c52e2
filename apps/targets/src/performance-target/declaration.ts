import { decimal } from '@wenxiao/domain';
import { plainText } from '@wenxiao/domain/field';
import { numberIn, type PrintedNumber } from '@wenxiao/forms';
import type { PerformanceTargetEvent } from '@wenxiao/facts/targets';
import type { KeptForm } from '@wenxiao/service-kit';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import { type ClassFlaw, examinedClasses } from './declared-classes.js';
import { type EntryFlaw, entryFlaw, type Library, notAsInLibrary } from './declared-entries.js';

/** A declaration as it was recorded. */
export type Declared = Extract<PerformanceTargetEvent, { type: 'target-declared' }>['data'];
export type TargetIndicator = Declared['indicators'][number];
export type Finding = Declared['findings'][number];

/** What a unit declares. */
export type Content = Pick<Declared, 'horizon' | 'objective' | 'indicators'> &
  Readonly<{
    /** Kind of the subject: a code of the rule set. */
    subjectKind: string;
    /** What is asked for with it, in 元; a form prints it, and the line's own request counts. */
    requested?: string;
    /** The form that was handed in, cell by cell as it was printed: checked beside what is declared, never in its place. */
    form?: KeptForm;
  }>;

export type DeclarationFlaw =
  | EntryFlaw
  | ClassFlaw
  | Readonly<{ code: 'target-required' }>
  | Readonly<{ code: 'indicator-twice'; indicator: string }>
  /** What its direction asks for is missing, or what it excludes is there. */
  | Readonly<{ code: 'indicator-incomplete'; indicator: string; wants: readonly ('value' | 'valueMax' | 'text')[] }>
  | Readonly<{ code: 'indicator-contradictory'; indicator: string; not: readonly ('value' | 'valueMax' | 'text')[] }>
  | Readonly<{ code: 'range-reversed'; indicator: string; value: string; valueMax: string }>
  | Readonly<{ code: 'unknown-horizon' | 'unknown-method'; given: string; listed: readonly string[] }>
  /** Its target stands within that of the whole department. */
  | Readonly<{ code: 'not-separate'; subjectKind: string }>
  /** Such spending comes in later: from a year after, or from one that is not settled yet. */
  | Readonly<{ code: 'not-phased-in'; subjectKind: string; from?: number; path: string }>
  /** A number that the rules want to be kept is not. */
  | Readonly<{
      code: 'check-not-kept';
      check: string;
      called: string;
      value: string;
      atLeast?: string;
      atMost?: string;
    }>
  | Readonly<{ code: 'no-form'; path: string }>;

/** What a declaration was held against, beside its flaw if it has one. */
export type Examined = Readonly<{
  flaw?: DeclarationFlaw;
  stated: readonly Stated<unknown>[];
  findings: readonly Finding[];
}>;

/** Why a target cannot be declared so, under the rules of the day; and what is remarkable and no obstacle. */
export function examinedDeclaration(content: Content, rules: Ruling, library: Library): Examined {
  const { indicators, horizon } = content;
  const isEmpty = indicators.length === 0;
  const flaw = isEmpty ? ({ code: 'target-required' } as const) : indicatorsFlaw(indicators, library);
  if (flaw) return { flaw, stated: [], findings: [] };
  const horizons = listed(rules.members('target.horizons'), horizon);
  if (horizons.strange) return { flaw: { code: 'unknown-horizon', ...horizons.strange }, stated: [], findings: [] };
  const classes = examinedClasses(indicators, rules);
  if (classes.flaw) return { flaw: classes.flaw, stated: classes.stated, findings: [] };
  const methods = rules.members('evaluation.scoringMethods');
  for (const { method } of indicators) {
    const { strange } = method === undefined ? {} : listed(methods, method);
    if (strange) return { flaw: { code: 'unknown-method', ...strange }, stated: [], findings: [] };
  }
  const apart = separateness(content, rules);
  const findings = [...apart.findings, ...notAsWritten(indicators), ...notAsInLibrary(indicators, library)];
  return { ...apart, findings, stated: [...apart.stated, ...horizons.stated, ...classes.stated] };
}

type Members = readonly Stated<Readonly<{ code: string }>>[];
type Listing = Readonly<{
  strange?: Readonly<{ given: string; listed: readonly string[] }>;
  stated: readonly Stated<unknown>[];
}>;

/** A code of a list of the set; where the set has no such list, whoever declares says what it is. */
function listed(members: Members, given: string): Listing {
  const found = members.filter(({ value }) => value.code === given);
  if (found.length > 0 || members.length === 0) return { stated: found };
  return { strange: { given, listed: members.map(({ value }) => value.code) }, stated: [] };
}

/** Basic expenditure normally has no target of its own: never, or, where the set says 原则上, with a remark. */
function separateness({ subjectKind }: Content, rules: Ruling): Examined {
  const where = rules.value('target.basicExpenditure');
  if (subjectKind !== 'basic-expenditure' || where.is === 'silent' || where.value === 'separate')
    return { stated: [], findings: [] };
  const { soft } = where;
  if (!soft) return { flaw: { code: 'not-separate', subjectKind }, stated: [where], findings: [] };
  const finding: Finding = { finding: 'normally-not-separate', path: 'subjectKind', severity: 'warning' };
  return { stated: [where], findings: [finding] };
}

/** What is declared in fields and written otherwise beside them. */
function notAsWritten(indicators: readonly TargetIndicator[]): readonly Finding[] {
  return indicators.flatMap((each, index) => {
    const path = `indicators[${String(index)}].written`;
    const number = signs[each.direction] === undefined ? null : numberIn(each.written);
    if (!number) return valuesNotAsWritten(each, path);
    return numberNotAsWritten(each, number).map((finding) => ({ finding, path, severity: 'error' as const }));
  });
}

/** The sign with which each direction of one number is written, where it is written with one. */
const signs: Readonly<Partial<Record<TargetIndicator['direction'], PrintedNumber['sign']>>> = {
  'at-least': 'at-least',
  'at-most': 'at-most',
  is: 'equal',
};

/** Of one number: its sign, the number, and the unit. What is written in 万 or 亿 may be declared so, or in ones. */
function numberNotAsWritten(
  { direction, value = '0', unit = '', written }: TargetIndicator,
  number: PrintedNumber,
): readonly string[] {
  const isOtherSign = number.sign !== null && number.sign !== signs[direction];
  const isOtherValue = ![number.value, number.digits].some((each) => each.abs().eq(decimal(value).abs()));
  const isOtherUnit = number.unit !== '' && unit !== '' && !plainText(written).includes(plainText(unit));
  return [
    ...(isOtherSign ? ['direction-not-as-written'] : []),
    ...(isOtherValue ? ['value-not-as-written'] : []),
    ...(isOtherUnit ? ['unit-not-as-written'] : []),
  ];
}

/** Numbers in words and figures that say otherwise than the text beside them. Where the text counts in 万 or 亿 it says the same otherwise. */
function valuesNotAsWritten({ value, valueMax, written }: TargetIndicator, path: string): readonly Finding[] {
  const told =
    written
      .normalize('NFKC')
      .replaceAll(',', '')
      .match(/\d+(\.\d+)?/g) ?? [];
  if (told.length === 0 || /[十百千万亿]/.test(written)) return [];
  const stated = [value, valueMax].filter((each) => each !== undefined);
  const differs = stated.some((each) => !told.some((number) => decimal(number).eq(decimal(each).abs())));
  return differs ? [{ finding: 'value-not-as-written', path, severity: 'warning' as const }] : [];
}

function indicatorsFlaw(indicators: readonly TargetIndicator[], library: Library): DeclarationFlaw | undefined {
  const seen = new Set<string>();
  for (const each of indicators) {
    if (seen.has(each.indicator)) return { code: 'indicator-twice', indicator: each.indicator };
    seen.add(each.indicator);
    const flaw = indicatorFlaw(each);
    if (flaw) return flaw;
  }
  return entryFlaw(indicators, library);
}

/** What each direction asks for, and nothing beside it: what is to be reached must be one thing. */
const asked = {
  'at-least': ['value'],
  'at-most': ['value'],
  is: ['value'],
  between: ['value', 'valueMax'],
  text: ['text'],
} as const satisfies Readonly<Record<TargetIndicator['direction'], readonly ('value' | 'valueMax' | 'text')[]>>;

function indicatorFlaw(each: TargetIndicator): DeclarationFlaw | undefined {
  const { indicator, direction, value, valueMax } = each;
  const wants: readonly ('value' | 'valueMax' | 'text')[] = asked[direction];
  const missing = wants.filter((field) => each[field] === undefined);
  if (missing.length > 0) return { code: 'indicator-incomplete', indicator, wants: missing };
  const beside = (['value', 'valueMax', 'text'] as const).filter(
    (field) => each[field] !== undefined && !wants.includes(field),
  );
  if (beside.length > 0) return { code: 'indicator-contradictory', indicator, not: beside };
  const isReversed = value !== undefined && valueMax !== undefined && decimal(value).gt(valueMax);
  return isReversed ? { code: 'range-reversed', indicator, value, valueMax } : undefined;
}
