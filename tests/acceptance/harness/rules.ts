import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import type { County } from './county.js';
import { eventually } from './eventually.js';

/** A county adopts a set, for itself or for a body of it: published and approved there, by two persons. */
export async function adoptRules(
  county: County<'office' | 'approver'>,
  content: RuleSet,
  effectiveFrom: string,
  body: string = county.id,
): Promise<void> {
  const { id, version: ruleSetVersion, scheme } = content;
  const post = async (who: 'office' | 'approver', rest: string, sent: object, ifMatch?: number): Promise<void> => {
    const { status, text } = await county.post(who, 'directory', rest, sent, ifMatch === undefined ? {} : { ifMatch });
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
  const terms = { scheme, ruleSetId: id, ruleSetVersion, effectiveFrom };
  await post('office', `bodies/${body}/adoptions`, terms, 0);
  await post('approver', `bodies/${body}/adoptions/approval`, terms, 1);
}

type Named = Readonly<{ code: string; zh: string }>;
type AsRead = Readonly<{
  values: Readonly<Record<string, object>>;
  members: Readonly<Record<string, readonly Named[] | undefined>>;
}>;

/** A published set, whole, as whoever is of the county reads it. */
export async function rulesAsRead(county: County<'office'>, id: string): Promise<AsRead> {
  const { office } = county.people;
  const published = await office.get<{ items: readonly { ruleSetId: string; hash: string }[] }>(
    '/api/directory/rule-sets?limit=100',
  );
  const hash = published.body.items.find(({ ruleSetId }) => ruleSetId === id)?.hash;
  return (await office.get<{ content: AsRead }>(`/api/directory/rule-sets/${String(hash)}`)).body.content;
}

/**
 * The monthly monitoring of one seed, whole, and what comes before it (how targets are declared and approved) of another: the
 * first is about monitoring alone.
 */
export function monthlyRules(): RuleSet {
  const [monthly, whole] = [seed('changji-2018'), seed('fufeng-2022')];
  if (!monthly || !whole) throw new Error('A seed is missing');
  const targets = whole.members.procedures?.filter(({ object }) => object === 'performance-target') ?? [];
  // What monitoring goes through there is the other set’s own.
  const checklists = whole.members.checklists?.filter(({ itemsOf }) => itemsOf === undefined) ?? [];
  return {
    ...monthly,
    id: 'monthly-county',
    instruments: [...monthly.instruments, ...whole.instruments.filter(({ code }) => code !== 'readings')],
    values: {
      ...Object.fromEntries(Object.entries(whole.values).filter(([path]) => path.startsWith('target.'))),
      ...monthly.values,
    },
    members: {
      'target.horizons': whole.members['target.horizons'] ?? [],
      ...monthly.members,
      checklists: [...(monthly.members.checklists ?? []), ...checklists],
      procedures: [...(monthly.members.procedures ?? []), ...targets],
    },
  };
}

/** A whole set that gives no full mark and no grades, as several counties have it, and whose consequences ask for none. */
export function silentRules(): RuleSet {
  const whole = seed('fufeng-2022');
  if (!whole) throw new Error('A seed is missing');
  const { 'evaluation.fullMark': _mark, ...values } = whole.values;
  const {
    'evaluation.gradeBands': _bands,
    'resultApplication.disposals': _disposals,
    'accountability.referralTriggers': _triggers,
    evaluationTypes = [],
    ...members
  } = whole.members;
  const types = evaluationTypes.map((type) => ({
    ...type,
    parts: type.parts.map(({ full: _full, ...part }) => part),
  }));
  return { ...whole, id: 'silent-county', values, members: { ...members, evaluationTypes: types } };
}
