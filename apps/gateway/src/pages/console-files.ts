import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type { serviceLogger } from '@wenxiao/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentTypeOf, filesIn } from './static-files.js';

const folder = join(dirname(createRequire(import.meta.url).resolve('@wenxiao/console/package.json')), 'dist');

/** How a file may be sent, the smallest first: as a browser says that it takes it. */
const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;
type Encoding = (typeof encodings)[number]['name'];

type Served = Readonly<{ type: string; plain: Buffer; compressed: ReadonlyMap<Encoding, Buffer> }>;

/**
 * The console below `/console/`: files whose names have the hash of their content, kept by browsers for ever, and one page for every
 * place in it, asked for anew each time. All are read once at the start: no path of a request reaches the file system.
 * Where the console was not built there is none, and the log says so.
 */
export async function consoleFiles(
  fastify: FastifyInstance,
  { logger }: Readonly<{ logger: ReturnType<typeof serviceLogger> }>,
): Promise<void> {
  if (!existsSync(folder)) {
    logger.warn('控制台尚未编译，请运行 npm run build / the console is not built: npm run build');
    return;
  }
  const isCompressed = (file: string) => encodings.some(({ ending }) => file.endsWith(ending));
  let page: Served | undefined;
  for (const file of (await filesIn(folder)).filter((each) => !isCompressed(each))) {
    const served = await servedOf(file);
    const path = relative(folder, file).split(sep).join('/');
    if (path === 'index.html') page = served;
    else
      fastify.get(`/console/${path}`, (request, reply) =>
        sendFile(served, request, reply, 'max-age=31536000, immutable'),
      );
  }
  if (!page) throw new Error(`There is no index.html in ${folder}`);
  const start = page;
  fastify.get('/console', (_request, reply) => reply.redirect('/console/'));
  fastify.get('/console/*', (request, reply) => {
    // A place in the console has no ending; a file of another build is gone, and no page is sent in its place.
    const isPlace = !/\.[^/]*$/.test(request.url.split('?', 1)[0] ?? '');
    if (isPlace) return sendFile(start, request, reply, 'no-cache');
    reply.callNotFound();
    return reply;
  });
}

async function servedOf(file: string): Promise<Served> {
  const compressed = await Promise.all(
    encodings.map(async ({ name, ending }) => [name, await readFile(`${file}${ending}`)] as const),
  );
  return { type: contentTypeOf(file), plain: await readFile(file), compressed: new Map(compressed) };
}

function sendFile({ type, plain, compressed }: Served, request: FastifyRequest, reply: FastifyReply, kept: string) {
  const taken = (request.headers['accept-encoding'] ?? '').split(',').map((each) => each.trim().split(';')[0]);
  const encoding = encodings.find(({ name }) => taken.includes(name))?.name;
  void reply.type(type).headers({ 'cache-control': kept, vary: 'accept-encoding' });
  if (encoding) void reply.header('content-encoding', encoding);
  return reply.send((encoding && compressed.get(encoding)) ?? plain);
}
