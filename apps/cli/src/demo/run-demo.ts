import type { Progress } from '../progress.js';
import { playDemo } from './play-demo.js';
import { prepareDemo } from './prepare-demo.js';
import { PublicAddress } from './public-address.js';
import { scenario } from './scenario.js';

/**
 * The whole demo on a running product: the demo county, then the published forms through the cycle. Goes on where an earlier
 * run was interrupted; one that was played to its end is only shown again.
 * @param url the public address
 * @param forms how many of the forms, the first of them; all of them where nothing is said
 * @returns the table that shows what came of every form
 */
export async function runDemo(url: string, progress: Progress, forms?: number): Promise<string> {
  const county = await progress.run('建立示范省、市、县与演示账号', 'demo county', () =>
    prepareDemo(new PublicAddress(url)),
  );
  return progress.run('以公开发布的表格走完全流程', 'published forms through the cycle', () =>
    playDemo(county, scenario.slice(0, forms), ({ zh, en, done, total }) => progress.count(zh, en, done, total)),
  );
}
