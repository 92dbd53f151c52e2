import type { EventReference } from '@wenxiao/event-store';
import type { Copied } from '@wenxiao/service-kit';
import type { openedEvaluations } from '../copies.js';

type CopiedOpening = NonNullable<(typeof openedEvaluations)['data']>;
type Openings = Readonly<{ opened: readonly Copied<CopiedOpening>[]; notBegun: readonly Copied<object>[] }>;

/** The evaluation of a year with which its self-evaluation began, if it has. */
export function begunIn({ opened, notBegun }: Openings, year: number): Copied<CopiedOpening> | undefined {
  const isWithdrawn = ({ stream, version }: EventReference): boolean =>
    notBegun.some(({ fact }) => fact.stream === stream && fact.version > version);
  return opened
    .filter(({ data, fact }) => data.ofItself && data.year === year && !isWithdrawn(fact))
    .sort((one, other) => (one.data.openedOn < other.data.openedOn ? -1 : 1))
    .at(0);
}
