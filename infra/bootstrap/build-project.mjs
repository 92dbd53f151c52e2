// Compiles one project: src/**/*.ts → dist/**/*.js by SWC; everything else (SQL, JSON, HTML) is copied as it is.
// Usage: node build-project.mjs <project folder>. Types are checked by `npm run typecheck`, once for the whole workspace.
import { transformFile } from '@swc/core';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = resolve(process.argv[2] ?? '.');
const source = join(project, 'src');
const target = join(project, 'dist');
const swcrc = join(dirname(fileURLToPath(import.meta.url)), '../../.swcrc');
const isTest = (file) => /\.(int-)?spec\.ts$/.test(file);

await rm(target, { recursive: true, force: true });
const entries = await readdir(source, { recursive: true, withFileTypes: true });
await Promise.all(
  entries
    .filter((entry) => entry.isFile() && !isTest(entry.name))
    .map(async (entry) => {
      const from = join(entry.parentPath, entry.name);
      const to = join(target, relative(source, from));
      await mkdir(dirname(to), { recursive: true });
      if (!entry.name.endsWith('.ts')) return cp(from, to);
      const out = to.replace(/\.ts$/, '.js');
      // Seen from the map: what is built elsewhere and taken over, as a build cache does, names the files of this place.
      const sourceFileName = relative(dirname(out), from);
      const { code, map } = await transformFile(from, { configFile: swcrc, swcrc: false, sourceFileName });
      await writeFile(out, `${code}\n//# sourceMappingURL=${entry.name.replace(/\.ts$/, '.js.map')}\n`);
      await writeFile(`${out}.map`, map ?? '');
    }),
);
