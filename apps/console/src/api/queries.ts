import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused } from './ask.js';

/** Asked twice more where that can help: what is refused stays refused. */
const passes = (error: Error) => error instanceof Refused && (error.status === 0 || error.status === 503);

export const sessionKey = ['session'] as const;

/** What was asked of the product, and for how long its answers stand. */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // The session has ended: whoever is here signs in again, at the same place.
      if (error instanceof Refused && error.status === 401 && query.queryKey[0] !== sessionKey[0])
        queries.setQueryData(sessionKey, null);
    },
  }),
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (tries, error) => tries < 2 && passes(error), refetchOnWindowFocus: true },
  },
});
