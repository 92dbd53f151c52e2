/* global SwaggerUIBundle -- from /docs/swagger-ui-bundle.js */

/** Who is signed in on this site tries operations out as themselves: the cookie goes along, and so must its token. */
async function csrfToken() {
  const response = await fetch('/api/session');
  return response.ok ? (await response.json()).csrfToken : undefined;
}

let token;
SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#document',
  deepLinking: true,
  defaultModelsExpandDepth: -1,
  docExpansion: 'none',
  requestInterceptor: async (request) => {
    if (request.method !== undefined && !['GET', 'HEAD'].includes(request.method.toUpperCase())) {
      token ??= await csrfToken();
      if (token !== undefined) request.headers['X-CSRF-Token'] = token;
    }
    return request;
  },
});
