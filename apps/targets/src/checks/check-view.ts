import * as t from '@wenxiao/domain/terms';
import { type CheckedNumber, checksOfTenant, type ComputedFigure } from '@wenxiao/rules/checks';
import type { Known } from '@wenxiao/rules/condition';
import { productVocabulary } from '@wenxiao/rules/publication';
import type { CitedBasis, Ruling } from '@wenxiao/rules/ruling';
import { basisOf, calledAs, type ColumnCodes, ofTerm } from '@wenxiao/service-kit';
import type { RectifiedOfUnit } from './tenant-counts.js';

/** A number that the rules want to be kept, as people read it: what it comes to, its bounds, and where that stands. */
export type CheckView = Readonly<{
  check: string;
  zh: string;
  en?: string;
  /** Kept to in principle: what is not is a warning. */
  soft: boolean;
  /** The figure that is held against the bounds; absent where lines or objects are counted. */
  figure?: string;
  /** Absent while it is not known. */
  value?: string;
  atLeast?: string;
  atMost?: string;
  kept: CheckedNumber['kept'];
  /** Where it is a share: of how many how many are done. */
  share?: Readonly<{ of: number; done: number }>;
  /** … of each unit. */
  units?: readonly UnitView[];
  /** Why it is not known yet. */
  because?: Readonly<{ zh: string; en: string }>;
  basis?: readonly CitedBasis[];
}>;

/** What the codes of checks are called where they are read as a table. */
export const checkCodes: ColumnCodes = {
  level: ofTerm(t.jurisdictionLevel),
  kept: calledAs({ yes: '达到', no: '未达到', 'not-known': '尚不清楚' } satisfies Record<
    CheckedNumber['kept'],
    string
  >),
};

type UnitView = Pick<CheckView, 'value' | 'kept' | 'share'> & Readonly<{ unit: string; name: string }>;

/** What each unit comes to of a share, by name: of which the check is not, is left out. */
export function unitsOf(
  { check }: CheckedNumber,
  known: Known,
  lines: readonly RectifiedOfUnit[],
): Pick<CheckView, 'units'> {
  const { figure } = check.value;
  if (figure === undefined) return {};
  const names = new Map(lines.map(({ unit, name }) => [unit, name]));
  const units = [...names].flatMap(([unit, name]): readonly UnitView[] => {
    const shares = { [figure]: lines.filter((line) => line.unit === unit) };
    const [counted] = checksOfTenant([check], { known, objects: [], shares });
    return counted && 'value' in counted ? [{ unit, name, ...numberOf(counted) }] : [];
  });
  return { units };
}

function numberOf(counted: CheckedNumber): Pick<CheckView, 'value' | 'kept' | 'share'> {
  const { kept } = counted;
  if (!('value' in counted)) return { kept };
  return { value: counted.value, kept, ...(counted.share && { share: counted.share }) };
}

export function checkView(counted: CheckedNumber, ruling: Ruling): CheckView {
  const { value: check, path, soft } = counted.check;
  const { code, zh, en, figure, atLeast, atMost } = check;
  return {
    check: code,
    zh,
    ...(en !== undefined && { en }),
    soft: soft === true,
    ...(figure !== undefined && { figure }),
    ...(atLeast !== undefined && { atLeast }),
    ...(atMost !== undefined && { atMost }),
    ...numberOf(counted),
    ...(counted.kept === 'not-known' && { because: whyNotKnown(figure) }),
    ...basisOf(ruling, path),
  };
}

/** A figure by a table of the rules, as people read it: an amount in 元, by which figure, and where that stands. */
export type ComputedView = Readonly<{
  computed: string;
  zh: string;
  en?: string;
  by: string;
  /** Absent while it is not known. */
  amount?: string;
  because?: CheckView['because'];
  basis?: readonly CitedBasis[];
}>;

export function computedView({ computed, value: amount }: ComputedFigure, ruling: Ruling): ComputedView {
  const { code, zh, en, by: asked } = computed.value;
  const by = typeof asked === 'string' ? asked : `registers/${asked.yearOf.register}`;
  return {
    computed: code,
    zh,
    ...(en !== undefined && { en }),
    by,
    ...(amount === undefined ? { because: whyNotKnown(by) } : { amount }),
    ...basisOf(ruling, computed.path),
  };
}

function whyNotKnown(figure: string | undefined): NonNullable<CheckView['because']> {
  const known = figure === undefined ? undefined : productVocabulary.figures.get(figure);
  const notYet = known && 'notYet' in known ? known.notYet : undefined;
  return notYet ?? { zh: '所据数据尚未形成', en: 'what it rests on is not known yet' };
}
