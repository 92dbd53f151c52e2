import type { LeftOut } from './bundle-format.js';

const texts: Readonly<Record<LeftOut['what'], readonly [zh: string, en: string]>> = {
  'row-bytes': [
    '行只收入散列：其内容有制作人无权查阅之处，或不属于该对象',
    'rows of which the hash alone is here: whoever made this may not read all of them, or they are of something else',
  ],
  root: [
    '全库根散列：只提供给可查阅全部区划的人员；各流的头散列可由其核对',
    'the root of the whole trail, which is for who may see all of it; they can hold the heads against it',
  ],
  files: ['附件：该对象没有附件，或制作人无权查阅', 'files: there are none, or they are not for whoever made this'],
  'file-not-told': [
    '轨迹中提到的附件，制作人无权查阅，或属于其他对象',
    'files that the trail names are not for whoever made this, or another object’s',
  ],
  'file-erased': [
    '附件已按规定清除，只留名称、指纹和清除记录',
    'files were erased; their names, hashes and the record of it are here',
  ],
  'file-missing': [
    '附件在册，但内容取不到或与其指纹不符，请告知运维人员',
    'files are on record, but their bytes could not be had, or are not those of their hash: tell operations',
  ],
  names: [
    '人员或单位只有编号：制作人无权查阅其名称，或其已不存在',
    'people or organisations by their ids alone: their names are not for whoever made this, or they are gone',
  ],
  'recorded-before': [
    '起始时刻及以前记录的事件未列入（其散列在证明中）',
    'events recorded up to the first instant are not told of (their hashes are in the proof)',
  ],
};

/** What a bundle does not hold, in one sentence. */
export function leftOutText({ what, count }: LeftOut): Readonly<{ zh: string; en: string }> {
  const [zh, en] = texts[what];
  return count === undefined ? { zh, en } : { zh: `${zh}（${String(count)}）`, en: `${en} (${String(count)})` };
}
