import { Field, type FlawCode, flawOfSent, flawsIn, flawTexts, type Spec } from '@wenxiao/domain/field';
import { registerDecorator, ValidateIf } from 'class-validator';

/** What a declared field finds wrong with a value, for a person. */
export type DeclaredFlaw = Readonly<{ code: FlawCode; zh: string; en: string }>;

/** The name under which class-validator reports the one constraint of a declared field; its context says what is wrong. */
export const declared = 'declared';
export type DeclaredContext = Readonly<{
  flawOf: (value: unknown) => DeclaredFlaw | undefined;
  /** How many items a list may have. */
  itemsMax?: number;
}>;

/**
 * Checks a property as the field says. class-validator carries the question and the answer, in both languages; whether a value
 * is as declared, the kernel alone decides, the same for requests, facts and contracts. A value is looked at once, however much can be
 * wrong with it: a body holds thousands.
 */
export function checkAs(spec: Spec, target: object, propertyName: string): void {
  const context: DeclaredContext = {
    flawOf: (value) => flawOfProperty(spec, value),
    ...(spec.kind === 'list' && spec.max !== undefined && { itemsMax: spec.max }),
  };
  if (spec.optional) ValidateIf((_: object, value: unknown) => value !== undefined)(target, propertyName);
  registerDecorator({
    name: declared,
    target: target.constructor,
    propertyName,
    // Without a message class-validator drops the context.
    options: { message: declared, context },
    validator: { validate: (value: unknown) => context.flawOf(value) === undefined },
  });
}

function flawOfProperty(spec: Spec, value: unknown): DeclaredFlaw | undefined {
  if (value === undefined) return toldOf('missing', spec);
  if (!spec.of) return toldOf(flawOfSent(spec, value), spec);
  // Single values have no class of their own that would tell where it is wrong: the property tells for them.
  const flaw = flawsIn({ it: new Field(spec) }, { it: value }).next().value;
  return toldOf(flaw?.code, flaw?.path === 'it' ? spec : spec.of.spec);
}

const toldOf = (code: FlawCode | undefined, spec: Spec): DeclaredFlaw | undefined =>
  code && { code, ...flawTexts(code, spec) };
