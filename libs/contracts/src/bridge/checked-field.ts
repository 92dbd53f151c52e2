import { Field, type FieldKind, flawOfSent, type FlawCode, flawsIn, flawTexts, type Spec } from '@wenxiao/domain/field';
import { registerDecorator, ValidateIf } from 'class-validator';

/** What can be wrong with a value of each kind itself; of what it holds, its own fields tell. */
const flawsOfKind: Readonly<Record<FieldKind, readonly FlawCode[]>> = {
  amount: ['not-an-amount', 'unknown-unit', 'not-a-decimal', 'negative', 'finer-than-fen', 'too-large'],
  decimal: ['not-a-decimal', 'out-of-range'],
  count: ['not-a-whole-number', 'out-of-range'],
  day: ['not-a-day'],
  instant: ['not-an-instant'],
  flag: ['not-true-or-false'],
  id: ['not-a-uuid'],
  code: ['unknown-code', 'not-a-code'],
  text: ['not-text', 'unreadable', 'control-character', 'invisible', 'blank', 'line-break', 'too-long'],
  list: ['not-a-list', 'too-many', 'twice'],
  several: ['not-a-list', 'too-many', 'twice'],
  record: ['not-an-object', 'too-many', 'not-a-code'],
  group: ['not-an-object'],
  document: ['not-an-object'],
};

/**
 * Checks a property as the field says. class-validator carries the question and the answer, in both languages; whether a value
 * is as declared, the kernel alone decides, the same for requests, facts and contracts.
 */
export function checkAs(spec: Spec, target: object, propertyName: string): void {
  if (spec.optional) ValidateIf((_: object, value: unknown) => value !== undefined)(target, propertyName);
  const inner = spec.of ? flawsOfKind[spec.of.spec.kind] : [];
  for (const code of new Set<FlawCode>(['missing', ...flawsOfKind[spec.kind], ...inner])) {
    const texts = flawTexts(code, flawsOfKind[spec.kind].includes(code) ? spec : spec.of?.spec);
    registerDecorator({
      name: code,
      target: target.constructor,
      propertyName,
      options: { message: texts.en, context: { ...texts } },
      validator: { validate: (value: unknown) => flawOfProperty(spec, value) !== code },
    });
  }
}

function flawOfProperty(spec: Spec, value: unknown): FlawCode | undefined {
  if (value === undefined) return 'missing';
  // Single values have no class of their own that would tell where it is wrong: the property tells for them.
  return spec.of ? flawsIn({ it: new Field(spec) }, { it: value }).next().value?.code : flawOfSent(spec, value);
}
