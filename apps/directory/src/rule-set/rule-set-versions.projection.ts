import { unreachable } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import type { RuleSetEvent } from '@wenxiao/facts/directory';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { ruleSet } from './rule-set.aggregate.js';
import { RuleSetVersionRow } from './rule-set-versions.table.js';

export const ruleSetVersionsProjection: Projection<RuleSetVersionRow> = {
  name: 'rule-set-versions/1',
  table: RuleSetVersionRow,
  keyOf: (stored) => {
    const [category, ruleSetId] = stored.stream.split('/');
    if (category !== ruleSet.category || ruleSetId === undefined) return undefined;
    return { ruleSetId, version: decoded<RuleSetEvent>(ruleSet, stored).data.version };
  },
  project: (row, stored) => {
    const event = decoded<RuleSetEvent>(ruleSet, stored);
    const [, ruleSetId = ''] = stored.stream.split('/');
    const decided = {
      decidedBy: (JSON.parse(stored.metadata) as EventMetadata).actor.id,
      decidedAt: stored.recordedAt,
      streamVersion: stored.version,
    };
    switch (event.type) {
      case 'rule-set-proposed': {
        const { version, hash, content, proposedBy } = event.data;
        const undecided = { decidedBy: null, decidedAt: null, reason: null, streamVersion: stored.version };
        const proposal = { ruleSetId, version, hash, content, proposedBy };
        return { ...proposal, tenant: stored.tenant, status: 'proposed', ...undecided };
      }
      case 'rule-set-returned':
        return row && { ...row, ...decided, status: 'returned', reason: event.data.reason };
      case 'rule-set-published':
        return row && { ...row, ...decided, status: 'published' };
      default:
        return unreachable(event);
    }
  },
};
