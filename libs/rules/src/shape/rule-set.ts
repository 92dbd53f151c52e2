import { limits } from '@wenxiao/domain/field';
import { z } from 'zod';
import type { Frozen } from './frozen.js';
import { type MemberGroup, type MemberOf, groupShapes } from './groups.js';
import { type ValueAt, valuedShape, type ValuePath, valueShapes } from './values.js';
import {
  bilingualShape,
  codeShape,
  dayShape,
  membersOf,
  nameShape,
  type Source,
  sourcesShape,
  wordsShape,
} from './words.js';

/** 规则体系: results of one scheme are never mixed with those of another. */
export const schemes = ['budget-performance', 'unit-assessment'] as const;
export type Scheme = (typeof schemes)[number];
/** Under which money is managed by its performance, and under which bodies are assessed, apart from money. */
export const [moneyScheme, assessmentScheme] = schemes;

export const levels = ['nation', 'province', 'prefecture', 'county', 'zone', 'organisation'] as const;
export type Level = (typeof levels)[number];

/** An article as it is printed, and its words. An instrument is cited in its own language. */
export const articleShape = z.strictObject({ article: nameShape, zh: wordsShape, en: wordsShape.exactOptional() });

/** The text that a rule set puts into data, with the articles that its members cite. */
export const instrumentShape = z.strictObject({
  code: codeShape,
  zh: nameShape,
  en: nameShape,
  issuedBy: nameShape,
  issuedOn: dayShape,
  articles: z.array(articleShape).min(1).max(limits.batch),
});
export type Instrument = Frozen<z.infer<typeof instrumentShape>>;

const asPath = '应为路径，如 rounds/quarterly/due\nmust be a path such as rounds/quarterly/due';
/** A path of the set above: of a value, of a group, of a member or of what is inside it. */
export const pathShape = z
  .string()
  .max(limits.path)
  .regex(/^[A-Za-z][A-Za-z0-9.-]*(?:\/[A-Za-z0-9.-]+)*$/, asPath);

type OptionalFields<Shapes extends Record<string, z.ZodType>> = {
  [Key in keyof Shapes]: z.ZodExactOptional<Shapes[Key]>;
};

function eachOptional<Shapes extends Record<string, z.ZodType>>(shapes: Shapes): OptionalFields<Shapes> {
  return Object.fromEntries(
    Object.entries(shapes).map(([key, shape]) => [key, z.exactOptional(shape)]),
  ) as OptionalFields<Shapes>;
}

const valuesShape = z.strictObject(
  eachOptional(Object.fromEntries(Object.entries(valueShapes).map(([path, shape]) => [path, valuedShape(shape)]))),
);
const groupsShape = z.strictObject(
  eachOptional(Object.fromEntries(Object.entries(groupShapes).map(([group, shape]) => [group, membersOf(shape)]))),
);

/**
 * One version of one rule set, for one scheme. What it does not state is open to the set above, or to a person.
 *
 * `below`: whether bodies below may only refine it or replace it (`free`). `organisationsMayOverride`: paths of this set that
 * an organisation may state anew. `withdraws`: members of the set above that do not hold here.
 */
export const ruleSetShape = z.strictObject({
  id: codeShape,
  version: z.int().min(1).max(limits.versions),
  scheme: z.enum(schemes),
  name: bilingualShape,
  level: z.enum(levels),
  effective: z.strictObject({ from: dayShape, to: dayShape.exactOptional(), source: sourcesShape }),
  below: z.enum(['refine', 'free']),
  organisationsMayOverride: z.array(pathShape).max(limits.members).exactOptional(),
  withdraws: z
    .array(z.strictObject({ path: pathShape, source: sourcesShape }))
    .max(limits.members)
    .exactOptional(),
  instruments: z.array(instrumentShape).min(1).max(limits.shortList),
  values: valuesShape,
  members: groupsShape,
});

/** A value with its sources, or silence where the text touches the matter and gives none. */
export type Valued<Value> =
  | { readonly value: Value; readonly source: readonly Source[]; readonly soft?: true }
  | { readonly silent: true; readonly source: readonly Source[] };
export type Values = { readonly [Path in ValuePath]?: Valued<ValueAt<Path>> };
export type Members = { readonly [Group in MemberGroup]?: readonly MemberOf<Group>[] };

export type RuleSet = Omit<Frozen<z.infer<typeof ruleSetShape>>, 'values' | 'members'> & {
  readonly values: Values;
  readonly members: Members;
};
