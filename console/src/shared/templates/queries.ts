import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get } from '../api/client';
import { template } from '../api/schemas';

const templates = z.object({ items: z.array(template) });

/** The response templates at hand: everybody's and my own. Nothing tells when a colleague changes one. */
export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async ({ signal }) => (await get('/api/templates', templates, signal)).items,
  staleTime: 30_000,
});
