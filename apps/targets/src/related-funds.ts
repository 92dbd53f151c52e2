import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';

export interface RelatedFunds {
  readonly listed: readonly Stated<MemberOf<'general.relatedFunds'>>[];
  /** Whether nothing else may be named. Where the set does not say so (the list ends with 等, or it is silent), others may. */
  readonly closed: boolean;
}

/** The related funds (政府投资基金, PPP …) that a set lists beside its budgets. */
export function relatedFundsOf(ruling: Ruling): RelatedFunds {
  const closed = ruling.value('general.relatedFundsClosed');
  return { listed: ruling.members('general.relatedFunds'), closed: closed.is === 'stated' && closed.value };
}
