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
import { securitySearch } from '@/features/audit/securityPlace';
import { PROVIDER_PROBLEMS } from '@/features/sign-in/problems';
import {
  audits,
  hasTemplates,
  isAdministrator,
  isSupervisor,
  meQuery,
  seesDesk,
  seesLines,
  siteQuery,
  writesToLines,
} from '@/shared/api/queries';
import type { Me } from '@/shared/api/schemas';
import { applicationChoiceQuery, readsItems } from '@/shared/applications/queries';
import { setLanguage } from '@/shared/i18n/i18n';
import { REASONS, takeBye } from '@/shared/live/bye';
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
  validateSearch: z.object({
    next: z.string().startsWith('/').optional().catch(undefined),
    reason: z.enum(REASONS).optional().catch(undefined),
    problem: z.enum(PROVIDER_PROBLEMS).optional().catch(undefined),
  }),
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
      const reason = takeBye(context.queryClient);
      throw redirect({
        to: '/sign-in',
        search: { next: location.href === '/' ? undefined : location.href, reason },
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
    list: z.enum(['queue', 'mine', 'all', 'closed', 'spam']).optional().catch(undefined),
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

const supervise = createRoute({
  getParentRoute: () => inside,
  path: '/supervise',
  validateSearch: z.object({
    line: z.string().optional().catch(undefined),
    tab: z.enum(['fairness']).optional().catch(undefined),
    sort: z.enum(['activity']).optional().catch(undefined),
  }),
  beforeLoad: ({ context }) => {
    if (!isSupervisor(context.me)) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./SuperviseRoute'), 'SuperviseRoute'),
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

/** For pages that administrators alone may open. */
const administratorsOnly = ({ context }: { context: { me: Me } }) => {
  if (!isAdministrator(context.me)) throw redirect({ to: '/' });
};

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: z.object({
    q: z.string().optional().catch(undefined),
    group: z.string().optional().catch(undefined),
    state: z.enum(['inactive', 'all']).optional().catch(undefined),
    new: z.boolean().optional().catch(undefined),
  }),
  beforeLoad: administratorsOnly,
  component: lazyRouteComponent(() => import('@/features/people/PeoplePage'), 'PeoplePage'),
});

const onePerson = createRoute({
  getParentRoute: () => inside,
  path: '/people/$person',
  beforeLoad: administratorsOnly,
  component: lazyRouteComponent(() => import('@/features/people/PersonPage'), 'PersonPage'),
});

const groups = createRoute({
  getParentRoute: () => inside,
  path: '/groups',
  validateSearch: z.object({
    q: z.string().optional().catch(undefined),
    new: z.boolean().optional().catch(undefined),
  }),
  beforeLoad: administratorsOnly,
  component: lazyRouteComponent(() => import('@/features/people/GroupsPage'), 'GroupsPage'),
});

const oneGroup = createRoute({
  getParentRoute: () => inside,
  path: '/groups/$group',
  validateSearch: z.object({
    q: z.string().optional().catch(undefined),
    tab: z.enum(['settings']).optional().catch(undefined),
  }),
  beforeLoad: administratorsOnly,
  component: lazyRouteComponent(() => import('@/features/people/GroupPage'), 'GroupPage'),
});

const applications = createRoute({
  getParentRoute: () => inside,
  path: '/applications',
  validateSearch: z.object({
    q: z.string().optional().catch(undefined),
    new: z.boolean().optional().catch(undefined),
  }),
  beforeLoad: administratorsOnly,
  component: lazyRouteComponent(
    () => import('@/features/applications/ApplicationsPage'),
    'ApplicationsPage',
  ),
});

const oneApplication = createRoute({
  getParentRoute: () => inside,
  path: '/applications/$application',
  beforeLoad: administratorsOnly,
  component: lazyRouteComponent(
    () => import('@/features/applications/ApplicationPage'),
    'ApplicationPage',
  ),
});

const records = createRoute({
  getParentRoute: () => inside,
  path: '/records',
  validateSearch: z.object({ q: z.string().optional().catch(undefined) }),
  // A single application needs no choice.
  beforeLoad: async ({ context }) => {
    const choice = await context.queryClient
      .query({ ...applicationChoiceQuery, staleTime: 'static' })
      .catch(() => []); // the page says so
    const [only, ...others] = choice.filter(readsItems);
    if (only !== undefined && others.length === 0) {
      throw redirect({ to: '/records/$application', params: { application: only.id } });
    }
  },
  component: lazyRouteComponent(() => import('@/features/applications/RecordsPage'), 'RecordsPage'),
});

const items = createRoute({
  getParentRoute: () => inside,
  path: '/records/$application',
  validateSearch: z.object({
    q: z.string().optional().catch(undefined),
    columns: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('@/features/applications/ItemsPage'), 'ItemsPage'),
});

const newItem = createRoute({
  getParentRoute: () => inside,
  path: '/records/$application/new',
  component: lazyRouteComponent(() => import('@/features/applications/NewItemPage'), 'NewItemPage'),
});

const oneItem = createRoute({
  getParentRoute: () => inside,
  path: '/records/$application/$item',
  component: lazyRouteComponent(() => import('@/features/applications/ItemPage'), 'ItemPage'),
});

const templates = createRoute({
  getParentRoute: () => inside,
  path: '/templates',
  validateSearch: z.object({
    q: z.string().optional().catch(undefined),
    folder: z.string().optional().catch(undefined),
    new: z.boolean().optional().catch(undefined),
  }),
  beforeLoad: ({ context }) => {
    if (!hasTemplates(context.me)) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(
    () => import('@/features/templates/TemplatesPage'),
    'TemplatesPage',
  ),
});

const profile = createRoute({
  getParentRoute: () => inside,
  path: '/profile',
  component: lazyRouteComponent(() => import('@/features/profile/ProfilePage'), 'ProfilePage'),
});

const wizard = createRoute({
  getParentRoute: () => inside,
  path: '/wizard',
  validateSearch: z.object({
    line: z.string().optional().catch(undefined),
    step: z.enum(['test']).optional().catch(undefined),
  }),
  beforeLoad: administratorsOnly,
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

const securityLog = createRoute({
  getParentRoute: () => inside,
  path: '/audit/security-log',
  validateSearch: securitySearch,
  beforeLoad: ({ context }) => {
    if (!audits(context.me)) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(
    () => import('@/features/audit/SecurityLogPage'),
    'SecurityLogPage',
  ),
});

export const routeTree = root.addChildren([
  signIn,
  firstRun,
  inside.addChildren([
    index,
    desk,
    messages,
    supervise,
    lines,
    oneLine,
    people,
    onePerson,
    groups,
    oneGroup,
    applications,
    oneApplication,
    records,
    items,
    newItem,
    oneItem,
    templates,
    profile,
    wizard,
    audit,
    auditLine,
    securityLog,
  ]),
]);
