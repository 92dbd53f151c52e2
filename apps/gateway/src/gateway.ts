import cookies from '@fastify/cookie';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  Draining,
  HEALTH,
  type Health,
  HealthController,
  LOGGER,
  NestLogger,
  httpAdapter,
  nestHttpOptions,
  openApiOf,
  ProblemFilter,
  ServiceInstances,
  serviceLogger,
  validationPipe,
  WellFormedRequests,
} from '@wenxiao/service-kit';
import { AboutController } from './about.controller.js';
import { GATEWAY_SETTINGS, type GatewaySettings, readGatewaySettings } from './config.js';
import { DirectoryClient } from './directory/directory-client.js';
import { Principals } from './directory/principals.js';
import { OpenApiDocuments } from './documents/openapi-documents.js';
import { OperationsController } from './operations/operations.controller.js';
import { ServicesHealth } from './operations/services-health.js';
import { consoleFiles } from './pages/console-files.js';
import { securityHeaders } from './pages/security-headers.js';
import { pages } from './pages/static-files.js';
import { proxy } from './routing/proxy.js';
import { limitArrival, requestMilliseconds } from './routing/slow-requests.js';
import { SessionCookie } from './session/session-cookie.js';
import { SessionController } from './session/session.controller.js';

/** The public address, open. */
export type RunningGateway = Readonly<{
  /** Where it answers, `http://127.0.0.1:3000`. */
  url: string;
  close(): Promise<void>;
}>;

@Module({})
class GatewayModule {}

/**
 * Opens the one public address: sessions, the way to the services, the API document, the page.
 * @param environment what the gateway's settings are read from.
 * @throws {SettingsError} naming every flaw.
 */
export async function startGateway(environment: Readonly<Record<string, string | undefined>>): Promise<RunningGateway> {
  const settings = readGatewaySettings(environment);
  const logger = serviceLogger('gateway', settings.logLevel);
  const instances = new ServiceInstances(settings.services);
  const adapter = httpAdapter({
    requestTimeout: requestMilliseconds.upload,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
  });
  const wellFormed = new WellFormedRequests(settings.demo);
  const app = await NestFactory.create<NestFastifyApplication>(
    moduleOf(settings, { instances, logger, wellFormed }),
    adapter,
    {
      logger: new NestLogger(logger),
      ...nestHttpOptions,
    },
  );
  const draining = new Draining(adapter.getInstance());
  app.useGlobalPipes(validationPipe());
  const own = openApiOf(app, 'gateway', '问效的公开接口 / the public API of Wenxiao');
  own.info.title = '问效 Wenxiao';
  wellFormed.follow(own);
  const documents = new OpenApiDocuments(own, instances);
  const fastify = adapter.getInstance();
  limitArrival(fastify);
  securityHeaders(fastify, { https: settings.publicUrl.startsWith('https://') });
  fastify.get('/api/openapi.json', () => documents.merged());
  fastify.addHook('onResponse', async (request, reply) => {
    const { method, id: traceId } = request;
    const path = request.url.split('?', 1)[0];
    logger.info({ method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime), traceId }, 'answered');
  });
  await app.register(cookies);
  // From here on errors of plain routes take the way of Nest's: to the filter, and out as problem+json.
  await app.init();
  await fastify.register(pages);
  await fastify.register(consoleFiles, { logger });
  await fastify.register(proxy, {
    instances,
    timeout_ms: settings.timeoutSeconds * 1000,
    principals: app.get<Principals>(Principals),
    cookie: app.get<SessionCookie>(SessionCookie),
  });
  await app.listen(settings.port, settings.host);
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  logger.info({ url }, 'the gateway answers');
  return {
    url,
    close: async () => {
      await draining.end();
      await app.close();
    },
  };
}

type Parts = Readonly<{
  instances: ServiceInstances;
  logger: ReturnType<typeof serviceLogger>;
  wellFormed: WellFormedRequests;
}>;

function moduleOf(settings: GatewaySettings, { instances, logger, wellFormed }: Parts) {
  // A service that is down is a 503 of its own; behind another gateway it would be down as well.
  const health: Health = { ready: async () => true, parts: async () => [] };
  return {
    module: GatewayModule,
    controllers: [AboutController, HealthController, OperationsController, SessionController],
    providers: [
      DirectoryClient,
      Principals,
      ServicesHealth,
      { provide: GATEWAY_SETTINGS, useValue: settings },
      { provide: ServiceInstances, useValue: instances },
      { provide: SessionCookie, useValue: new SessionCookie(settings.installation, settings.publicUrl) },
      { provide: HEALTH, useValue: health },
      { provide: LOGGER, useValue: logger },
      { provide: APP_INTERCEPTOR, useValue: wellFormed },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  };
}
