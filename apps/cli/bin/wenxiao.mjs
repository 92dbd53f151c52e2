#!/usr/bin/env node
// The command as it is installed. It runs what `npm run build` compiled, and says so when nothing has been compiled yet.
const notBuilt =
  'wenxiao 尚未编译：请在仓库根目录运行 npm run build。 · wenxiao is not compiled yet: run npm run build in the root of the repository.';

try {
  await import('../dist/main.js');
} catch (error) {
  const missing = error?.code === 'ERR_MODULE_NOT_FOUND' && /\/dist\//u.test(error.message);
  if (!missing) throw error;
  console.error(notBuilt);
  process.exitCode = 2;
}
