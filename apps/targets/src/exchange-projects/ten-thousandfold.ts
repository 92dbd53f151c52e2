import { decimal } from '@wenxiao/domain';

/** Between these a sum is ten thousand times another one by its unit rather than by what it is for. */
const [least, most] = ['2000', '50000'];

/** Whether amounts differ as 元 and 万元 do: which unit the second one seems to be in. */
export function tenThousandfold(before: string, now: string): '元' | '万元' | undefined {
  const [first, second] = [decimal(before), decimal(now)];
  if (!first.gt('0') || !second.gt('0')) return undefined;
  const isBetween = (greater: typeof first, lesser: typeof first) =>
    !greater.lt(lesser.times(least)) && !greater.gt(lesser.times(most));
  if (isBetween(second, first)) return '元';
  return isBetween(first, second) ? '万元' : undefined;
}
