import { isMemberList, lookUp, type RuleSet, without } from '@wenxiao/rules/shape';
import { isList, isRecord, type Json, otherCodes, type JsonRecord } from './json.js';

/** A rule set in which one thing stands otherwise; whether it can still be published is not asked here. */
export type Perturbation = Readonly<{
  /** `exAnte.majorPolicyThreshold: 500000.00 → 500000.01`: from the path on, for a person to read. */
  change: string;
  set: Json;
}>;

/** What else could stand where something stands; undefined stands for nothing at all. */
type Edit = Readonly<{ change: string; instead: Json | undefined }>;

/** What says where something comes from, or is called by others, and not what holds. */
const beside = new Set(['source', 'code', 'zh', 'en', 'quote', 'note', 'instrument', 'article']);
/** What says how an act or a member is to be taken, which seldom decides anything by itself: a quarter ends with a month, a procedure is asked for by its name, and a desk by its kind. */
const said = new Set(['act', 'object', 'soft', 'periodEnd', 'nature']);
/** How many other codes are tried where one stands: most fit nowhere but where they stand. */
const codes_max = 8;

/**
 * Every way in which what a rule set states at a path is put otherwise, the ones that say most first: of a due day the day, of a list the
 * last of its members, of a member itself.
 * @param others rule sets whose words may stand there instead
 * @returns groups: each is one question to a test, whose first perturbation that can be published asks it. Effects of answers are a question of their own.
 * @throws {Error} for a path at which the set states nothing.
 */
export function perturbationsOf(
  set: RuleSet,
  path: string,
  others: readonly RuleSet[] = [],
): readonly Perturbation[][] {
  const found = lookUp(set, path);
  if (found === undefined) throw new Error(`${set.id} states nothing at ${path}`);
  const words = [set, ...others] as unknown as Json;
  const node = found.value as Json;
  const asPerturbation = ({ change, instead }: Edit): Perturbation => ({
    change: `${path}${change}`,
    set: instead === undefined ? without(set, path) : replacedAt(set, path, instead),
  });
  const main = Object.hasOwn(set.values, path)
    ? valueEdits(node as JsonRecord, path, words, others)
    : memberEdits(node, path.split('/'), words);
  return [main, effectEdits(node)].filter((edits) => edits.length > 0).map((edits) => edits.map(asPerturbation));
}

/** Of a parameter: its value put otherwise; one on which the set is silent, as another set has it; and nothing at all. */
function valueEdits(stated: JsonRecord, path: string, words: Json, others: readonly RuleSet[]): readonly Edit[] {
  const gone: Edit = { change: ': — ', instead: undefined };
  if (stated.value === undefined) {
    const given = others.flatMap((other) => {
      const value = (other.values as unknown as JsonRecord)[path];
      return isRecord(value) && value.value !== undefined ? [value.value] : [];
    });
    const { silent: _silent, ...rest } = stated;
    return [...given.map((value) => ({ change: `: ${shown(value)}`, instead: { ...rest, value } })), gone];
  }
  const edits = editsOf(stated.value, 'value', words);
  return [...edits.map(({ change, instead }) => ({ change, instead: { ...stated, value: instead ?? null } })), gone];
}

function memberEdits(node: Json, [...names]: readonly string[], words: Json): readonly Edit[] {
  const gone: Edit = { change: ' — ', instead: undefined };
  const edits = editsOf(node, names.at(-1) ?? '', words);
  const isDue = names.includes('due');
  const called = labelEdits(node);
  // A field is put otherwise, a member is taken away: without a field much of a set cannot be read any more.
  if (isDue || isList(node) || !isRecord(node) || node.code === undefined) return [...edits, ...called, gone];
  return [gone, ...edits, ...called];
}

/** Members under another name: what is left where nothing else of them can be otherwise. */
function labelEdits(node: Json): readonly Edit[] {
  if (isRecord(node) && typeof node.zh === 'string')
    return [{ change: `: ${node.zh} → ${node.zh}(改)`, instead: { ...node, zh: `${node.zh}(改)` } }];
  if (!isList(node)) return [];
  return node.flatMap((item, place) =>
    labelEdits(item).map(({ change, instead }) => ({ change, instead: node.with(place, instead ?? null) })),
  );
}

/** Answers from which nothing follows any more. */
function effectEdits(node: Json): readonly Edit[] {
  if (!isMemberList(node)) return [];
  const answers = node as unknown as readonly JsonRecord[];
  return answers.flatMap(({ effects, ...rest }, place) =>
    effects === undefined ? [] : [{ change: `/${nameOf(rest)}/effects — `, instead: answers.with(place, rest) }],
  );
}

/** @param key the field in which it stands: which other words fit there is known from where else the field is. */
function editsOf(node: Json, key: string, words: Json): readonly Edit[] {
  if (typeof node === 'boolean') return [changed(node, !node)];
  if (typeof node === 'number') return [node + 1, node - 1].map((other) => changed(node, other));
  if (typeof node === 'string') return textEdits(node, key, words);
  if (isList(node)) return listEdits(node, key, words);
  return isRecord(node) ? recordEdits(node, words) : [];
}

