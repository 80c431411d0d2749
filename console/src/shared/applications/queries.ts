import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ask, get, noteListPosition, withQuery } from '../api/client';
import { maybe, pageOf, reference } from '../api/schemas';
import { applicationSchema, itemValues, linkedItems, type ItemValues } from './schema';

const may = z.array(z.string()).default([]);

const applicationRow = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number(),
  accountField: maybe(z.string()),
  may,
});
export type ApplicationRow = z.output<typeof applicationRow>;
const applications = pageOf(applicationRow);

const application = applicationRow.extend({
  schema: applicationSchema,
  titleField: z.string(),
  /** These two for those who define applications. */
  fieldsInUse: z.array(z.string()).nullish(),
  lines: z.array(reference).nullish(),
});
export type Application = z.output<typeof application>;

const itemRow = z.object({
  id: z.string(),
  title: z.string(),
  version: z.number(),
  createdAt: z.string(),
  changedAt: z.string(),
  values: itemValues,
  linked: linkedItems,
});
export type ItemRow = z.output<typeof itemRow>;
const items = pageOf(itemRow);

const item = itemRow.extend({ application: reference, may });
export type Item = z.output<typeof item>;

export const saved = z.object({ id: z.string(), version: z.number() });

/** Nothing tells of applications while one looks at them; after this long they are asked for again. */
const FRESH_MS = 10_000;

export const applicationsQuery = (search = '') =>
  infiniteQueryOptions({
    queryKey: ['applications', 'list', search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const path = withQuery('/api/applications', { search, limit: 100, cursor: pageParam });
      return get(path, applications, signal);
    },
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

/** All that one may see something of, to choose from. */
export const applicationChoiceQuery = queryOptions({
  queryKey: ['applications', 'choice'],
  queryFn: async ({ signal }) =>
    (await get('/api/applications?limit=200', applications, signal)).items,
  staleTime: FRESH_MS,
});

export const readsItems = ({ may }: ApplicationRow) => may.includes('READ_ITEMS');

export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['application', id],
    queryFn: ({ signal }) => get(`/api/applications/${id}`, application, signal),
    staleTime: FRESH_MS,
  });

interface ItemsOf {
  application: string;
  search: string;
  columns: string[];
}

export const itemsQuery = ({ application: id, search, columns }: ItemsOf) =>
  infiniteQueryOptions({
    queryKey: ['items', id, { search, columns }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const given = { search, columns: columns.join(','), limit: 100, cursor: pageParam };
      const page = await get(withQuery(`/api/applications/${id}/items`, given), items, signal);
      noteListPosition(page.position);
      return page;
    },
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });

/** The first few items that match, to choose one to link to. */
export const itemChoiceQuery = (id: string, search: string) =>
  queryOptions({
    queryKey: ['items', id, 'choice', search],
    queryFn: async ({ signal }) => {
      const path = withQuery(`/api/applications/${id}/items`, { search, limit: 20 });
      return (await get(path, items, signal)).items;
    },
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });

export const itemQuery = (application: string, id: string) =>
  queryOptions({
    queryKey: ['item', application, id],
    queryFn: ({ signal }) => get(`/api/applications/${application}/items/${id}`, item, signal),
    staleTime: FRESH_MS,
  });

/** Writes an item down; the same id again is the same item. */
export function createItem(application: string, id: string, values: ItemValues) {
  return ask('POST', `/api/applications/${application}/items`, { id, values }, saved);
}
