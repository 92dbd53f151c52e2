import { RouteConfig } from '@nestjs/platform-fastify';

/** The operation also takes `text/csv`, and reads it itself from the request as it comes. */
export const TakesTables = (): MethodDecorator => RouteConfig({ takesTables: true });

/** … and takes nothing else: JSON is no table. */
export const TakesTablesAlone = (): MethodDecorator => RouteConfig({ takesTables: true, takesNoJson: true });

/** It takes a table in `text/csv`, or a file of whatever kind, whose bytes it reads itself: JSON of another system is a file, too. */
export const TakesTablesAndFiles = (): MethodDecorator =>
  RouteConfig({ takesTables: true, takesFiles: true, takesNoJson: true });
