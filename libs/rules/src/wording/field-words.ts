import { type Condition } from '../shape/condition.js';
import type { Who } from '../shape/desk.js';
import type { Effect, Needed } from '../shape/procedure.js';
import type { Duty, Round, RoundLimit } from '../shape/round.js';
import type { Computed, CountedEntries, Register, RegisterKind, Selection } from '../shape/collections.js';
import type { EvaluationType, GradeBand } from '../shape/evaluation.js';
import type { Procedure } from '../shape/procedure.js';
import type { ValueAt } from '../shape/values.js';
import type { Names } from './names.js';
import {
  conditionPhrase,
  dayOfYearPhrase,
  effectPhrase,
  neededPhrase,
  nodesPhrase,
  operandPhrase,
  whoPhrase,
  windowPhrase,
} from './phrases.js';

type Said = string | undefined;
/** What a field says where its words are its own; undefined where it reads as any other does. */
type Say = (value: never, names: Names) => Said;

const list = (texts: readonly string[]): string => texts.join('、');
export const bandWords = ({ from, to }: Pick<GradeBand, 'from' | 'to'>): string => `${from}（含）至 ${to}`;

const special: Readonly<Record<string, Say>> = {
  after: (value: NonNullable<Round['after']>, names) => windowPhrase(value, names),
  until: (value: NonNullable<Round['until']>, names) => windowPhrase(value, names),
  nodes: (value: Round['nodes'], names) => nodesPhrase(value, names),
  needs: (value: readonly Needed[], names) => list(value.map((each) => neededPhrase(each, names))),
  effects: (value: readonly (Effect | Readonly<{ kind: string; effects: readonly Effect[] }>)[], names) =>
    value
      .map((each) =>
        'effects' in each
          ? `${names.of('kind', each.kind)}：${list(each.effects.map((effect) => effectPhrase(effect, names)))}`
          : effectPhrase(each, names),
      )
      .join('；'),
  opensOn: dayOfYearPhrase,
  questions: (value: readonly string[]) => value.join('；'),
  beside: () => '与同组步骤同时开放',
  inside: (value: NonNullable<Procedure['inside']> | 'unit' | 'department', names) =>
    typeof value === 'string'
      ? names.of('inside', value)
      : `${names.of('deskOf', value.at)}办理“${names.of('procedure', value.of)}”前先行办理`,
  prerequisiteOf: ({ act, of }: NonNullable<Procedure['prerequisiteOf']>, names) =>
    `${names.of('waiting', act)}（${names.of('of', of)}对象）`,
  limits: (value: readonly RoundLimit[], names) =>
    value
      .map(
        ({ figure, atLeast, per }) =>
          `${names.of('figure', figure)}不低于 ${atLeast}（${list(per.map((each) => (each === 'item' ? '逐项' : '整体')))}）`,
      )
      .join('；'),
  restsOn: (value: NonNullable<EvaluationType['restsOn']>, names) =>
    list(value.map(({ type, state }) => `${names.of('type', type)}（${names.of('state', state)}）`)),
  grades: (value: EvaluationType['grades'], names) =>
    typeof value === 'string'
      ? names.of('grades', value)
      : 'byRank' in value
        ? `按名次：${list(value.byRank.map(({ zh }) => zh))}`
        : value.byScore.map((band) => `${band.zh} ${bandWords(band)}`).join('；'),
  proposed: ({ kind, when }: NonNullable<Register['proposed']>, names) =>
    `${conditionPhrase(when, names)}的，提出列入“${names.of('kind', kind)}”`,
  recurs: ({ kind, period }: NonNullable<Register['recurs']>, names) =>
    `${names.of('every', period)}登记“${names.of('kind', kind)}”，至期末未登记的为逾期`,
  proposes: ({ when, concludes }: Readonly<{ when: Condition; concludes: readonly string[] }>, names) =>
    `${conditionPhrase(when, names)}的，提出认定“${list(concludes.map((code) => names.of('concludes', code)))}”`,
  rank: ({ by }: NonNullable<Register['rank']>, names) => `按${names.of('figure', by)}，末位提出移出`,
  entries: ({ register, kind, each }: CountedEntries, names) =>
    `${names.of('enter', register)}${kind === undefined ? '' : `（${names.of('kind', kind)}）`}${each === undefined ? '' : '，同一轮次计一次'}`,
  review: ({ checklist, participants = [] }: NonNullable<RegisterKind['review']>, names) =>
    `按“${names.of('checklist', checklist)}”逐项点评${participants.length === 0 ? '' : `，邀请${list(participants.map((each) => names.of('participants', each)))}参加`}`,
  by: (value: Computed['by'] | Who, names) => {
    if (typeof value === 'string' || !('yearOf' in value)) return undefined;
    const { register, kinds } = value.yearOf;
    return `${names.of('enter', register)}中${list(kinds.map((kind) => names.of('kind', kind)))}齐备的年度`;
  },
  draw: (value: Selection['draw']) =>
    value.by === 'person' ? '由人选取' : `随机抽取，比例 ${operandPhrase(value.share)}`,
  table: (value: Computed['table'], names) =>
    value.map((row) => `${names.of('is', row.is)} ${row.amount} 元`).join('；'),
  factors: (value: NonNullable<Computed['factors']>, names) =>
    value.map(({ when, times }) => `${conditionPhrase(when, names)}的乘以 ${times}`).join('；'),
  share: operandPhrase,
  years: ({ from, to }: Readonly<{ from?: number; to?: number }>) =>
    `${from === undefined ? '' : `${from} 年起`}${to === undefined ? '' : `至 ${to} 年止`}`,
  coverage: ({ types, basicExpenditureBy }: ValueAt<'evaluation.coverage'>, names) =>
    `${list(types.map((type) => names.of('type', type)))}；基本支出由${names.of('basicExpenditureBy', basicExpenditureBy)}覆盖`,
  attainment: ({ cap, aggregate }: ValueAt<'conventions.attainment'>, names) =>
    `单项最高按 ${cap} 计，${names.of('aggregate', aggregate)}`,
};

