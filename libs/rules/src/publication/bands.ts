import { decimal } from '@wenxiao/domain';
import type { Flaw } from '../reading/flaw.js';

export type Band = Readonly<{ code: string; from: string; to: string }>;

/** Where bands fail to cover 0 to the top once; without a top, only whether they meet. One cause is said once. */
export function bandFlaws(bands: readonly Band[], top: string | undefined, path: string): readonly Flaw[] {
  const inverted = bands.filter(({ from, to }) => !decimal(from).lt(to));
  const rising = bands
    .filter((band) => !inverted.includes(band))
    .sort((a, b) => decimal(a.from).cmp(decimal(b.from)) || decimal(a.to).cmp(decimal(b.to)));
  const meets = (end: string, start: string): boolean =>
    decimal(end).eq(start) || inverted.some((band) => isBeside(band, end) || isBeside(band, start));
  const last = rising.at(-1);
  return [
    ...inverted.map(({ code, from, to }) => ({
      path: `${path}/${code}`,
      zh: `区间的下限须低于上限，现为 ${from} 至 ${to}`,
      en: `a band must start below its end; it goes from ${from} to ${to}`,
    })),
    ...rising.flatMap(({ code, from }, rank) => {
      const before = rising[rank - 1]?.to ?? '0';
      return meets(before, from) ? [] : [gap(`${path}/${code}/from`, before, from)];
    }),
    ...(last === undefined || top === undefined || meets(last.to, top)
      ? []
      : [gap(`${path}/${last.code}/to`, top, last.to)]),
  ];
}

/** What a band that is itself wrong leaves open between its neighbours is no flaw of theirs. */
const isBeside = ({ from, to }: Band, end: string): boolean => decimal(from).eq(end) || decimal(to).eq(end);

function gap(path: string, expected: string, found: string): Flaw {
  return {
    path,
    zh: `区间须首尾相接、不重叠并覆盖全部分值：此处应为 ${expected}，现为 ${found}`,
    en: `bands must meet without overlap and cover the whole range: expected ${expected}, found ${found}`,
  };
}
