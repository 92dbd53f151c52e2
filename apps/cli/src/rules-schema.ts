import { effectsAt, type Knower, knowers, productVocabulary, references } from '@wenxiao/rules/publication';
import { seeds } from '@wenxiao/rules/seeds';
import {
  eventTerms,
  figureTerms,
  objectTerms,
  ruleSetSchema,
  schemaOfPart,
  type SchemaPart,
  schemaParts,
} from '@wenxiao/rules/wording';
import { exitStatus } from './exit-status.js';
import type { Output } from './rules-commands.js';
import { fieldLines, namesInside } from './schema-text.js';

export type SchemaOptions = Readonly<{ list?: true; json?: true }>;

/** What a rule set may name and does not state itself: each list under its name. */
const vocabularies: Readonly<Record<string, Readonly<{ zh: string; lines: () => readonly string[] }>>> = {
  figures: {
    zh: '数据项：条件（figure）可以判断的',
    lines: () =>
      [...productVocabulary.figures].map(([code, figure]) => {
        const asked =
          figure.kind === 'code'
            ? (figure.codes?.join(' | ') ?? (figure.codesIn === undefined ? '代码' : `${figure.codesIn} 中的代码`))
            : '数值';
        return `  ${code}  ${figureTerms[code] ?? ''}  ${asked}  ${askedBy(figure.by)}`;
      }),
  },
  events: {
    zh: '事件：期限（after）、时段可以起算的',
    lines: () =>
      [...productVocabulary.events].map(([code, { by }]) => `  ${code}  ${eventTerms[code] ?? ''}  ${askedBy(by)}`),
  },
  objects: {
    zh: '办理对象：办理流程（object）可以针对的',
    lines: () =>
      [...productVocabulary.objects].map(([code, acts]) => {
        const verdicts = productVocabulary.verdicts.get(code);
        const outcome = verdicts === undefined ? '' : `；须有结论 ${verdicts.join('、')}`;
        return `  ${code}  ${objectTerms[code] ?? ''}  须有环节 ${acts.join('、')}${outcome}`;
      }),
  },
  'standard-desks': {
    zh: '通用岗位：代码用这些，名称（zh）用本县的叫法',
    lines: () =>
      [...productVocabulary.desks].map(
        ([code, { zh, reach }]) => `  ${code}  ${zh}  ${reach === 'body' ? '对所在单位及下级' : '对全区划'}`,
      ),
  },
  effects: {
    zh: '后果：各处可用的（effect）',
    lines: () =>
      ['procedures', 'registers', 'monitoring.measures', 'resultApplication.disposals'].map((group) => {
        const { simple, opens } = effectsAt(group);
        return `  ${group}  ${simple.join('、')}${opens ? '、{ "open": 整改的办理流程 }' : ''}`;
      }),
  },
};

/** `wenxiao rules schema [NAME] [--list] [--json]`: how a rule set is written, whole or a part of it. */
export function schema(name: string | undefined, { list, json }: SchemaOptions, { out, error }: Output): number {
  if (list === true) out(listText());
  else if (name === undefined) out(`${JSON.stringify(ruleSetSchema(), null, 2)}\n`);
  else return part(name, json === true, { out, error });
  return exitStatus.done;
}

function listText(): string {
  const kinds = [
    ['head', '开头'],
    ['value', 'values：单个参数'],
    ['group', 'members：一组一组的规定'],
    ['shape', '各处通用的写法'],
  ] as const;
  const parts = kinds.flatMap(([kind, title]) => [
    title,
    ...schemaParts.filter((each) => each.kind === kind).map(({ name, zh }) => `  ${name}  ${zh}`),
    '',
  ]);
  const named = Object.entries(vocabularies).map(([name, { zh }]) => `  ${name}  ${zh}`);
  return [...parts, '系统已有、规则可直接引用的', ...named, '', '每项写法：wenxiao rules schema 名称', ''].join('\n');
}

