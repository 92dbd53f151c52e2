import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ask, queryOf } from './ask.js';

export type Article = Readonly<{ instrument: string; article: string; quote: string }>;

export type Task = Readonly<{
  service: string;
  stream: string;
  what: string;
  kind: string;
  step: string;
  level?: string;
  /** What is to be done, in the words of the rules. */
  zh: string;
  about: Readonly<{ subject?: string; year?: string; period?: string; round?: string }>;
  subject: Readonly<{ name: string; unitName: string | null }> | null;
  whose: readonly Readonly<{ desk?: string; name?: string | null }>[];
  dueOn: string | null;
  daysLeft: number | null;
  dues: readonly Readonly<{ on: string | null; soft: boolean }>[];
  waitsFor: readonly unknown[];
  why: Readonly<{ zh: string; article: readonly Article[] }>;
}>;

type TaskPage = Readonly<{
  today: string;
  items: readonly Task[];
  next?: string;
  totals: Readonly<{ rows: number; overdue: number }>;
  unanswered: readonly Readonly<{ service: string }>[];
  words?: Words;
}>;

/** Of each field the codes that stand in a page, with what they are called. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What waits for whoever is signed in, page after page. */
export const useTasks = (jurisdiction: string) =>
  useInfiniteQuery({
    queryKey: ['tasks', jurisdiction],
    queryFn: ({ pageParam, signal }) =>
      ask<TaskPage>(
        `/api/overview/jurisdictions/${jurisdiction}/tasks${queryOf({ limit: 50, words: 'zh', after: pageParam })}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // What somebody else has done is gone without a reload.
    refetchInterval: 30_000,
  });

export type SubjectYear = Readonly<{
  subject: string;
  year: number;
  name: string;
  unitName: string | null;
  officialCode: string | null;
  kind: string;
  stage: string;
  requested: string | null;
  budget: string | null;
  executed: string | null;
  target: Readonly<{ period: string; status: string }> | null;
  light: string | null;
  warnings: readonly Readonly<{ light: string; round?: string; warning: string }>[];
  evaluations: readonly Readonly<{ type: string; status: string; ofItself: boolean; score?: string; grade?: string }>[];
  score: string | null;
  grade: string | null;
  result: Readonly<{ type: string; status: string; disposal: string | null; disposalName?: string | null }> | null;
  rectification: Readonly<{ status: string; problems: number; rectified: number }> | null;
}>;

export type SubjectPage = Readonly<{
  items: readonly SubjectYear[];
  next?: string;
  totals: Readonly<Record<'rows' | 'subjects' | 'red' | 'yellow' | 'evaluated' | 'targets', number>>;
  sums: Readonly<Record<'requested' | 'budget' | 'executed', string>>;
  /** How many events each service has told that are not joined yet. */
  asOf: Readonly<Record<string, Readonly<{ newest: string | null; behind: number }>>>;
  words?: Words;
}>;

/** What the list of subjects is asked for; each stands in the address. */
export type SubjectsAsked = Readonly<{
  year?: string | undefined;
  search?: string | undefined;
  stage?: string | undefined;
  light?: string | undefined;
  sort?: string | undefined;
  after?: string | undefined;
}>;

export const subjectsPerPage = 50;

/** `-score` is the score, the highest first. */
const orderOf = (sort: string | undefined) =>
  sort?.startsWith('-') ? { sort: sort.slice(1), descending: 'true' } : { sort };

export const useSubjects = (jurisdiction: string, asked: SubjectsAsked) =>
  useQuery({
    queryKey: ['subjects', jurisdiction, asked],
    queryFn: ({ signal }) =>
      ask<SubjectPage>(
        `/api/overview/jurisdictions/${jurisdiction}/subjects${queryOf({
          ...asked,
          ...orderOf(asked.sort),
          limit: subjectsPerPage,
          words: 'zh',
        })}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
