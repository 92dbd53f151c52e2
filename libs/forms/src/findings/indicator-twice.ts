import { finding, type FormCheck } from '../finding.js';
import { isNothing, normalForm } from '../normal-form.js';
import type { Indicator } from '../published-form.js';

/** Levels, name and target as they are read; null where one was not, or nothing is named. */
function toldBy({ level1, level2, name, target }: Indicator): string | null {
  if (level1 === null || level2 === null || name === null || target === null || isNothing(name)) return null;
  return JSON.stringify([level1, level2, name, target].map(normalForm));
}

/** The same indicator with the same target stands in an earlier row. */
export const indicatorTwice: FormCheck = ({ rows }) => {
  const first = new Map<string, number>();
  return rows.flatMap(({ indicator, path, zh, en }, index) => {
    const told = toldBy(indicator);
    if (told === null) return [];
    const earlier = first.get(told);
    if (earlier === undefined) {
      first.set(told, index);
      return [];
    }
    const row = String(earlier + 1);
    return finding('indicator-twice', {
      path,
      printed: indicator.name,
      computed: `indicators[${String(earlier)}] = ${path}`,
      zh: `${zh}与第${row}行的一级、二级、三级指标和目标值都相同：请核对是否重复填写，重复的删去一行并调整分值。`,
      en: `The levels, the name and the target of ${en} are those of indicator ${row}: check whether it was entered twice; if so, remove one and adjust the weights.`,
    });
  });
};
