import type { RuleSet } from '@wenxiao/rules/shape';
import { listOf, type Person } from './person.js';
import { eventually } from './stage.js';

/** Who proposes rules, and who approves them. */
export type Governing = Readonly<Record<'office' | 'approver', Person>>;

/** A body goes by a set from a day on; the jurisdiction publishes it. */
type Adoption = Readonly<{ tenant: string; bodyId: string; content: RuleSet; effectiveFrom: string }>;

type Adopted = Readonly<{ items: readonly Readonly<{ ruleSetId: string; effectiveFrom: string }>[] }>;

const adoptionsAt = ({ tenant, bodyId }: Pick<Adoption, 'tenant' | 'bodyId'>): string =>
  `/api/directory/jurisdictions/${tenant}/bodies/${bodyId}/adoptions`;

/** What a body has adopted, in the order of decision. */
const adoptionsOf = (reader: Person, of: Pick<Adoption, 'tenant' | 'bodyId'>): Promise<Adopted> =>
  reader.get<Adopted>(adoptionsAt(of));

/** A body adopts a rule set, published where it is not yet, one person proposing and another approving; where it has not. */
export async function adoptRules(adoption: Adoption, { office, approver }: Governing): Promise<void> {
  const { content, effectiveFrom } = adoption;
  const { id: ruleSetId, version: ruleSetVersion, scheme } = content;
  const { items } = await adoptionsOf(office, adoption);
  if (items.some((item) => item.ruleSetId === ruleSetId)) return;
  await publishRules(adoption, { office, approver });
  const proposal = { scheme, ruleSetId, ruleSetVersion, effectiveFrom };
  // Each that was adopted was proposed before; one that was proposed before an interruption is answered as it was.
  const seen = 2 * items.length;
  await office.post(adoptionsAt(adoption), proposal, { ifMatch: seen });
  await approver.post(`${adoptionsAt(adoption)}/approval`, proposal, { ifMatch: seen + 1 });
}

/** Publishes a set, where no jurisdiction has: a set that another one published is adopted as it stands. */
async function publishRules({ tenant, content }: Adoption, { office, approver }: Governing): Promise<void> {
  const { id, version } = content;
  const published = await listOf<{ ruleSetId: string; version: number }>(office, '/api/directory/rule-sets');
  if (published.some((each) => each.ruleSetId === id && each.version === version)) return;
  const sets = `/api/directory/jurisdictions/${tenant}/rule-sets`;
  await office.post(sets, { content });
  const { hash } = await eventually('the proposed rule set is shown', async () => {
    const written = await listOf<{ ruleSetId: string; hash: string }>(approver, sets);
    return written.find(({ ruleSetId }) => ruleSetId === id);
  });
  await approver.post(`${sets}/${id}/approval`, { hash }, { ifMatch: 1 });
}
