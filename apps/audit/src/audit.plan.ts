import { Logger } from '@nestjs/common';
import { readerConnections_max } from '@wenxiao/messaging';
import { PARTIES, type ServicePlan } from '@wenxiao/service-kit';
import { type AuditSettings, HISTORIES, INSTALLATION, STORE_URLS } from './config.js';
import { TrailFollower } from './following/trail-follower.js';
import { type Histories, historiesInKafka, historiesInStores } from './history/histories.js';
import { trailMigrations, trailSchema } from './trail/trail-database.js';
import { TrailParties } from './trail/trail-parties.js';
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
      { provide: STORE_URLS, useValue: settings.histories },
      { provide: INSTALLATION, useValue: settings.installation },
      { provide: HISTORIES, useFactory: () => historiesOf(settings) },
      { provide: PARTIES, useClass: TrailParties },
      TrailFollower,
    ],
    healthParts: [TrailFollower],
    listensTo: ['directory'],
    projections: [],
    migrations: [trailMigrations],
    workingSchemas: [trailSchema],
    connections_max: connectionsTo(settings),
  };
}

/** It follows every store that it has a history of, and looks into one of them anew where a person asks for a proof. */
function connectionsTo({ histories }: AuditSettings): number {
  return Object.keys(histories).length * readerConnections_max + 1;
}

function historiesOf({ installation, transport, histories, kafkaBrokers: brokers, stores }: AuditSettings): Histories {
  if (transport === 'kafka') return historiesInKafka({ installation, brokers }, stores, new Logger('history'));
  // Audit's own store records nothing.
  const { audit: _, ...audited }: Readonly<Record<string, string>> = histories;
  return historiesInStores(installation, audited);
}
