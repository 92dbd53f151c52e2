// Bundles the console by Vite: src/ → dist/, file names with the hash of their content, and each beside it compressed (br, gz).
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: 'error',
  base: '/console/',
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The oldest engine of office machines on which the console works.
    target: 'chrome87',
    cssTarget: 'chrome87',
    modulePreload: { polyfill: false },
    // No file stands in another as data: each is cached by its own name.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});

const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)];
for (const entry of await readdir(join(root, 'dist'), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const content = await readFile(file);
  await writeFile(`${file}.br`, await toBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  await writeFile(`${file}.gz`, await toGzip(content, { level: 9 }));
}
