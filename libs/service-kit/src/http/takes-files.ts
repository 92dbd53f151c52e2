import { RouteConfig } from '@nestjs/platform-fastify';

/** The operation takes `application/octet-stream`, the bytes of one file, and reads it itself from the request as it comes. */
export const TakesFiles = (): MethodDecorator => RouteConfig({ takesFiles: true });
