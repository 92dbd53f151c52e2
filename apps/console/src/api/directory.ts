import { useQuery } from '@tanstack/react-query';
import { ask, queryOf } from './ask.js';
import type { Account } from './session.js';

type About = Readonly<{ demo: boolean; timeZone: string; notice?: Readonly<{ zh: string }> }>;

/** What this installation is. */
export const useAbout = () =>
  useQuery({ queryKey: ['about'], queryFn: () => ask<About>('/api/about'), staleTime: Infinity });

type Organisations = Readonly<{ items: readonly Readonly<{ organisationId: string; name: string }>[] }>;

/** The jurisdictions in which somebody has a post, with their names: those above come first, and so are among the first page. */
export function useJurisdictions(account: Account): ReadonlyMap<string, string> {
  const queryFn = () => ask<Organisations>('/api/directory/organisations?limit=200');
  const { data } = useQuery({ queryKey: ['organisations'], queryFn, staleTime: Infinity });
  const names = new Map(data?.items.map(({ organisationId, name }) => [organisationId, name]));
  const ids = [...new Set(account.grants.map(({ jurisdictionId }) => jurisdictionId))];
  return new Map(ids.map((id) => [id, names.get(id) ?? '']));
}

type Names = Readonly<{ items: readonly Readonly<{ personId: string; displayName: string }>[] }>;

/** What the people are called whom whoever asks may know. */
export function usePeople(jurisdiction: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const asked = [...new Set(ids)].sort().slice(0, 100).join(',');
  const { data } = useQuery({
    queryKey: ['people', jurisdiction, asked],
    queryFn: () => ask<Names>(`/api/directory/jurisdictions/${jurisdiction}/people/names${queryOf({ ids: asked })}`),
    enabled: asked !== '',
    staleTime: Infinity,
  });
  return new Map(data?.items.map(({ personId, displayName }) => [personId, displayName]));
}
