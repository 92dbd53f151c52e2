import { seed } from '@wenxiao/rules/seeds';
import type { County } from './county.js';
import { eventually } from './eventually.js';

/** A county adopts a set that the product brings along: published and approved there, by two persons. */
export async function adoptSeed(
  county: County<'office' | 'approver'>,
  id: string,
  effectiveFrom: string,
): Promise<void> {
  const content = seed(id);
  if (!content) throw new Error(`There is no seed ${id}`);
  const post = async (who: 'office' | 'approver', rest: string, body: object, ifMatch?: number): Promise<void> => {
    const { status, text } = await county.post(who, 'directory', rest, body, ifMatch === undefined ? {} : { ifMatch });
    if (status >= 300) throw new Error(`Refused: ${String(status)} ${text}`);
  };
  await post('office', 'rule-sets', { content });
  const hash = await eventually('the proposed set is shown', async () => {
    const { body } = await county.get<{ items: { ruleSetId: string; hash: string }[] }>(
      'approver',
      'directory',
      'rule-sets',
    );
    return body.items.find(({ ruleSetId }) => ruleSetId === id)?.hash;
  });
  await post('approver', `rule-sets/${id}/approval`, { hash }, 1);
  const { version: ruleSetVersion, scheme } = content;
  const terms = { scheme, ruleSetId: id, ruleSetVersion, effectiveFrom };
  await post('office', `bodies/${county.id}/adoptions`, terms, 0);
  await post('approver', `bodies/${county.id}/adoptions/approval`, terms, 1);
}
