import type { z } from 'zod';
import { rateFlaws } from '../publication/rates.js';
import { scaleFlaws } from '../publication/scales.js';
import { contentFlaws } from '../reading/document-flaws.js';
import type { Flaw } from '../reading/flaw.js';
import { shapeFlaws } from '../reading/shape-flaws.js';
import { groupShapes, memberGroups } from '../shape/groups.js';
import { type Coded, isCoded, type Statements } from '../shape/member-path.js';
import { valueShapes } from '../shape/values.js';
import { membersOf } from '../shape/words.js';
import { resolved } from './resolve.js';
import type { Layer, Resolved, ResolvedContent } from './resolved.js';
import { silentScales } from './silence.js';

/** Evaluations of one type and budget year. */
export type SettledScope = Readonly<{ type: string; year: number }>;

/** What the rules of a body are silent on, settled by a decision of that body. */
export type Settlement = Readonly<{
  bodyId: string;
  /** Counted through the body's decisions in the scheme, from 1. */
  number: number;
  /** None: for good. */
  scope?: SettledScope;
  /** Path, and the value in the shape that a rule set would give it; members without `source`. */
  values: readonly Readonly<{ path: string; value: unknown }>[];
  /** Document number, why, and when: they stand where an article would. */
  document: string;
  reason: string;
  decidedOn: string;
}>;

/** What the decision is called as a layer: `settled-<body>`, with its number as the version. */
export const settlementLayerId = (bodyId: string): string => `settled-${bodyId}`;

/**
 * Rules with what decisions settled, each only where nothing is stated: by the sets, or by a decision before it in the list. A
 * decision of which nothing is left, or whose scales do not fit what is stated beside them, lies in no layer.
 * @param decisions those that may hold, the first of them first.
 */
export function settled(base: Resolved, decisions: readonly Settlement[]): Resolved {
  const { content } = laid(base, decisions);
  return content === base.content ? base : resolved(content, base.deviations, base.refused);
}

/** What rules come to with decisions in them, and which of these fall away, since they do not fit what lies there already. */
type Laid = Readonly<{ content: ResolvedContent; fallen: readonly Fallen[] }>;
type Fallen = Readonly<{ decision: Settlement; flaws: readonly Flaw[] }>;

function laid({ content, hash }: Resolved, decisions: readonly Settlement[]): Laid {
  return decisions.reduce<Laid>((below, decision) => overSilence(below, decision, hash), { content, fallen: [] });
}

/** The decisions that hold in a scope, in the order in which {@link settled} takes them: its own first, of each kind the latest first. */
export function decisionsFor(all: readonly Settlement[], scope?: SettledScope): readonly Settlement[] {
  const latest = all.toReversed();
  const own = scope === undefined ? [] : latest.filter((each) => isSameScope(each.scope, scope));
  return [...own, ...latest.filter((each) => each.scope === undefined)];
}

function isSameScope(one: SettledScope | undefined, other: SettledScope | undefined): boolean {
  return one?.type === other?.type && one?.year === other?.year;
}

/**
 * What is wrong with a decision over the rules that it would lie over: a path that is no silent scale, a value without the shape
 * that a set must give it, a code that stands twice, scales that do not fit together.
 */
export function settlementFlaws(base: Resolved, decision: Settlement): readonly Flaw[] {
  const silentHere = new Set(silentScales(base.content));
  const { values, scope } = decision;
  const paths = values.map(({ path }) => path);
  const types = base.content.members.evaluationTypes ?? [];
  const isUnknown = scope !== undefined && !types.some(({ code }) => code === scope.type);
  const flaws: readonly Flaw[] = [
    ...(isUnknown ? [unknownType(scope.type)] : []),
    ...paths.flatMap((path, at) =>
      silentHere.has(path) ? (paths.indexOf(path) < at ? [twice(path)] : []) : [notSilent(path)],
    ),
  ];
  if (flaws.length > 0) return flaws;
  const shapeless = shapeFlawsOf(base.content, decision, silentHere);
  return shapeless.length > 0 ? shapeless : flawsTogether(placed(base.content, decision, silentHere));
}

/**
 * What does not fit any more, in the words of {@link settlementFlaws}, where a decision without flaws of its own comes to what was
 * settled before: the decision itself or one that has held until now would fall away whole, in its scope or, of one for good, in a
 * scope that has decisions of its own. What had fallen away before is nothing that the decision does.
 * @param others what was settled before in the body's tenant, by the body and those above it, as {@link decisionsFor} takes them.
 */
export function flawsBesideSettled(
  base: Resolved,
  decision: Settlement,
  others: readonly Settlement[],
): readonly Flaw[] {
  const scopes = decision.scope ? [decision.scope] : [undefined, ...scopesOf(others)];
  const flaws = scopes.flatMap((scope) => {
    const before = laid(base, decisionsFor(others, scope)).fallen.map((each) => each.decision);
    const { fallen } = laid(base, decisionsFor([...others, decision], scope));
    return fallen
      .filter((each) => !before.includes(each.decision))
      .flatMap((each) => each.flaws.map((flaw) => beside(flaw, each.decision === decision ? scope : each.decision)));
  });
  return flaws.filter((flaw, at) => flaws.findIndex(({ path, en }) => path === flaw.path && en === flaw.en) === at);
}

/** The types and years for which something was decided apart, each once. */
export function scopesOf(decisions: readonly Settlement[]): readonly SettledScope[] {
  return decisions
    .flatMap(({ scope }) => scope ?? [])
    .filter((scope, at, all) => all.findIndex((each) => isSameScope(each, scope)) === at);
}

