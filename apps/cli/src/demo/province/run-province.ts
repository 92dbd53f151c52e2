import type { Progress } from '../../progress.js';
import { PublicAddress } from '../public-address.js';
import { lookAround, type Looks, looksText } from './looks.js';
import { playYears } from './play-province.js';
import type { Playing } from './playing.js';
import { prepareProvince, type Province } from './prepare-province.js';
import { refinedIn, refinedText, type RefinedCounty } from './refined.js';
import { type Comparison, comparisonsOf, comparisonText } from './side-by-side.js';

/** What was played, what each government did with it, and who saw what of it. */
export type PlayedProvince = Readonly<{
  province: Province;
  plays: readonly Playing[];
  comparisons: readonly Comparison[];
  refined: readonly RefinedCounty[];
  looks: Looks;
}>;

/**
 * The province on a running product: bodies under one province, each by its own rules, play the same published forms. Goes on where an
 * earlier run was interrupted; one that was played to its end is only shown again.
 * @param url the public address
 */
export async function playProvince(url: string, progress: Progress): Promise<PlayedProvince> {
  const address = new PublicAddress(url);
  const province = await progress.run('建立全省各级政府、账号与规则', 'a province, its people and rules', () =>
    prepareProvince(address, progress),
  );
  const years = province.years.map(String).join('、');
  const plays = await progress.run(`预算年度 ${years}`, `budget years ${years}`, () =>
    playYears(province, ({ zh, en, done, total }) => progress.count(zh, en, done, total)),
  );
  const comparisons = await progress.run('各地对照', 'side by side', () => comparisonsOf(province, plays));
  const refined = await progress.run('县级细化', 'counties that refine', () => refinedIn(province, plays));
  const looks = await progress.run('越权查阅、授权与审计查阅', 'who sees what, by which grant', () =>
    lookAround(province, plays),
  );
  return { province, plays, comparisons, refined, looks };
}

/** As {@link playProvince}. @returns the tables that show what came of it. */
export async function runProvince(url: string, progress: Progress): Promise<string> {
  const { comparisons, refined, looks } = await playProvince(url, progress);
  return [comparisonText(comparisons), refinedText(refined), looksText(looks)].join('\n');
}
