import type { Actor } from '@wenxiao/domain';
import type { Act } from '@wenxiao/service-kit';
import { holding } from '../sole-holder/holding.js';
import { codeId } from '../stream-names.js';
import { officialCode } from './official-code.aggregate.js';
import type { OfficialCodeRejection } from './official-code.decider.js';

/** Whose code, of which unit, and what it was and becomes; undefined where there is none. */
type CodeChange = Readonly<{ subject: string; unit: string; before?: string; after?: string }>;

const named = (code: string | undefined): ReadonlyMap<string, string> =>
  new Map(code === undefined ? [] : [[codeId(code), code]]);

/** The acts that go with another official code of a subject. */
export function reservingCode(
  { subject, unit, before, after }: CodeChange,
  by: () => Actor,
): readonly Act<OfficialCodeRejection>[] {
  return holding(officialCode, { subject, unit, before: named(before), after: named(after) }, by);
}