/** 每年；2021 年；自首次安排预算的年度起 3 年；决算完成后 */
function dutyPhrase(when: Duty['when'], names: Names): string {
  if ('everyYear' in when) return '每年';
  if ('onceIn' in when) return `${when.onceIn} 年`;
  if ('yearsFrom' in when) return `自${names.of('yearsFrom', when.yearsFrom)}起 ${when.count} 年`;
  return `${names.of('event', when.after)}后`;
}

const isDutyTime = (value: object): value is Duty['when'] =>
  'everyYear' in value || 'onceIn' in value || 'yearsFrom' in value || 'after' in value;
const conditionKeys = ['all', 'any', 'not', 'figure', 'found', 'period', 'yearsRunning'];
const isCondition = (value: object): value is Condition => conditionKeys.some((key) => key in value);
const whoKeys = ['desk', 'route', 'assigned', 'gate'];
const isWho = (value: object): value is Who => whoKeys.some((key) => key in value);
const isPeriod = (value: object): value is ValueAt<'monitoring.correctionLimit'> => 'count' in value && 'unit' in value;

/** What a field says, in Chinese, codes in the words of the set: a sentence, without its name. */
export function fieldWords(field: string, value: unknown, names: Names): string {
  const say = special[field] as ((value: unknown, names: Names) => Said) | undefined;
  return say?.(value, names) ?? anyWords(field, value, names);
}

function anyWords(field: string, value: unknown, names: Names): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return names.of(field, value);
  if (Array.isArray(value)) return (value as readonly unknown[]).map((each) => anyWords(field, each, names)).join('、');
  if (typeof value !== 'object' || value === null) return '';
  if (isPeriod(value)) return `${value.count} ${names.of('unit', value.unit)}`;
  if (isDutyTime(value)) return dutyPhrase(value, names);
  if (isWho(value)) return whoPhrase(value, names);
  if (isCondition(value)) return conditionPhrase(value, names);
  return Object.entries(value)
    .map(([inner, each]) => fieldWords(inner, each, names))
    .join('，');
}
