import { idIn, pathPlace, yearIn } from '@wenxiao/service-kit';
import type { MeasurePlace, MonitoringPlace, RoundPlace } from './monitoring.place.js';

const parts = { subject: 'string', year: 'number' } as const;

function placeIn(written: Readonly<Record<keyof typeof parts, string>>): MonitoringPlace | undefined {
  const [subject, year] = [idIn(written.subject), yearIn(written.year)];
  return subject === undefined || year === undefined ? undefined : { subject, year };
}

/** Of which subject and year the monitoring is that a path names. */
export const PathMonitoring = pathPlace(parts, placeIn);

/** … and which round of it. */
export const PathRound = pathPlace({ ...parts, round: 'string' }, ({ round, ...written }): RoundPlace | undefined => {
  const place = placeIn(written);
  return place && { ...place, round };
});

/** … and which of the measures that were proposed upon that. */
export const PathMeasure = pathPlace(
  { ...parts, round: 'string', proposal: 'string' },
  ({ round, ...written }): MeasurePlace | undefined => {
    const [place, proposal] = [placeIn(written), idIn(written.proposal)];
    return place && proposal !== undefined ? { ...place, round, proposal } : undefined;
  },
);
