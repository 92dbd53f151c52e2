import type { Provider, Type } from '@nestjs/common';
import type { Migrations } from '@wenxiao/event-store';
import type { HealthPart } from '../http/health.js';
import type { FactCopy } from '../copies/fact-copy.js';
import type { DueSource } from '../due/alarm.js';
import type { AnyProjection } from './projection.js';

/** What makes one service: everything that differs between services, and nothing of how a service is run. */
export type ServicePlan = Readonly<{
  /** Its name: of its store, its topics, its part of the address `/api/<name>`. */
  name: string;
  /** For the OpenAPI document, Chinese first. */
  description: string;
  controllers: readonly Type[];
  /** Message handlers (`@EventPattern`), each also a Nest controller. */
  consumers?: readonly Type[];
  providers?: readonly Provider[];
  /** Those of the providers that operators are told of, beside what every service has. */
  healthParts?: readonly Type<HealthPart>[];
  /** The services whose published events it takes in. */
  listensTo: readonly string[];
  projections: readonly AnyProjection[];
  /** What becomes due of its streams: providers of their own. */
  due?: readonly Type<DueSource>[];
  /** What it keeps of others' facts. */
  copies?: readonly FactCopy[];
  /** Migrations of its own read models, and the schemas that they are in. */
  migrations: readonly Migrations[];
  workingSchemas: readonly string[];
  /** Schemas of logs: the service adds rows to them, and changes or removes none. */
  appendOnlySchemas?: readonly string[];
  /** Connections to PostgreSQL that it opens at most, beside those that every service opens. */
  connections_max?: number;
}>;
