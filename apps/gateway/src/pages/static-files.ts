import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const publicFolder = fileURLToPath(new URL('../../public/', import.meta.url));
const swaggerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The page, and the reader of the API document: few small files, read once at the start. Each has a route of its own, so
 * that no path of a request ever reaches the file system.
 */
export async function pages(fastify: FastifyInstance): Promise<void> {
  for (const file of await filesIn(publicFolder)) {
    const path = relative(publicFolder, file).split(sep).join('/');
    await serve(fastify, file, path === 'index.html' ? '/' : `/${path.replace(/\/index\.html$/, '/')}`);
  }
  await serve(fastify, join(swaggerFolder, 'swagger-ui.css'), '/docs/swagger-ui.css');
  await serve(fastify, join(swaggerFolder, 'swagger-ui-bundle.js'), '/docs/swagger-ui-bundle.js');
  fastify.get('/api/docs', (_request, reply) => reply.redirect('/docs/'));
}

/** Every file below a folder. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** @throws {Error} for a file that no page of ours has. */
export function contentTypeOf(file: string): string {
  const type = contentTypes[extname(file)];
  if (type === undefined) throw new Error(`Nobody knows the content type of ${file}`);
  return type;
}

async function serve(fastify: FastifyInstance, file: string, url: string): Promise<void> {
  const type = contentTypeOf(file);
  const content = await readFile(file);
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  fastify.get(url, (request, reply) => {
    // Asked for again each time, sent again only when it has changed.
    void reply.headers({ 'cache-control': 'no-cache', etag });
    return request.headers['if-none-match'] === etag ? reply.status(304).send() : reply.type(type).send(content);
  });
}
