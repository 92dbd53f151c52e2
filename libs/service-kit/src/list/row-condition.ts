import { isDecimalText } from '@wenxiao/domain';
import type { Condition, Operand } from '@wenxiao/rules/shape';

/** How a row says a figure: an expression of a number, of a code, or of several codes. */
export type RowFigures = Readonly<Record<string, Readonly<{ is: 'number' | 'code' | 'codes'; of: string }>>>;

const comparisons = { atLeast: '>=', above: '>', atMost: '<=', below: '<' } as const;
/** Never yes, and neither is its opposite: what no row says, or a value on which the set is silent. */
const neither = 'null::boolean';

/**
 * A condition of a rule set over the rows of a list, in SQL, with the truths of `judge`: null is neither. Periods, findings and years
 * in a row are nothing that a row says.
 * @param parameter values of the set, null where it is silent
 */
export function rowCondition(
  condition: Condition,
  figures: RowFigures,
  parameter: (path: string) => string | null,
): string {
  const each = (parts: readonly Condition[], how: 'and' | 'or'): string =>
    `(${parts.map((part) => rowCondition(part, figures, parameter)).join(` ${how} `)})`;
  if ('all' in condition) return each(condition.all, 'and');
  if ('any' in condition) return each(condition.any, 'or');
  if ('not' in condition) return `(not ${rowCondition(condition.not, figures, parameter)})`;
  const figure =
    'figure' in condition && Object.hasOwn(figures, condition.figure) ? figures[condition.figure] : undefined;
  if (!figure || !('figure' in condition)) return neither;
  const { is, of } = figure;
  if ('set' in condition) return `((${of}) is ${condition.set === 'yes' ? 'not null' : 'null'})`;
  if ('is' in condition) {
    const codes = `array[${condition.is.map(literal).join(', ')}]::text[]`;
    return is === 'codes' ? `((${of}) && ${codes})` : `((${of})::text = any (${codes}))`;
  }
  if (is !== 'number') return neither;
  const bounds = (Object.keys(comparisons) as (keyof typeof comparisons)[]).flatMap((bound) => {
    const operand = condition[bound];
    return operand === undefined ? [] : [compared(of, comparisons[bound], operand, parameter)];
  });
  return `(${bounds.join(' and ')})`;
}

function compared(of: string, how: string, operand: Operand, parameter: (path: string) => string | null): string {
  const limit = typeof operand === 'string' ? operand : parameter(operand.parameter);
  return limit === null || !isDecimalText(limit) ? neither : `((${of}) ${how} ${limit}::numeric)`;
}

/** Codes alone stand in a condition. @throws {Error} for anything else, which publication has let through nowhere. */
function literal(code: string): string {
  if (!/^[\w.-]+$/.test(code)) throw new Error(`${code} is no code`);
  return `'${code}'`;
}

/**
 * What a row says of a subject, whose fields stand in a column of JSON: ``subjectFigures('s.data')``.
 * @param marks expressions of whether it is marked as key and as major
 */
export function subjectFigures(fields: string, marks: Readonly<{ key: string; major: string }>): RowFigures {
  const text = (field: string): string => `${fields}->>'${field}'`;
  const several = (field: string): string => `array(select jsonb_array_elements_text(${fields}->'${field}'))`;
  const yesOrNo = (flag: string): string =>
    `case when (${flag})::boolean then 'yes' when not (${flag})::boolean then 'no' end`;
  const year = (field: string): string => `left(${text(field)}, 4)::integer`;
  return {
    'subject.kind': { is: 'code', of: text('kind') },
    'subject.nature': { is: 'code', of: text('nature') },
    'subject.level': { is: 'code', of: text('level') },
    'subject.class': { is: 'code', of: text('class') },
    'subject.category': { is: 'codes', of: several('categories') },
    'subject.related-funds': { is: 'codes', of: several('relatedFunds') },
    'subject.is-new': { is: 'code', of: yesOrNo(text('isNew')) },
    'subject.key': { is: 'code', of: yesOrNo(marks.key) },
    'subject.major': { is: 'code', of: yesOrNo(marks.major) },
    'subject.planned-fiscal-money': {
      is: 'number',
      of: `select sum((p->>'amount')::numeric) from jsonb_array_elements(${fields}->'planned') p where p->>'source' <> 'self-raised'`,
    },
    'subject.planned-years': { is: 'number', of: `${year('plannedTo')} - ${year('plannedFrom')} + 1` },
  };
}
