import type { ServicePlan } from '@wenxiao/service-kit';
import { type AuditSettings, HISTORIES, HISTORY_FEEDS } from './config.js';
import { TrailFollower } from './following/trail-follower.js';
import type { HistoryFeed } from './history/history-feed.js';
import { PostgresHistory } from './history/postgres-history.js';
import { trailMigrations, trailSchema } from './trail/trail-database.js';
import { TrailController } from './trail/trail.controller.js';
import { ProofController } from './verifying/proof.controller.js';

/** Everything that makes this service: what it answers, follows and keeps. It records nothing that others read. */
export function auditPlan(settings: AuditSettings): ServicePlan {
  return {
    name: 'audit',
    description:
      '审计轨迹：只凭事件历史重建，可按时刻回看，可证明未被改动 / the audit trail, rebuilt from event history alone',
    controllers: [TrailController, ProofController],
    providers: [
      { provide: HISTORIES, useValue: settings.histories },
      { provide: HISTORY_FEEDS, useFactory: () => feedsOf(settings) },
      TrailFollower,
    ],
    listensTo: ['directory'],
    projections: [],
    migrations: [trailMigrations],
    workingSchemas: [trailSchema],
  };
}

function feedsOf(settings: AuditSettings): readonly HistoryFeed[] {
  const histories: Readonly<Record<string, string>> = settings.histories;
  // Audit's own store records nothing.
  const audited = Object.entries(histories).filter(([store]) => store !== 'audit');
  return audited.map(([store, url]) => new PostgresHistory(store, url));
}
