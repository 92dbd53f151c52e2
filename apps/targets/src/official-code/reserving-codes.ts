import type { Actor } from '@wenxiao/domain';
import { type Act, act } from '@wenxiao/service-kit';
import { codeId } from '../stream-names.js';
import { officialCode } from './official-code.aggregate.js';
import type { OfficialCodeRejection } from './official-code.decider.js';

/** Whose code, of which unit, and what it was and becomes; undefined where there is none. */
type CodeChange = Readonly<{ subject: string; unit: string; before?: string; after?: string }>;

/**
 * The acts that go with another official code of a subject, in the same append as what changes it: the new one is reserved, the
 * old one is given back. None where it stays.
 * @param by by what the act is done that they go with; asked once that has been let in.
 */
export function reservingCode(
  { subject, unit, before, after }: CodeChange,
  by: () => Actor,
): readonly Act<OfficialCodeRejection>[] {
  if (before !== undefined && after !== undefined && codeId(before) === codeId(after)) return [];
  const on = (code: string, type: 'reserve' | 'release') =>
    act(officialCode)({
      id: codeId(code),
      expectedVersion: 'current',
      given: (_, at) => ({
        command: { type, data: { subject, officialCode: code }, at, by: by() },
        inForce: { rules: undefined },
        actor: by(),
        about: { subject },
        at: unit,
      }),
    });
  return [
    ...(after === undefined ? [] : [on(after, 'reserve')]),
    ...(before === undefined ? [] : [on(before, 'release')]),
  ];
}
