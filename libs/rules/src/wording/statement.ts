import type { Due } from '../shape/due.js';
import { memberGroups, type MemberGroup } from '../shape/groups.js';
import { type Coded, isMemberList, lookUp, type Statements } from '../shape/member-path.js';
import { valuePaths, type ValuePath } from '../shape/values.js';
import { bandWords, fieldWords } from './field-words.js';
import { Names } from './names.js';
import { duePhrase } from './phrases.js';
import { fieldTerms, groupTerms, valueTerms } from './terms.js';

/** What stands at a path of a rule set as people read it, in Chinese: its name, what it says, and what is stated inside it. */
export type Statement = Readonly<{ path: string; name: string; words?: string; inside: readonly Statement[] }>;

type Valued = Readonly<{ value?: unknown; silent?: true; soft?: true }>;

/** Everything that a set states: its values, then its members by group. */
export function statementsOf(stated: Statements): readonly Statement[] {
  const names = Names.of(stated);
  return [
    ...valuePaths.flatMap((path) => {
      const valued: Valued | undefined = stated.values[path];
      return valued === undefined ? [] : [ofValue(path, valued, names)];
    }),
    ...memberGroups.flatMap((group) =>
      (stated.members[group] ?? []).map((member) =>
        ofMember(member, groupTerms[group], `${group}/${member.code}`, names),
      ),
    ),
  ];
}

/** Says what stands at a path of a set, `evaluation.fullMark`, `procedures/target-review/steps/desk-review`; undefined where nothing does. */
export function statementsBy(stated: Statements): (path: string) => Statement | undefined {
  const names = Names.of(stated);
  return (path) => statementAt(stated, path, names);
}

function statementAt(stated: Statements, path: string, names: Names): Statement | undefined {
  const found = lookUp(stated, path);
  if (found === undefined) return undefined;
  const [first = '', ...inner] = path.split('/');
  if (isValue(first)) return inner.length > 0 ? undefined : ofValue(first, found.value as Valued, names);
  const [member, ...around] = [...found.within].reverse();
  if (member === undefined || member !== found.value) return undefined;
  const field = inner.at(-2);
  const what = field === undefined ? groupTerms[first as MemberGroup] : termOf(field);
  const inside = around.reduceRight((known, each) => known.within(each), names);
  const outer = [...around].reverse().map((each) => `${zhOf(each)} › `);
  return ofMember(member, `${outer.join('')}${what}`, path, inside);
}

const isValue = (path: string): path is ValuePath => Object.hasOwn(valueTerms, path);

function ofValue(path: ValuePath, { value, silent, soft }: Valued, names: Names): Statement {
  const said = silent === true ? '未作规定' : fieldWords(path.slice(path.indexOf('.') + 1), value, names);
  return { path, name: valueTerms[path], words: soft === true ? `${said}（原则上）` : said, inside: [] };
}

const named: readonly string[] = ['code', 'zh', 'en', 'source', 'soft'];

function ofMember(member: Coded, what: string, path: string, outer: Names): Statement {
  const names = outer.within(member);
  const name = `${what} ${zhOf(member)}${'soft' in member ? '（原则上）' : ''}`;
  const words = wholeWords(member, names);
  if (words !== undefined) return { path, name, words, inside: [] };
  const inside = Object.entries(member)
    .filter(([field, value]: [string, unknown]) => !named.includes(field) && !isEmptyList(value))
    .flatMap(([field, value]: [string, unknown]): readonly Statement[] =>
      isMemberList(value)
        ? value.map((each) => ofMember(each, termOf(field), `${path}/${field}/${each.code}`, names))
        : [{ path: `${path}/${field}`, name: termOf(field), words: fieldWords(field, value, names), inside: [] }],
    );
  return { path, name, inside };
}

/** What is said in one sentence, however many fields it has. */
function wholeWords(member: Coded, names: Names): string | undefined {
  if (!('from' in member)) return undefined;
  if (typeof member.from === 'object') return duePhrase(member as unknown as Due, names);
  if ('to' in member) return bandWords(member as unknown as Readonly<{ from: string; to: string }>);
  return undefined;
}

const zhOf = (member: Coded): string => ('zh' in member && typeof member.zh === 'string' ? member.zh : member.code);
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const termOf = (field: string): string => fieldTerms[field] ?? field;
