import type { PerformanceTargetEvent } from '@wenxiao/facts/targets';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';

type Classed = Extract<PerformanceTargetEvent, { type: 'target-declared' }>['data']['indicators'][number];

/** An indicator of no origin, or of no class, that the rules list; `listed` says what they do. */
export type ClassFlaw =
  | Readonly<{ code: 'unknown-origin'; indicator: string; given?: string; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-class'; indicator: string; level1: string; level2?: string; listed: readonly string[] }>;

type Examined = Readonly<{ flaw?: ClassFlaw; stated: readonly Stated<unknown>[] }>;

/** Where the rules list origins and classes of indicators, each indicator names one of each: the class and its kind as its levels. */
export function examinedClasses(indicators: readonly Classed[], rules: Ruling): Examined {
  const origins = rules.members('target.indicatorSources');
  const classes = rules.members('target.indicatorClasses');
  const stated: Stated<unknown>[] = [];
  for (const { indicator, origin, level1, level2 } of indicators) {
    const from = origins.find(({ value }) => value.code === origin);
    if (origins.length > 0 && !from) {
      const listed = origins.map(({ value }) => value.code);
      const given = origin !== undefined && { given: origin };
      return { flaw: { code: 'unknown-origin', indicator, ...given, listed }, stated: origins };
    }
    const of = classes.find(({ value }) => value.zh === level1 && value.kinds.some(({ zh }) => zh === level2));
    if (classes.length > 0 && !of) {
      const listed = classes.flatMap(({ value }) => value.kinds.map(({ zh }) => `${value.zh}·${zh}`));
      const under = level2 !== undefined && { level2 };
      return { flaw: { code: 'unknown-class', indicator, level1, ...under, listed }, stated: classes };
    }
    stated.push(...(from ? [from] : []), ...(of ? [of] : []));
  }
  return { stated: [...new Set(stated)] };
}