function part(name: string, json: boolean, { out, error }: Output): number {
  const vocabulary = Object.hasOwn(vocabularies, name) ? vocabularies[name] : undefined;
  if (vocabulary !== undefined) {
    out([`${name}  ${vocabulary.zh}`, ...vocabulary.lines(), ''].join('\n'));
    return exitStatus.done;
  }
  const [first = '', ...inside] = name.split('/');
  const found = schemaParts.find((each) => each.name === first);
  const lines = found === undefined ? undefined : fieldLines(schemaOfPart(found), inside, name, referred);
  if (found === undefined || lines === undefined) {
    error(found === undefined ? unknownName(name, first) : unknownInside(name, found, inside));
    return exitStatus.failed;
  }
  if (json) out(`${JSON.stringify(schemaOfPart(found), null, 2)}\n`);
  else
    out(
      [`${name}  ${inside.length === 0 ? found.zh : ''}`.trimEnd(), ...lines, ...exampleOf(found, inside), ''].join(
        '\n',
      ),
    );
  return exitStatus.done;
}

/** The names that hold what was written; where none does, all that there are. */
function unknownName(name: string, first: string): string {
  const near = schemaParts.filter((each) => each.name.toLowerCase().includes(first.toLowerCase()));
  const all = [...schemaParts.map((each) => each.name), ...Object.keys(vocabularies)];
  const hint = near.length === 0 ? `，有：${all.join('、')}` : `，是否为：${near.map((each) => each.name).join('、')}`;
  return `没有 ${name}${hint}；全部名称：wenxiao rules schema --list · there is no ${name}; see wenxiao rules schema --list\n`;
}

function unknownInside(name: string, part: SchemaPart, inside: readonly string[]): string {
  const { known, next } = namesInside(schemaOfPart(part), inside);
  const within = [part.name, ...known].join('/');
  const zh = next.length === 0 ? `${within} 之内没有其他内容` : `${within} 之内有：${next.join('、')}`;
  const en = next.length === 0 ? `nothing is inside ${within}` : `inside ${within} there are: ${next.join(', ')}`;
  return `没有 ${name}；${zh} · there is no ${name}; ${en}\n`;
}

/** Where the codes of a field come from. */
function referred(field: string): string | undefined {
  if (field === 'figure') return '见 figures';
  if (field === 'event' || field === 'after') return '见 events';
  if (field === 'object') return '见 objects';
  const group = Object.hasOwn(references, field) ? references[field] : undefined;
  return group === undefined ? undefined : `${group} 中的代码`;
}

/** Where it may be named: of which objects. */
function askedBy(by: readonly Knower[] | undefined): string {
  if (by === undefined) return '（暂不提供）';
  const objects = [...productVocabulary.figures.values()].reduce(
    (most, { by: each = [] }) => Math.max(most, each.length),
    0,
  );
  return by.length === objects ? '（各处）' : `（${by.map((each) => knowers[each].zh).join('、')}）`;
}

/** How a set that the product brings along says it. */
function exampleOf({ name, kind }: SchemaPart, inside: readonly string[]): readonly string[] {
  if (inside.length > 0 || (kind !== 'group' && kind !== 'value')) return [];
  const examples = seeds().flatMap(({ id, values, members }) => {
    const stated = kind === 'value' ? values : members;
    const own: unknown = Object.hasOwn(stated, name) ? Reflect.get(stated, name) : undefined;
    const all: readonly unknown[] = Array.isArray(own) ? own : own === undefined ? [] : [own];
    return all
      .map((each) => ({ id, text: JSON.stringify(each, null, 2) }))
      .filter(({ text }) => !text.includes('"silent"'));
  });
  const [shortest] = examples.sort((one, other) => one.text.length - other.text.length);
  return shortest === undefined ? [] : ['', `示例（${shortest.id}）：`, shortest.text];
}
