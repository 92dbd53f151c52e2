/** First parts of a service's addresses that are not for the public. */
const ownParts: readonly string[] = ['internal', 'health', 'metrics', 'openapi.json'];

/**
 * What `/api/<service>/…` asks for. Parts of the path are looked at as the service will see them, decoded, and go on as they
 * came.
 * @param url path and query as they stand in the request.
 * @returns the service's name, whether there is such a service or not, and its path without the query; undefined where there
 *   is nothing for the public.
 */
export function routeOf(url: string): Readonly<{ service: string; path: string }> | undefined {
  const [path = ''] = url.split(/[?#]/, 1);
  const [, api, service = '', ...parts] = path.split('/');
  if (api !== 'api' || parts.length === 0) return undefined;
  const decoded = parts.map(decodedPart);
  if (decoded.includes(undefined) || ownParts.includes(decoded[0]?.toLowerCase() ?? '')) return undefined;
  return { service, path: `/${parts.join('/')}` };
}

/** A part that names something; undefined where it is empty, leads elsewhere, or hides what it is. */
function decodedPart(part: string): string | undefined {
  try {
    const text = decodeURIComponent(part);
    return text === '' || text === '.' || /^\.\.|\.\.$|[/\\%\p{Cc}]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
