import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/client';
import { created, type Group } from '../api/schemas';
import { newId } from '../outbox/ids';
import { groupsQuery } from './queries';

const PAUSE_MS = 250;
const folded = (text: string) => text.normalize('NFKC').toLocaleLowerCase();

/** The groups whose names contain what is typed; the server is asked only where there are too many to know. */
export function useGroups(typed: string, enabled = true) {
  const wanted = typed.trim();
  const [settled] = useDebouncedValue(wanted, PAUSE_MS);
  const all = useQuery({ ...groupsQuery(), enabled });
  const tooMany = all.data?.nextCursor !== undefined;
  const found = useQuery({
    ...groupsQuery(settled),
    enabled: enabled && tooMany && settled !== '',
    placeholderData: keepPreviousData,
  });
  const searching = tooMany && wanted !== '';
  const { data, error } = searching ? found : all;
  const groups = (data?.items ?? []).filter(({ name }) => folded(name).includes(folded(wanted)));
  return {
    groups,
    error,
    /** Whether a group of exactly this name is known not to exist. */
    isNew:
      wanted !== '' &&
      data !== undefined &&
      (!searching || (settled === wanted && !found.isPlaceholderData)) &&
      !groups.some(({ name }) => folded(name) === folded(wanted)),
  };
}

export function useCreateGroup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string): Promise<Group> => {
      const { id } = await ask('POST', '/api/groups', { id: newId(), name }, created);
      return { id, name, members: 0, system: false, providerName: undefined };
    },
    onSuccess: (group) => {
      client.setQueryData(
        groupsQuery().queryKey,
        (old) => old && { ...old, items: [...old.items, group] },
      );
      void client.invalidateQueries({ queryKey: ['groups', 'list'] });
    },
  });
}
