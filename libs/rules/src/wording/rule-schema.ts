import type { z } from 'zod';
import { conditionShape, operandShape } from '../shape/condition.js';
import { deskRefShape, whoShape } from '../shape/desk.js';
import { anchorShape, dayOfYearShape, dueShape } from '../shape/due.js';
import { groupShapes, type MemberGroup, memberGroups } from '../shape/groups.js';
import { jsonSchemaOf, type JsonSchema } from '../shape/json-schema.js';
import { effectShape, neededShape } from '../shape/procedure.js';
import { roundDueShape } from '../shape/round.js';
import { instrumentShape, ruleSetShape } from '../shape/rule-set.js';
import { valuedShape, type ValuePath, valuePaths, valueShapes } from '../shape/values.js';
import {
  codeShape,
  dayShape,
  decimalShape,
  dottedCodeShape,
  nameShape,
  signedDecimalShape,
  sourceShape,
  yearsShape,
} from '../shape/words.js';
import { schemaTerms } from './schema-terms.js';
import { fieldTerms, groupTerms, valueTerms } from './terms.js';

/** Shapes that stand in many places, each under a name of its own. */
const namedShapes = {
  condition: conditionShape,
  who: whoShape,
  desk: deskRefShape,
  due: dueShape,
  'round-due': roundDueShape,
  anchor: anchorShape,
  'day-of-year': dayOfYearShape,
  effect: effectShape,
  needed: neededShape,
  instrument: instrumentShape,
  source: sourceShape,
  years: yearsShape,
} as const;
type NamedShape = keyof typeof namedShapes;

const namedTerms: Readonly<Record<NamedShape, string>> = {
  condition: '条件',
  who: '由谁（岗位、分办规则、被指定者或审定机关）',
  desk: '岗位、分办规则或被指定者',
  due: '期限',
  'round-due': '监控轮次的期限',
  anchor: '期限起算',
  'day-of-year': '某月某日',
  effect: '后果',
  needed: '须附内容',
  instrument: '文件及其条文原文',
  source: '依据条文',
  years: '适用年度',
};

/** What plain text has to be. */
const plainTerms = new Map<unknown, string>([
  [codeShape, '代码'],
  [dottedCodeShape, '代码（可带点）'],
  [nameShape, '文字'],
  [decimalShape, '带引号的数，如 "0.6"'],
  [signedDecimalShape, '带引号的数，可为负'],
  [operandShape, '带引号的数，或 { "parameter": values 中的路径 }'],
  [dayShape, '日期，如 "2023-01-01"'],
]);

const headShape = ruleSetShape.omit({ values: true, members: true });

/** Where a name means something else than it does in most places. */
const ownTerms = new Map<unknown, Readonly<Record<string, string>>>([
  [dueShape, { from: '起算' }],
  [roundDueShape, { from: '起算' }],
  [yearsShape, { from: '起', to: '止' }],
  [groupShapes.desks, { kind: '由何种单位承担' }],
  [headShape, { below: '下级：refine 只能细化，free 可取代' }],
  [ruleSetShape, { below: '下级：refine 只能细化，free 可取代' }],
  ...whoShape.options.map((shape) => [shape, { of: '何处的（本单位、主管部门、本级、上级）' }] as const),
  ...effectShape.options.map(
    (shape) => [shape, { open: '开启办理流程', effect: '后果（各处可用的见 effects）' }] as const,
  ),
  [ruleSetShape.shape.effective, { from: '起施行', to: '失效' }],
]);

const shapeTitles = new Map<unknown, string>([
  ...plainTerms,
  ...Object.entries(namedShapes).map(
    ([name, shape]) => [shape, `${namedTerms[name as NamedShape]}（见 ${name}）`] as const,
  ),
]);

const titles = {
  ofShape: (shape: unknown): string | undefined => shapeTitles.get(shape),
  ofName: (shape: unknown, name: string): string | undefined =>
    ownTerms.get(shape)?.[name] ??
    (valueTerms as Readonly<Record<string, string>>)[name] ??
    (groupTerms as Readonly<Record<string, string>>)[name] ??
    schemaTerms[name] ??
    fieldTerms[name],
};

/** The JSON Schema (draft 2020-12) of a rule set, for editors and for whoever writes one: names called in Chinese. */
export const ruleSetSchema = (): JsonSchema => ({
  ...jsonSchemaOf(ruleSetShape, titles),
  title: '问效规则体系 · Wenxiao rule set',
});

/** Part of a rule set that has a name: a value, a group of members, a shape that stands in many places. */
export type SchemaPart = Readonly<{ name: string; zh: string; kind: 'head' | 'value' | 'group' | 'shape' }>;

export const schemaParts: readonly SchemaPart[] = [
  { name: 'head', zh: '文件开头', kind: 'head' },
  ...valuePaths.map((name) => ({ name, zh: valueTerms[name], kind: 'value' as const })),
  ...memberGroups.map((name) => ({ name, zh: groupTerms[name], kind: 'group' as const })),
  ...Object.entries(namedTerms).map(([name, zh]) => ({ name, zh, kind: 'shape' as const })),
];

/** The JSON Schema of a part. */
export function schemaOfPart({ name, kind }: SchemaPart): JsonSchema {
  switch (kind) {
    case 'head':
      return jsonSchemaOf(headShape, titles);
    case 'value':
      return jsonSchemaOf(valuedShape(valueShapes[name as ValuePath] as z.ZodType), titles);
    case 'group':
      return jsonSchemaOf(groupShapes[name as MemberGroup], titles);
    case 'shape':
      return jsonSchemaOf(namedShapes[name as NamedShape], titles);
  }
}
