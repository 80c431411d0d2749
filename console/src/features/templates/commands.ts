import { useMutation, useQueryClient } from '@tanstack/react-query';
import { tell } from '@/shared/api/client';
import { newId } from '@/shared/outbox/ids';
import { templatesQuery } from '@/shared/templates/queries';

/** What a template is made of; without an id it is a new one. */
export interface Written {
  id: string | undefined;
  name: string;
  folder: string | undefined;
  text: string;
  shared: boolean;
}

export function useSaveTemplate() {
  const client = useQueryClient();
  return useMutation({
    // Whose it is stays as it was begun.
    mutationFn: ({ id, shared, ...written }: Written) =>
      id === undefined
        ? tell('POST', '/api/templates', { id: newId(), ...written, shared })
        : tell('PUT', `/api/templates/${id}`, written),
    onSuccess: () => client.invalidateQueries({ queryKey: templatesQuery.queryKey }),
  });
}

export function useDeleteTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => tell('DELETE', `/api/templates/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: templatesQuery.queryKey }),
  });
}
