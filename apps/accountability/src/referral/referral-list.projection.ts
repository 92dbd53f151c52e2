import type { EventMetadata } from '@wenxiao/event-store';
import type { ReferralEvent } from '@wenxiao/facts/accountability';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { referral } from './referral.aggregate.js';
import { ReferralRow } from './referral-list.table.js';
import { goesOut } from './referral.state.js';

/** The list of referrals, with how far each is. */
export const referralListProjection: Projection<ReferralRow> = {
  name: 'referral-list/1',
  table: ReferralRow,
  keyOf: ({ tenant, stream }) => {
    const [category, id] = stream.split('/');
    return category === referral.category && id !== undefined ? { tenant, id } : undefined;
  },
  project: (row, event) => {
    const [, id = ''] = event.stream.split('/');
    const { demoFigures = [], rules } = JSON.parse(event.metadata) as EventMetadata;
    const fact = decoded<ReferralEvent>(referral, event);
    const before = row ?? opened({ tenant: event.tenant, id, rules: rules?.hash ?? '' }, fact);
    if (!before) return undefined;
    const demo = before.demo || demoFigures.length > 0;
    return { ...after(before, fact), ...goesBy(fact, rules?.hash), version: event.version, demo };
  },
};

function opened(of: Pick<ReferralRow, 'tenant' | 'id' | 'rules'>, event: ReferralEvent): ReferralRow | undefined {
  if (event.type !== 'referral-opened') return undefined;
  const { subject, organisation, persons, trigger, procedure, on: openedOn } = event.data;
  const body = { subject, organisation, persons: [...persons], trigger, procedure, openedOn };
  return { ...of, ...body, version: 0, issuedBy: null, ended: false, demo: false };
}

/** Who reads of it are the desks of the procedure by which it goes. */
const goesBy = (event: ReferralEvent, rules: string | undefined): Partial<ReferralRow> =>
  event.type === 'referral-rebased' && rules !== undefined ? { rules, procedure: event.data.procedure } : {};

/** A step may end it, send it out, or send it back. */
function after(row: ReferralRow, event: ReferralEvent): ReferralRow {
  if (event.type === 'referral-withdrawn')
    return { ...row, issuedBy: event.data.step === row.issuedBy ? null : row.issuedBy };
  if (event.type === 'referral-rebased') {
    const { kept = [], ended } = event.data;
    const counts = kept.some(({ step }) => step === row.issuedBy);
    return { ...row, issuedBy: counts ? row.issuedBy : null, ended: ended !== undefined };
  }
  if (event.type === 'referral-opinion-given' || !('submission' in event.data)) return row;
  const { undone = [], ended } = event.data;
  const isUndone = undone.some(({ step }) => step === row.issuedBy);
  const isIssue = event.type === 'referral-issued' && goesOut(event.data);
  const issuedBy = isIssue ? event.data.step : isUndone ? null : row.issuedBy;
  return { ...row, issuedBy, ended: row.ended || ended !== undefined };
}
