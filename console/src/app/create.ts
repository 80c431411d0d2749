import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { isProblem } from '@/shared/api/problem';
import { meQuery } from '@/shared/api/queries';
import { noteBye } from '@/shared/live/bye';
import { routeTree } from './routes';

const RETRIED = new Set([0, 429, 502, 503, 504]);

function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (!isProblem(error, 'not-signed-in')) return;
    noteBye(client, 'EXPIRED');
    client.setQueryData(meQuery.queryKey, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Nothing waits in silence for a connection: it fails, says so, and is not done behind one's back later.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        // The stream keeps what is loaded true; nothing goes stale by itself.
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        retry: (failures, error) => isProblem(error) && RETRIED.has(error.status) && failures < 3,
        retryDelay: (failures, error) =>
          isProblem(error) && error.retryAfterSeconds !== undefined
            ? error.retryAfterSeconds * 1_000
            : 500 * 2 ** failures,
      },
    },
  });
  return client;
}

function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: false,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}

/** The parts an application is made of; a test brings its own history. */
export function createApp(history?: RouterHistory) {
  const queryClient = createQueryClient();
  return { queryClient, router: createAppRouter(queryClient, history) };
}