/** What is wrong, and beside what it is: the decision that would fall away, or the scope in which the new one would. */
function beside(flaw: Flaw, where: Settlement | SettledScope | undefined): Flaw {
  if (where === undefined) return flaw;
  const [zh, en] =
    'document' in where
      ? [`与 ${where.document} 已明确的合在一起时`, `together with what ${where.document} settled`]
      : [
          `与就 ${where.type} ${String(where.year)} 年度已明确的合在一起时`,
          `together with what is settled for ${where.type} of ${String(where.year)}`,
        ];
  return { ...flaw, zh: `${flaw.zh}（${zh}）`, en: `${flaw.en} (${en})` };
}

/** What is wrong with rules with a decision in them, as it would be wrong with a set that said so itself. */
const flawsTogether = (content: Statements): readonly Flaw[] => [
  ...contentFlaws(content),
  ...scaleFlaws(content),
  ...rateFlaws(content),
];

const unknownType = (type: string): Flaw => ({
  path: 'type',
  zh: `没有评价类型 ${type}`,
  en: `there is no evaluation type ${type}`,
});
const twice = (path: string): Flaw => ({ path, zh: '同一项只能列一次', en: 'stands more than once' });
const notSilent = (path: string): Flaw => ({
  path,
  zh: '规则已有规定，或此项不是可以明确的分值、区间、权重、档次、标准',
  en: 'the rules state it, or it is no full mark, band, weight, step or threshold that can be settled',
});

function overSilence({ content: below, fallen }: Laid, decision: Settlement, base: string): Laid {
  const silentHere = new Set(silentScales(below));
  if (!decision.values.some(({ path }) => silentHere.has(path))) return { content: below, fallen };
  const content = placed(below, decision, silentHere);
  const flaws = flawsTogether(content);
  if (flaws.length > 0) return { content: below, fallen: [...fallen, { decision, flaws }] };
  return { content: { ...below, ...content, layers: [layerOf(decision, base, below), ...below.layers] }, fallen };
}

const instrument = 'decision';

function layerOf(
  { bodyId, number, document, reason, decidedOn }: Settlement,
  base: string,
  below: ResolvedContent,
): Layer {
  const { level = 'county', below: leave = 'refine' } = below.layers[0] ?? {};
  const id = settlementLayerId(bodyId);
  const name = { zh: document, en: document };
  const article = { article: document, zh: reason };
  const decided = { code: instrument, ...name, issuedBy: bodyId, issuedOn: decidedOn, articles: [article] };
  return { id, version: number, name, level, below: leave, instruments: [decided], settles: base };
}

function sourceOf({ bodyId, number, document }: Settlement): Readonly<{ instrument: string; article: string }> {
  return { instrument: `${settlementLayerId(bodyId)}.${String(number)}.${instrument}`, article: document };
}

/** Statements with the decision's values at those of its paths that are silent. */
function placed({ values, members }: Statements, decision: Settlement, silentHere: ReadonlySet<string>): Statements {
  const source = [sourceOf(decision)];
  return decision.values.reduce<Statements>(
    (stated, { path, value }) => {
      if (!silentHere.has(path)) return stated;
      if (Object.hasOwn(valueShapes, path))
        return { ...stated, values: { ...stated.values, [path]: { value, source } } };
      const [group = '', ...names] = path.split('/');
      const list: unknown = Reflect.get(stated.members, group);
      return { ...stated, members: { ...stated.members, [group]: put(list, names, sourced(value, source), source) } };
    },
    { values, members },
  );
}

/** The value at a place inside; the member that it is put into cites the decision beside its own article. */
function put(here: unknown, [name, ...names]: readonly string[], value: unknown, source: readonly object[]): unknown {
  if (name === undefined) return value;
  if (Array.isArray(here))
    return here.map((item: unknown) => (isCoded(item) && item.code === name ? put(item, names, value, source) : item));
  const member = here as Coded;
  const inner = put(Reflect.get(member, name), names, value, source);
  const cites = names.length === 0 ? { source: [...source, ...(member.source as readonly object[])] } : {};
  return { ...member, ...cites, [name]: inner };
}

/** Members as a set would state them, each with its source. */
function sourced(value: unknown, source: readonly object[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => sourced(item, source));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.fromEntries(
    Object.entries(value).map(([field, item]: [string, unknown]) => [field, sourced(item, source)]),
  );
  return isCoded(value) ? { ...fields, source } : fields;
}

/** Values without the shape that a rule set gives them; what lies in a member is read with all members of its group. */
function shapeFlawsOf(base: ResolvedContent, decision: Settlement, silentHere: ReadonlySet<string>): readonly Flaw[] {
  const { members } = placed(base, decision, silentHere);
  const groups = new Set(decision.values.map(({ path }) => path.split('/')[0] ?? ''));
  const ofValues = decision.values.flatMap(({ path, value }) =>
    Object.hasOwn(valueShapes, path) ? flawsOf(valueShapes[path as keyof typeof valueShapes], value, path) : [],
  );
  const ofMembers = memberGroups.flatMap((group) =>
    groups.has(group) ? flawsOf(membersOf(groupShapes[group]).min(1), members[group], group) : [],
  );
  return [...ofValues, ...ofMembers];
}

function flawsOf(shape: z.ZodType, said: unknown, path: string): readonly Flaw[] {
  const read = shape.safeParse(said, { reportInput: true });
  if (read.success) return [];
  return shapeFlaws(said, read.error.issues).map((flaw) => ({
    ...flaw,
    path: [path, flaw.path].filter((part) => part !== '').join('/'),
  }));
}
