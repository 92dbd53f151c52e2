import type { RunningStandalone, startStandalone as start } from '@wenxiao/standalone';

// Stands in the place of `@wenxiao/standalone` where the tests of a row are run: the product is the same, in the process of the command.
declare const productHost: string;

type Started = Pick<RunningStandalone, 'url' | 'services' | 'close'>;

export async function startStandalone(settings: Parameters<typeof start>[0]): Promise<Started> {
  const started = await asked<Pick<Started, 'url' | 'services'>>('start', settings);
  const close = async (): Promise<void> => {
    await asked('close', { url: started.url });
  };
  return { ...started, close };
}

async function asked<Body>(what: string, body: object): Promise<Body> {
  const answer = await fetch(`${productHost}/${what}`, { method: 'POST', body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`产品未能启动 the product did not start: ${text}`);
  return JSON.parse(text) as Body;
}
