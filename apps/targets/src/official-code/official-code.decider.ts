import { officialCodeFacts } from '@wenxiao/facts/targets';
import { soleHolderDecider } from '../sole-holder/sole-holder.js';

/** Another subject of the tenant has it. */
export type OfficialCodeRejection = Readonly<{ code: 'code-taken'; officialCode: string }>;

/** An official code of a subject (项目代码): one subject of a tenant has it, or none. */
export const officialCodeDecider = soleHolderDecider(
  { reserved: officialCodeFacts.codeReserved, released: officialCodeFacts.codeReleased },
  (officialCode): OfficialCodeRejection => ({ code: 'code-taken', officialCode }),
);