function textEdits(node: string, key: string, words: Json): readonly Edit[] {
  if (isDecimal(node)) return [1, -1].map((step) => changed(node, stepped(node, step)));
  if (key === 'day') return [changed(node, 15)];
  if (/[\u4e00-\u9fff]/.test(node)) return [changed(node, `${node}(改)`)];
  return otherCodes(words, key, node)
    .slice(0, codes_max)
    .map((other) => changed(node, other));
}

/** Without its last item, without another; and with an item put otherwise. */
function listEdits(node: readonly Json[], key: string, words: Json): readonly Edit[] {
  const numbers = sharedNumbers(node);
  if (numbers.length > 0) return numbers;
  const places = node.map((_, place) => place).reverse();
  const shorter = places.flatMap((place) =>
    node.length < 2 ? [] : [{ change: ` — ${nameOf(node[place])}`, instead: node.toSpliced(place, 1) }],
  );
  const otherwise = places.flatMap((place) =>
    editsOf(node[place] ?? null, key, words).flatMap(({ change, instead }) =>
      instead === undefined ? [] : [{ change: `/${nameOf(node[place])}${change}`, instead: node.with(place, instead) }],
    ),
  );
  return [...shorter, ...otherwise];
}

/** Where members of a list meet in a number (bands of a scale), it is moved for both: a gap could not be published. */
function sharedNumbers(node: readonly Json[]): readonly Edit[] {
  const texts = node
    .flatMap((item) => (isRecord(item) ? Object.values(item) : []))
    .filter((value) => typeof value === 'string')
    .filter(isDecimal);
  const shared = [...new Set(texts)].filter((text) => texts.indexOf(text) !== texts.lastIndexOf(text));
  return shared.map((text) => {
    const other = stepped(text, 1);
    const moved = (item: Json): Json =>
      isRecord(item)
        ? Object.fromEntries(Object.entries(item).map(([key, value]) => [key, value === text ? other : value]))
        : item;
    return { change: `: ${text} → ${other}`, instead: node.map(moved) };
  });
}

/** Who acts, when and with what come first; what an act is called, and whether a rule is soft, last. */
function recordEdits(node: JsonRecord, words: Json): readonly Edit[] {
  const fields = Object.keys(node)
    .filter((key) => !beside.has(key))
    .sort((one, other) => Number(said.has(one)) - Number(said.has(other)));
  const otherwise = fields.flatMap((key) =>
    editsOf(node[key] ?? null, key, words)
      .map(({ change, instead }) => ({ change: `/${key}${change}`, instead: { ...node, [key]: instead ?? null } }))
      .filter(({ instead }) => isBorne(instead, words)),
  );
  const less = fields.map((key) => {
    const { [key]: _left, ...rest } = node;
    return { change: `/${key} — `, instead: rest };
  });
  return [...otherwise, ...less];
}

/** Whether a desk, if it is one, is named of such a body anywhere: what no body bears could be published, and adopted nowhere. */
function isBorne({ desk, of, ...rest }: JsonRecord, words: Json): boolean {
  if (typeof desk !== 'string' || typeof of !== 'string' || Object.keys(rest).length > 0) return true;
  const isNamed = (here: Json): boolean => {
    if (isList(here)) return here.some(isNamed);
    return isRecord(here) && ((here.desk === desk && here.of === of) || Object.values(here).some(isNamed));
  };
  return isNamed(words);
}

const changed = (before: Json, after: Json): Edit => ({
  change: `: ${shown(before)} → ${shown(after)}`,
  instead: after,
});

const isDecimal = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** A decimal one step further in its last place, exactly. */
function stepped(decimal: string, step: number): string {
  const places = decimal.split('.')[1]?.length ?? 0;
  const digits = BigInt(decimal.replace('.', '')) + BigInt(step);
  const [sign, text] = digits < 0n ? ['-', String(-digits)] : ['', String(digits)];
  const padded = text.padStart(places + 1, '0');
  return `${sign}${places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`}`;
}

function replacedAt(set: RuleSet, path: string, instead: Json): Json {
  const [first = '', ...names] = path.split('/');
  const group = Object.hasOwn(set.values, first) ? 'values' : 'members';
  const stated = set[group] as unknown as JsonRecord;
  return {
    ...(set as unknown as JsonRecord),
    [group]: { ...stated, [first]: replaced(stated[first] ?? null, names, instead) },
  };
}

function replaced(here: Json, [name, ...names]: readonly string[], instead: Json): Json {
  if (name === undefined) return instead;
  if (isList(here))
    return here.map((item: Json) => (isRecord(item) && item.code === name ? replaced(item, names, instead) : item));
  return isRecord(here) ? { ...here, [name]: replaced(here[name] ?? null, names, instead) } : here;
}

const nameOf = (item: Json | undefined): string =>
  isRecord(item) && typeof item.code === 'string' ? item.code : shown(item ?? null);
const shown = (node: Json): string => (typeof node === 'string' ? node : JSON.stringify(node));
