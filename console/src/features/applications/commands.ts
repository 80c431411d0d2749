import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { Raw, ask, withQuery } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { maybe, reference } from '@/shared/api/schemas';
import { applicationQuery, createItem, itemQuery, saved } from '@/shared/applications/queries';
import type { ItemValues } from '@/shared/applications/schema';
import { schemaOf, type Draft } from './draft';

export function useDefineApplication() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, draft }: { id: string; draft: Draft }) =>
      ask(
        'POST',
        '/api/applications',
        { id, name: draft.name.trim(), schema: schemaOf(draft) },
        saved,
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['applications'] }),
  });
}

/** Saves name and fields at once; a newer version is read before the refusal is told. */
export function useSaveApplication(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ version, draft }: { version: number; draft: Draft }) => {
      const body = { name: draft.name.trim(), schema: schemaOf(draft) };
      try {
        return await ask('PUT', `/api/applications/${id}`, body, saved, { ifMatch: version });
      } catch (error) {
        if (isProblem(error, 'stale-application')) {
          await client.query({ ...applicationQuery(id), staleTime: 0 });
        }
        throw error;
      }
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['application', id] });
      void client.invalidateQueries({ queryKey: ['applications'] });
      void client.invalidateQueries({ queryKey: ['items', id] });
    },
  });
}

const inUse = z.object({ fields: z.array(z.string()) });
const linked = z.object({ lines: z.array(reference) });

/** The fields that cannot go because items have values of them. */
export function fieldsInUse(problem: unknown) {
  return isProblem(problem, 'field-in-use') ? problem.facts(inUse)?.fields : undefined;
}

/** The lines that need the Account field. */
export function linesLinking(problem: unknown) {
  return isProblem(problem, 'account-field-linked') ? problem.facts(linked)?.lines : undefined;
}

function readItemsAgain(client: QueryClient, application: string): void {
  void client.invalidateQueries({ queryKey: ['items', application] });
  void client.invalidateQueries({ queryKey: ['application', application] });
}

export function useCreateItem(application: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, values }: { id: string; values: ItemValues }) =>
      createItem(application, id, values),
    onSuccess: () => readItemsAgain(client, application),
  });
}

/** Saves an item as a whole; a newer version is read before the refusal is told. */
export function useSaveItem(application: string, id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ version, values }: { version: number; values: ItemValues }) => {
      const path = `/api/applications/${application}/items/${id}`;
      try {
        return await ask('PUT', path, { values }, saved, { ifMatch: version });
      } catch (error) {
        if (isProblem(error, 'stale-item')) {
          await client.query({ ...itemQuery(application, id), staleTime: 0 });
          await client.invalidateQueries({ queryKey: ['item-history', application, id] });
        }
        throw error;
      }
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['item', application, id] });
      void client.invalidateQueries({ queryKey: ['item-history', application, id] });
      readItemsAgain(client, application);
    },
  });
}

const imported = z.object({
  rows: z.number(),
  created: z.number(),
  errors: z
    .array(
      z.object({
        row: z.number(),
        field: maybe(z.string()),
        code: maybe(z.string()),
        message: maybe(z.string()),
      }),
    )
    .default([]),
  /** How many errors there are besides. */
  moreErrors: z.number().default(0),
});
export type Imported = z.output<typeof imported>;

interface Table {
  id: string;
  file: File;
  charset: string | undefined;
  dryRun: boolean;
}

/** Reads a table into items: all of them or none; a dry run only says what would come of it. */
export function useImport(application: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, file, charset, dryRun }: Table) => {
      const query = { id, charset, dryRun: dryRun ? 'true' : undefined };
      const path = withQuery(`/api/applications/${application}/items/import`, query);
      return ask('POST', path, new Raw('text/csv', await file.arrayBuffer()), imported);
    },
    onSuccess: ({ created }) => {
      if (created > 0) readItemsAgain(client, application);
    },
  });
}
