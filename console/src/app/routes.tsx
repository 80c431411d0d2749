import type { QueryClient } from '@tanstack/react-query';
import {
  Outlet,
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { placeSearch } from '@/features/audit/place';
import {
  audits,
  isAdministrator,
  meQuery,
  seesDesk,
  seesLines,
  siteQuery,
  writesToLines,
} from '@/shared/api/queries';
import type { Me } from '@/shared/api/schemas';
import { setLanguage } from '@/shared/i18n/i18n';
import { Frame } from './Frame';
import { NotFound, PageBroke } from './Faults';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: PageBroke,
});

const siteOf = (client: QueryClient) => client.query({ ...siteQuery, staleTime: 'static' });
const personOf = (client: QueryClient) => client.query({ ...meQuery, staleTime: 'static' });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ next: z.string().startsWith('/').optional().catch(undefined) }),
  beforeLoad: async ({ context }) => {
    const site = await siteOf(context.queryClient);
    if (site.firstRun) throw redirect({ to: '/first-run' });
    const me = await personOf(context.queryClient);
    if (me !== null) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('@/features/sign-in/SignInPage'), 'SignInPage'),
});

const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/first-run',
  beforeLoad: async ({ context }) => {
    await siteOf(context.queryClient);
  },
  component: lazyRouteComponent(() => import('@/features/sign-in/FirstRunPage'), 'FirstRunPage'),
});

/** Everything that asks for somebody signed in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const me = await personOf(context.queryClient);
    if (me === null) {
      const site = await siteOf(context.queryClient);
      if (site.firstRun) throw redirect({ to: '/first-run' });
      throw redirect({
        to: '/sign-in',
        search: location.href === '/' ? {} : { next: location.href },
      });
    }
    await setLanguage(me.language);
    return { me };
  },
  component: Frame,
});

function home(me: Me) {
  if (seesDesk(me)) return redirect({ to: '/desk' });
  if (writesToLines(me)) return redirect({ to: '/messages' });
  if (audits(me)) return redirect({ to: '/audit' });
  if (seesLines(me)) return redirect({ to: '/lines' });
  return undefined;
}

const index = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    const to = home(context.me);
    if (to !== undefined) throw to;
  },
  component: lazyRouteComponent(() => import('./NothingHere'), 'NothingHere'),
});

const desk = createRoute({
  getParentRoute: () => inside,
  path: '/desk',
  validateSearch: z.object({
    list: z.enum(['queue', 'mine', 'all', 'closed']).optional().catch(undefined),
    line: z.string().optional().catch(undefined),
    q: z.string().optional().catch(undefined),
    session: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./DeskOrWizard'), 'DeskOrWizard'),
});

const messages = createRoute({
  getParentRoute: () => inside,
  path: '/messages',
  validateSearch: z.object({ line: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('@/features/messages/MessagesPage'), 'MessagesPage'),
});

const lines = createRoute({
  getParentRoute: () => inside,
  path: '/lines',
  validateSearch: z.object({
    q: z.string().optional().catch(undefined),
    state: z.enum(['retired', 'all']).optional().catch(undefined),
    new: z.boolean().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('@/features/lines/LinesPage'), 'LinesPage'),
});

const oneLine = createRoute({
  getParentRoute: () => inside,
  path: '/lines/$line',
  validateSearch: placeSearch.extend({
    tab: z.enum(['messengers', 'history']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./LineRoute'), 'LineRoute'),
});

const wizard = createRoute({
  getParentRoute: () => inside,
  path: '/wizard',
  validateSearch: z.object({
    line: z.string().optional().catch(undefined),
    step: z.enum(['test']).optional().catch(undefined),
  }),
  beforeLoad: ({ context }) => {
    if (!isAdministrator(context.me)) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('@/features/lines/Wizard'), 'Wizard'),
});

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  validateSearch: z.object({ q: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage'), 'AuditPage'),
});

const auditLine = createRoute({
  getParentRoute: () => inside,
  path: '/audit/$line',
  validateSearch: placeSearch,
  component: lazyRouteComponent(() => import('@/features/audit/AuditLinePage'), 'AuditLinePage'),
});

export const routeTree = root.addChildren([
  signIn,
  firstRun,
  inside.addChildren([index, desk, messages, lines, oneLine, wizard, audit, auditLine]),
]);
