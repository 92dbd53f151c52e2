import { RouteConfig } from '@nestjs/platform-fastify';

/** The operation also takes `text/csv`, and reads it itself from the request as it comes. */
export const TakesTables = (): MethodDecorator => RouteConfig({ takesTables: true });

/** … and takes nothing else: JSON is no table. */
export const TakesTablesAlone = (): MethodDecorator => RouteConfig({ takesTables: true, takesNoJson: true });
