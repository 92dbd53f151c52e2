import type { OpenAPIObject } from '@nestjs/swagger';
import type { ServiceInstances } from '@wenxiao/service-kit';
import { mergedOpenApi } from './merged-openapi.js';

const timeoutMilliseconds = 3000;

/** The public document, put together from what the services say of themselves. What was once read is read again only after a restart. */
export class OpenApiDocuments {
  private readonly read = new Map<string, OpenAPIObject>();

  constructor(
    private readonly own: OpenAPIObject,
    private readonly instances: ServiceInstances,
  ) {}

  async merged(): Promise<OpenAPIObject> {
    const names = this.instances.services;
    await Promise.all(names.map((name) => this.fetch(name)));
    const known = names.flatMap((name) => {
      const document = this.read.get(name);
      return document ? [[name, document] as const] : [];
    });
    const missing = names.filter((name) => !this.read.has(name));
    return mergedOpenApi(this.own, Object.fromEntries(known), missing);
  }

  private async fetch(name: string): Promise<void> {
    if (this.read.has(name)) return;
    const [url] = this.instances.inTurn(name);
    try {
      const response = await fetch(new URL('/openapi.json', url), { signal: AbortSignal.timeout(timeoutMilliseconds) });
      const document = (await response.json()) as Partial<OpenAPIObject>;
      if (response.ok && document.paths !== undefined) this.read.set(name, document as OpenAPIObject);
    } catch {
      // A service that does not answer now is named as missing, and asked again next time.
    }
  }
}
