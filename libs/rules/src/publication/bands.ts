import { decimal } from '@wenxiao/domain';
import type { Flaw } from '../reading/flaw.js';

export type Band = Readonly<{ code: string; from: string; to: string }>;

/** Where bands fail to cover 0 to the top once; without a top, only whether they meet. */
export function bandFlaws(bands: readonly Band[], top: string | undefined, path: string): readonly Flaw[] {
  const rising = [...bands].sort((a, b) => decimal(a.from).cmp(decimal(b.from)) || decimal(a.to).cmp(decimal(b.to)));
  return rising.flatMap((band, rank) => {
    const here = `${path}/${band.code}`;
    const from = rising[rank - 1]?.to ?? '0';
    const to = rank === rising.length - 1 ? (top ?? band.to) : band.to;
    return [
      ...(decimal(band.from).eq(from) ? [] : [gap(`${here}/from`, from, band.from)]),
      ...(decimal(band.to).eq(to) ? [] : [gap(`${here}/to`, to, band.to)]),
      ...(decimal(band.from).lt(band.to)
        ? []
        : [{ path: here, zh: '区间的下限须低于上限', en: 'a band must start below its end' }]),
    ];
  });
}

function gap(path: string, expected: string, found: string): Flaw {
  return {
    path,
    zh: `区间须首尾相接、不重叠并覆盖全部分值：此处应为 ${expected}，现为 ${found}`,
    en: `bands must meet without overlap and cover the whole range: expected ${expected}, found ${found}`,
  };
}
