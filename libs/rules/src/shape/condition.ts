import { limits } from '@wenxiao/domain/field';
import { z } from 'zod';
import { codeShape, dottedCodeShape, shortListOf, signedDecimalShape } from './words.js';

export interface ParameterOperand {
  /** A path of `values`, `negativeList.executionRate`; silent: the comparison holds for nobody. */
  readonly parameter: string;
}
/** What a figure is compared with: a decimal, or a value of the set. */
export type Operand = string | ParameterOperand;

export interface Comparison {
  readonly figure: string;
  readonly atLeast?: Operand;
  readonly above?: Operand;
  readonly atMost?: Operand;
  readonly below?: Operand;
}

/** One language for whatever a rule makes depend on something. Figures are those that facts declare. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly figure: string; readonly is: readonly string[] }
  | { readonly figure: string; readonly set: 'yes' | 'no' }
  | Comparison
  | { readonly period: string; readonly longerThanYears: number }
  | { readonly found: string }
  | { readonly yearsRunning: number; readonly that: Condition };

export const operandShape = z.union([signedDecimalShape, z.strictObject({ parameter: dottedCodePath() })]);

/** A path of `values`: dotted, in camel case. */
function dottedCodePath(): z.ZodString {
  return z
    .string()
    .max(limits.path)
    .regex(/^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)+$/, '应为 values 中的路径\nmust be a path of values');
}
export const valuePathShape = dottedCodePath();

const comparisonShape = z
  .strictObject({
    figure: dottedCodeShape,
    atLeast: operandShape.exactOptional(),
    above: operandShape.exactOptional(),
    atMost: operandShape.exactOptional(),
    below: operandShape.exactOptional(),
  })
  .refine(
    ({ figure: _figure, ...bounds }) => Object.keys(bounds).length > 0,
    '比较须写明界限\nmust say with what it is compared',
  );

export const conditionShape: z.ZodType<Condition, Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: shortListOf(conditionShape).min(1) }),
    z.strictObject({ any: shortListOf(conditionShape).min(1) }),
    z.strictObject({ not: conditionShape }),
    z.strictObject({ figure: dottedCodeShape, is: shortListOf(dottedCodeShape).min(1) }),
    z.strictObject({ figure: dottedCodeShape, set: z.enum(['yes', 'no']) }),
    comparisonShape,
    z.strictObject({ period: codeShape, longerThanYears: z.int().min(1).max(50) }),
    z.strictObject({ found: codeShape }),
    z.strictObject({ yearsRunning: z.int().min(2).max(limits.yearsRunning), that: conditionShape }),
  ]),
);
